"""Tests of adding the proposals of drafts by their numbers."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.diagnostic import Span, has_errors
from briefgen.propose.take import draft_sources, read_numbers, take
from briefgen.publish.starter import new_brief
from tests.workspace import Workspace

PLACE = Span("draft")
SOURCE = """\
id: {name}
type: article-newspaper
genre: news-report
title: {name}
issued: 2025-03-11
origin: paper
text: {name}.txt
"""
FILES = {
    "briefs/corpus/sources/globe.yaml": SOURCE.format(name="globe"),
    "briefs/corpus/sources/wire.yaml": SOURCE.format(name="wire"),
    "briefs/corpus/sources/lost.yaml": SOURCE.format(name="lost"),
    "briefs/corpus/facts/origins.yaml": "origins:\n  - {id: paper, name: The Paper, kind: media}\n",
    "texts/globe.txt": (
        "At least 14 boats carried passengers, the harbour police said. Petrol rose to $1.94 a litre on 3 March 2025, "
        "which is the highest price that the island has ever seen in any of its years.\n"
    ),
    "texts/wire.txt": "The harbour police said that 31 boats were fined.\n",
}


@pytest.fixture
def workspace(empty: Workspace) -> Workspace:
    """Make a workspace of two texts and one source without its text."""
    return empty.write(FILES)


def test_proposals_of_all_sources_are_taken_by_number(workspace: Workspace) -> None:
    """Chosen proposals of several sources are added at one time, with an origin of both only once."""
    drafted, problems = draft_sources((), workspace.settings, PLACE)
    assert problems == ()
    assert len(drafted) == 3
    numbers, _ = read_numbers("1-3", len(drafted), PLACE)
    added, faults = take([drafted[at - 1] for at in numbers], workspace.settings, quoted=False)
    assert faults == ()
    assert [each.shown for each in added] == [
        "briefs/corpus/facts/globe.yaml",
        "briefs/corpus/facts/globe.yaml",
        "briefs/corpus/facts/wire.yaml",
    ]
    assert {finding.rule for finding in workspace.check_corpus()} == {"text-unwritten"}
    assert draft_sources((), workspace.settings, PLACE)[0] == ()


def test_quoted_statements_need_no_typing(workspace: Workspace) -> None:
    """With `quoted`, facts pass every rule as they are, and a brief of all facts builds."""
    drafted, _ = draft_sources(("globe", "wire"), workspace.settings, PLACE)
    added, _ = take(drafted, workspace.settings, quoted=True)
    assert [each.proposal.statement for each in added] == [
        "“At least 14 boats carried passengers, the harbour police said”.",
        "The Paper: “Petrol rose to $1.94 a litre on 3 March 2025”.",
        "“The harbour police said that 31 boats were fined”.",
    ]
    assert workspace.check_corpus() == ()
    path, problems = new_brief("boats", "policy-memo", workspace.settings, date(2025, 3, 12), all_facts=True)
    assert (path is not None, problems) == (True, ())
    assert not has_errors(workspace.check("briefs/boats.yaml"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1,3-4", (1, 3, 4)), ("all", (1, 2, 3, 4)), ("5", ()), ("0", ()), ("a", ()), ("3-2", ())],
)
def test_numbers_are_those_of_the_list(text: str, expected: tuple[int, ...]) -> None:
    """Numbers and ranges of the list are read; anything else is one finding."""
    numbers, problems = read_numbers(text, 4, PLACE)
    assert numbers == expected
    assert [finding.rule for finding in problems] == ([] if expected else ["number-unknown"])
