"""Tests of the rule heading-disagrees."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, CHANNEL, brief_with, found_in_brief, found_in_corpus
from tests.harbour import FACTS, LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
TITLE = "The north channel stays closed"
SECTION = "sections:\n  - title: {}\n    body: The channel has [its depth](fact:channel-depth).\n"
LABEL = "key_figures:\n  - {{fact: channel-depth, label: {}}}\n"
VALID = [
    brief_with(SECTION.format("Depth"), **{TITLE: "The channel is nine metres deep"}),
    brief_with(**{TITLE: "The channel is closed from 2 March 2026"}),
    brief_with(**{TITLE: "The channel reopens on 9 May 2031"}),
    brief_with(SECTION.format("The channel has nine metres")),
    brief_with(SECTION.format("The channel stays shallow")),
    brief_with(LABEL.format("depth of 9 m")),
]
INVALID = {
    "a title": (brief_with(**{TITLE: "The channel is six metres deep"}), 1, 23, "`six metres`"),
    "a title's year": (
        brief_with(**{TITLE: "The channel is closed from 2 March 2031"}),
        1,
        35,
        "`from 2 March 2031`",
    ),
    "a heading": (brief_with(SECTION.format("The channel has 19 metres")), 14, 28, "`19 metres`"),
    "a heading's unit": (brief_with(SECTION.format("The channel has nine miles")), 14, 28, "`nine miles`"),
    "a label": (brief_with(LABEL.format("depth of 12 m")), 14, 43, "`12 m`"),
}


@pytest.mark.parametrize("files", VALID)
def test_headings_with_their_facts_numbers_pass(harbour: Workspace, files: dict[str, str]) -> None:
    """A number of a title, heading or label that a fact below it has gives no finding."""
    assert found_in_brief(harbour, files) == []


@pytest.mark.parametrize(("files", "line", "column", "words"), INVALID.values(), ids=INVALID)
def test_other_numbers_fail(
    harbour: Workspace, files: dict[str, str], line: int, column: int, words: str
) -> None:
    """A number that no fact below has is reported at its place."""
    assert found_in_brief(harbour, files) == [("heading-disagrees", BRIEF_PATH, line, column)]
    (finding,) = harbour.check()
    assert f" says {words}" in finding.message.replace(" deep`", "`")


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("Norway closes the channel", None),
        ("Swedish ships are shut out", "the event names `Swedish`, where its fact has `Norway`"),
        ("Norway sells Iceland the quay", None),
        ("Iceland sells Norway the quay", "the event says `Iceland sells Norway`"),
    ],
)
def test_an_event_has_the_names_of_its_fact(harbour: Workspace, event: str, message: str | None) -> None:
    """An event with another state in the place of its fact's, or with giver and receiver exchanged, is a warning."""
    statement = "Norway closed the north channel and sold Iceland the quay."
    facts = FACTS.replace("The north channel is closed.", statement).replace("North channel closes", event)
    log = LOG.replace(
        "the north channel is closed", "Norway closed the north channel; Norway sold Iceland the quay"
    )
    facts = facts.replace("the north channel is closed}", "Norway closed the north channel}")
    harbour.write({CHANNEL: facts, "texts/log.txt": log})
    found = [each.message for each in harbour.check_corpus() if each.rule == "heading-disagrees"]
    assert [each[: len(message or "")] for each in found] == ([message] if message else [])


def test_an_event_has_its_facts_numbers(harbour: Workspace) -> None:
    """A number of an event that its fact does not have is reported."""
    facts = FACTS.replace("event: North channel closes", "event: North channel closes at 7 metres")
    assert found_in_corpus(harbour, {CHANNEL: facts}) == [("heading-disagrees", CHANNEL, 5, 36)]


TWO_YEARS = """\
facts:
  - id: tugs
    statement: The roads had 31 tugs in 2021.
    event: {}
    date: 2021
    evidence: [{{source: log, exact: had 31 tugs in 2021 and 46 in 2024}}]
"""


@pytest.mark.parametrize(("event", "count"), [("The roads have 46 tugs in 2024", 0), ("46 tugs in 2021", 1)])
def test_a_number_keeps_its_year(harbour: Workspace, event: str, count: int) -> None:
    """A number of which the statement says nothing is not given the year of another one in the evidence."""
    log = (harbour.root / "texts" / "log.txt").read_text("utf-8")
    more = {"briefs/corpus/facts/more.yaml": TWO_YEARS.format(event)}
    harbour.write({"texts/log.txt": f"{log}The roads had 31 tugs in 2021 and 46 in 2024.\n", **more})
    assert sum(d.rule == "heading-disagrees" for d in harbour.check_corpus()) == count


QUEUE = """\
facts:
  - id: queue
    statement: At least 14 vessels wait at the roads.
    date: 2026-03-18
    event: {}
    evidence: [{{source: log, exact: At least 14 vessels wait}}]
"""


@pytest.mark.parametrize(
    ("event", "count"),
    [("Fourteen vessels wait", 0), ("More than 14 vessels wait", 1), ("Up to 14 vessels wait", 1)],
)
def test_an_event_may_leave_out_a_qualifier_and_not_change_it(
    harbour: Workspace, event: str, count: int
) -> None:
    """What heads or labels a fact may be shorter than the fact, and may not say something else."""
    log = (harbour.root / "texts" / "log.txt").read_text("utf-8")
    more = {"briefs/corpus/facts/more.yaml": QUEUE.format(event)}
    harbour.write({"texts/log.txt": f"{log}At least 14 vessels wait at the roads.\n", **more})
    assert sum(d.rule == "heading-disagrees" for d in harbour.check_corpus()) == count


@pytest.mark.parametrize(
    ("event", "count"),
    [
        ("Wheat prices fall", 0),
        ("Wheat prices rise", 1),
        ("Nearly 40 mills close", 0),
        ("More than 40 mills close", 1),
        ("More than 50 mills close", 1),
    ],
)
def test_an_event_is_compared_with_evidence_of_which_the_statement_says_nothing(
    harbour: Workspace, event: str, count: int
) -> None:
    """A statement on one part of its evidence does not excuse an event that turns another part round."""
    said = "Wheat prices fell and nearly 40 mills closed because the harvest was wet."
    fact = f"facts:\n  - {{id: wet, statement: It rained on the harvest., date: 2026-03-02, event: {event}, "
    files = {PATH: f"{fact}evidence: [{{source: log, exact: {said}}}]}}\n", "texts/log.txt": f"{LOG}{said}\n"}
    assert len(found_in_corpus(harbour, files)) == count
