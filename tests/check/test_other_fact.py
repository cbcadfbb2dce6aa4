"""Tests of links whose words another fact has."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with
from tests.harbour import LOG
from tests.workspace import Workspace

FACTS = """\
facts:
  - id: gale
    statement: A gale broke the outer pier.
    evidence: [{source: log, exact: gale broke the outer pier}]
  - id: storm
    statement: A storm sank two barges.
    evidence: [{source: log, exact: storm sank two barges}]
"""
TEXT = LOG + "A gale broke the outer pier. A storm sank two barges.\n"
GAP = (
    "gaps:\n  - question: Why is the [{}](fact:{}) so?\n  - question: Who saw [a pier](fact:gale)?\n"
    "  - question: Who saw [a storm](fact:storm)?\n"
)
CASES = {
    "its own fact": ("outer pier", "gale", ""),
    "words in part of its own": ("storm at the pier", "gale", ""),
    "a single word": ("pier", "storm", ""),
    "words of no fact": ("long queue", "gale", ""),
    "words of another fact": ("outer pier", "storm", "gale"),
    "a name for it": ("harbour news", "storm", ""),
}


@pytest.mark.parametrize(("words", "linked", "other"), CASES.values(), ids=CASES)
def test_a_link_has_words_of_its_fact(harbour: Workspace, words: str, linked: str, other: str) -> None:
    """A link of which its fact has no word, and one other fact of the brief all, is reported with that fact."""
    brief = brief_with(GAP.format(words, linked))[BRIEF_PATH]
    files = {"briefs/corpus/facts/more.yaml": FACTS, "texts/log.txt": TEXT, BRIEF_PATH: brief}
    found = [each for each in harbour.write(files).check() if each.rule == "words-disagree"]
    assert [each.hints[0] for each in found] == (
        [f"link `fact:{other}` instead, if that is meant: its statement has these words"] if other else []
    )
