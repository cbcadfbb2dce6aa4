"""Tests of the rule measure-elsewhere."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS, LOG, ORIGINS
from tests.workspace import Workspace

STATEMENT = "The north channel is nine metres deep."
DEPTH = "a depth of nine metres"


@pytest.mark.parametrize(
    ("label", "statement", "evidence", "count"),
    [
        ("Depth of Norway’s channel", "Norway’s north channel is nine metres deep.", DEPTH, 0),
        ("Depth of Norway’s channel", STATEMENT, DEPTH, 0),
        ("Depth of the channel", "Norway’s north channel is nine metres deep.", DEPTH, 0),
        ("Depth of Norway’s channel", "The channel to Sweden is nine metres deep.", f"{DEPTH} off Norway", 0),
        ("Depth off Oslo", "Norway’s channel is nine metres deep.", DEPTH, 0),
        ("Depth of Sweden’s channel", "Norway’s north channel is nine metres deep.", DEPTH, 1),
        (
            "Depth between Norway and Sweden",
            "The channel from Norway to Denmark is nine metres deep.",
            DEPTH,
            1,
        ),
    ],
)
def test_a_measure_is_of_a_state_that_the_fact_names(
    harbour: Workspace, label: str, statement: str, evidence: str, count: int
) -> None:
    """A figure is reported whose fact names other states, and not the one of its measure's label."""
    origins = ORIGINS.replace("label: Depth of the north channel", f"label: {label}")
    assert origins != ORIGINS or label == "Depth of the channel"
    files = {
        "briefs/corpus/facts/origins.yaml": origins,
        CHANNEL: FACTS.replace(STATEMENT, statement).replace(DEPTH, evidence),
        "texts/log.txt": LOG.replace(DEPTH, evidence),
    }
    found = [each for each in found_in_corpus(harbour, files) if each[0] == "measure-elsewhere"]
    assert len(found) == count


def test_another_fact_of_the_source_may_name_the_state(harbour: Workspace) -> None:
    """A figure passes where another fact on the measure, with a quotation of that source, names the state."""
    origins = ORIGINS.replace(
        "label: Depth of the north channel", "label: Depth of Sweden’s channel to Norway"
    )
    facts = FACTS.replace(STATEMENT, "Norway’s north channel is nine metres deep, deeper than Denmark’s.")
    other = f"""
  - id: before
    statement: A year before, Sweden’s channel to Norway was nine metres deep.
    figure: {{measure: MEASURE, value: 9, unit: metres}}
    evidence: [{{source: log, exact: {DEPTH}}}]
"""
    measure = origins.partition("measures:")[2].partition("id: ")[2].split(",")[0].split("}")[0].strip()
    for more, count in (("", 1), (other.replace("MEASURE", measure), 0)):
        files = {
            "briefs/corpus/facts/origins.yaml": origins,
            CHANNEL: facts,
            "briefs/corpus/facts/more.yaml": f"facts:{more}" if more else "facts: []\n",
        }
        found = [each for each in found_in_corpus(harbour, files) if each[0] == "measure-elsewhere"]
        assert len(found) == count
