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
    "a sentence that names whom its fact speaks of": ("barges near the outer pier", "storm", ""),
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


DATED = """\
facts:
  - id: first-gale
    statement: A gale broke the outer pier in 1961.
    date: 1961
    evidence: [{source: log, exact: gale broke the outer pier in 1961}]
  - id: fire
    statement: A fire burnt the sheds in 1961.
    date: 1961
    evidence: [{source: log, exact: fire burnt the sheds in 1961}]
  - id: last-gale
    statement: A gale sank two barges in 2000.
    date: 2000
    evidence: [{source: log, exact: gale sank two barges in 2000}]
"""
DATES = {
    "the gale of 2000": (),
    "the gale of 1961": (
        "link `fact:first-gale` instead, if that is meant: it has this date",
        "did you mean `2000`?",
    ),
    "the losses of 1961": ("did you mean `2000`?",),
    "the gale at the sheds in 1961": ("did you mean `2000`?",),
    "the gale of 1962": ("did you mean `2000`?",),
}
"""The words of a link to the last gale, and the hints on its date; two facts may have as much of the words."""


@pytest.mark.parametrize(("words", "hints"), DATES.items())
def test_a_link_with_the_date_of_another_fact_is_led_there(
    harbour: Workspace, words: str, hints: tuple[str, ...]
) -> None:
    """The one fact with the date and the most of the words comes before the date of the linked fact."""
    gaps = "".join(f"  - question: Who saw [{name}](fact:{name})?\n" for name in ("first-gale", "fire"))
    brief = brief_with(f"gaps:\n  - question: Who saw [{words}](fact:last-gale)?\n{gaps}")[BRIEF_PATH]
    text = f"{LOG}A gale broke the outer pier in 1961. A fire burnt the sheds in 1961. A gale sank two barges in 2000.\n"
    files = {"briefs/corpus/facts/more.yaml": DATED, "texts/log.txt": text, BRIEF_PATH: brief}
    found = [each for each in harbour.write(files).check() if each.rule == "date-unsupported"]
    assert [each.hints[:-1] for each in found] == ([hints] if hints else [])
