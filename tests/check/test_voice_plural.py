"""Tests of the rule voice-plural."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, CHANNEL, QUESTION_PATH, brief_with, found_in_brief, found_in_corpus
from tests.harbour import FACTS, ORIGINS, QUESTION
from tests.workspace import Workspace

CLOSED = "statement: The north channel is closed.\n"
FILES = {
    "briefs/corpus/facts/origins.yaml": ORIGINS.replace(
        "measures:", "  - {id: holt, name: Ada Holt, kind: person}\nmeasures:"
    ),
    CHANNEL: FACTS.replace(
        CLOSED, "statement: The north channel is closed, says Ada Holt.\n    attributed_to: holt\n"
    ),
}
SECTION = "sections:\n  - title: The port waits\n    body: '%s'\n"
VIEW = """\
views:
  - id: holt-waits
    holder: {name: %s}
    hypothesis: wait
    attributed_to: holt
    claim: Waiting pays.
    reasoning: Ships have time.
    evidence: [{source: log, exact: the old quay}]
"""
VALID = [
    "Holt says that [it is closed](fact:channel-closed).",
    "Analysts wait, but [it is closed](fact:channel-closed).",
    "Analysts say that [it is closed](fact:channel-closed), and [nine metres](fact:channel-depth) deep.",
]
INVALID = [
    "Analysts say that [it is closed](fact:channel-closed).",
    "According to officials [it is closed](fact:channel-closed).",
]


@pytest.mark.parametrize("words", VALID)
def test_voices_that_are_as_many_as_they_seem_pass(harbour: Workspace, words: str) -> None:
    """A name, a plural that does not speak, and a plural with evidence of two origins pass."""
    found = found_in_brief(harbour, {**FILES, **brief_with(SECTION % words)})
    assert [each for each in found if each[0] == "voice-plural"] == []


@pytest.mark.parametrize("words", INVALID)
def test_a_plural_for_one_person_is_reported(harbour: Workspace, words: str) -> None:
    """Where all that is cited comes from one person, a plural speaker has a warning at the word."""
    found = found_in_brief(harbour, {**FILES, **brief_with(SECTION % words)})
    column = 12 + min(words.index(word) for word in ("Analysts", "officials") if word in words)
    assert found == [("voice-plural", BRIEF_PATH, 15, column)]


@pytest.mark.parametrize(("name", "reported"), [("Ada Holt", False), ("Port officials", True)])
def test_a_plural_holder_for_one_person_is_reported(harbour: Workspace, name: str, reported: bool) -> None:
    """A view of one person has no plural holder."""
    question = QUESTION.replace("  - id: extend\n", "  - id: extend\n    held_by: none found\n")
    files = {**FILES, QUESTION_PATH: question + VIEW % name}
    found = found_in_corpus(harbour.set(rules={"case-bare": "off"}), files)
    assert [each for each in found if each[0] == "voice-plural"] == (
        [("voice-plural", QUESTION_PATH, 19, 20)] if reported else []
    )
