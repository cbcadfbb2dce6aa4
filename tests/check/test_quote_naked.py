"""Tests of the rule quote-naked."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, QUESTION_PATH, brief_with, found_in_brief
from tests.harbour import QUESTION
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
VALID = {
    "the evidence's words": "[“north channel”](fact:channel-closed)",
    "a closing comma": "[“north channel,”](fact:channel-closed) it says",
    "straight marks": '["the north channel"](fact:channel-closed)',
    "a capital at the start": "[“The north channel”](fact:channel-closed)",
    "no quotation": "[the south](fact:channel-closed)",
    "marks around a link": "“[north channel](fact:channel-closed)”",
    "marks around a link and more": "“[the north](fact:channel-closed) channel is”",
    "the name of a ship": "the ship “Aurora” and the book “War and Peace”",
    "apostrophes": "the pilots’ log, Kim's crew",
}
INVALID = {
    "no link": ("an “old” quay", 10, "the phrase “old” is not linked to its evidence"),
    "straight marks": ('an "old" quay', 10, 'the phrase "old" is not linked to its evidence'),
    "single marks": ("an ‘old’ quay", 10, "the phrase ‘old’ is not linked to its evidence"),
    "a web link": ("[“old”](https://example.org)", 8, "the phrase “old” is not linked to its evidence"),
    "another thing than a name": ("the ship “waits”", 16, "the phrase “waits” is not linked to its evidence"),
    "marks around a link": (
        "“[north quay](fact:channel-closed)”",
        7,
        "the phrase “north quay” is not in the evidence of `channel-closed`",
    ),
    "marks around a link and more": (
        "“[the north](fact:channel-closed) quay”",
        7,
        "the phrase “the north quay” is not in the evidence of `channel-closed`",
    ),
    "another capital": (
        "[“north Channel”](fact:channel-closed)",
        8,
        "the phrase “north Channel” is not in the evidence of `channel-closed`",
    ),
    "other words": (
        "[the “south channel”](fact:channel-closed)",
        12,
        "the phrase “south channel” is not in the evidence of `channel-closed`",
    ),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_phrases_of_the_evidence_pass(harbour: Workspace, text: str) -> None:
    """A phrase that the linked evidence holds, and marks that quote nothing, give no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column", "message"), INVALID.values(), ids=INVALID)
def test_other_phrases_fail(harbour: Workspace, text: str, column: int, message: str) -> None:
    """A phrase without a link, or that its evidence does not hold, is reported at its place."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == [("quote-naked", BRIEF_PATH, 15, column)]
    (finding,) = harbour.check()
    assert finding.message == message


VIEW = """\
views:
  - id: a-pilot
    holder: {{name: A pilot}}
    hypothesis: wait
    claim: Waiting pays.
    reasoning: The pilot writes of “{}”.
    evidence: [{{source: log, exact: the old quay}}]
"""


@pytest.mark.parametrize(("phrase", "found"), [("the old quay", []), ("the new quay", ["quote-naked"])])
def test_a_view_quotes_its_own_evidence(harbour: Workspace, phrase: str, found: list[str]) -> None:
    """The words of a view's own quotation need no link to a fact; others do."""
    harbour.write({QUESTION_PATH: QUESTION + VIEW.format(phrase)})
    assert [d.rule for d in harbour.check_corpus()] == found


NEAREST = {
    "another word": ("“the south channel”", ["did you mean `“the north channel”`?"]),
    "straight marks and a comma": ('"the north canal is,"', ['did you mean `"the north channel is,"`?']),
    "half of the words": ("“south channel”", []),
    "more words than the evidence": ("“that the old north channel is closed”", []),
}


@pytest.mark.parametrize(("phrase", "hints"), NEAREST.values(), ids=NEAREST)
def test_the_nearest_words_are_named(harbour: Workspace, phrase: str, hints: list[str]) -> None:
    """Where the evidence has most of a phrase, its own words are named first, in the marks of the text."""
    files = brief_with(GAP.format(f"[{phrase}](fact:channel-closed)"))
    (found,) = [each for each in harbour.write(files).check() if each.rule == "quote-naked"]
    assert list(found.hints) == [*hints, "quote the evidence's own words: the north channel is closed"]
