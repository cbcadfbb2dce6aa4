"""Tests of the rule origin-shared."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import Severity
from tests.check.tables import found_in_corpus
from tests.corpus.test_near_duplicates import prose
from tests.harbour import LOG, ORIGINS, SOURCE
from tests.workspace import Workspace

REPORT = f"{LOG} {prose(1)}"
DAILY = (
    SOURCE.replace("id: log", "id: daily")
    .replace("text: log.txt", "text: daily.txt")
    .replace("issued: 2026-03-05", "issued: 2026-03-06")
)
OTHER = DAILY.replace("origin: pilots", "origin: daily")
PATH = "briefs/corpus/sources/daily.yaml"
FILES = {
    "briefs/corpus/facts/origins.yaml": ORIGINS + "  - {id: draught, label: Draught, unit: m}\n",
    "briefs/corpus/facts/daily.yaml": "origins: [{id: daily, name: The Daily, kind: media}]\n",
    "texts/log.txt": REPORT,
}
VALID = {
    "one origin": {PATH: DAILY, "texts/daily.txt": f"By our staff. {REPORT}"},
    "other words": {PATH: OTHER, "texts/daily.txt": prose(2)},
    "a passage in common": {PATH: OTHER, "texts/daily.txt": f"{prose(2)} {REPORT[:200]}"},
    "a text that is not at hand": {PATH: OTHER},
}
INVALID = {
    "the same text": ({PATH: OTHER, "texts/daily.txt": REPORT}, [(PATH, 6, 9)]),
    "with a line of its own": ({PATH: OTHER, "texts/daily.txt": f"By our staff. {REPORT}"}, [(PATH, 6, 9)]),
    "the earlier of the two": (
        {PATH: OTHER.replace("issued: 2026-03-06", "issued: 2026-02-28"), "texts/daily.txt": REPORT},
        [("briefs/corpus/sources/log.yaml", 6, 9)],
    ),
}


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_sources_of_their_own_pass(harbour: Workspace, files: dict[str, str]) -> None:
    """Sources that differ, that share their origin, or whose texts are not at hand give no finding."""
    assert found_in_corpus(harbour, {**FILES, **files}) == []


@pytest.mark.parametrize(("files", "expected"), INVALID.values(), ids=INVALID)
def test_a_repeated_text_fails(
    harbour: Workspace, files: dict[str, str], expected: list[tuple[str, int, int]]
) -> None:
    """The later of two sources of nearly one text is reported at its origin."""
    assert found_in_corpus(harbour, {**FILES, **files}) == [("origin-shared", *place) for place in expected]


def test_the_finding_is_a_warning_that_names_both(harbour: Workspace) -> None:
    """The finding weighs as a warning, says how much is shared, and shows the other origin."""
    harbour.write({**FILES, PATH: OTHER, "texts/daily.txt": REPORT})
    (found,) = harbour.check_corpus()
    assert found.severity is Severity.WARNING
    assert found.message == "`daily` repeats `log` (100 % of the shorter text), and has another origin"
    assert found.hints == ("write `origin: pilots`, if it reprints the other's report",)
    assert found.because[0].span.path == "briefs/corpus/sources/log.yaml"


def test_a_repeated_source_does_not_corroborate(harbour: Workspace) -> None:
    """A judgement on two sources of one text rests on one origin, for all their names."""
    fact = (
        "origins: [{id: daily, name: The Daily, kind: media}]\nfacts:\n  - id: closed-by-both\n"
        "    statement: The north channel is closed.\n"
        "    evidence: [{source: log, exact: the north channel is closed}, {source: daily, exact: the north channel is closed}]\n"
    )
    brief = {"briefs/brief.yaml": BRIEF_ON_BOTH, PATH: OTHER, "briefs/corpus/facts/daily.yaml": fact}
    harbour.write({**FILES, **brief, "texts/daily.txt": prose(2) + " the north channel is closed."})
    assert [d.rule for d in harbour.check()] == []
    harbour.write({"texts/daily.txt": REPORT})
    assert [d.rule for d in harbour.check()] == ["judgement-single-origin", "origin-shared"]


BRIEF_ON_BOTH = """\
title: The north channel stays closed
product: two-page-brief
as_of: 2026-03-20
marking: TLP:GREEN
question: When does the north channel reopen?
bottom_line: It [is closed](fact:closed-by-both).
judgements:
  - id: reopening
    text: the north channel reopens in May
    likelihood: {term: likely}
    confidence: {level: moderate, basis: both reports}
    rests_on: [closed-by-both]
"""
