"""Tests of what a memo says, part by part."""

from __future__ import annotations

from briefgen.compose.composers import COMPOSERS
from briefgen.compose.part_words import ledger, part_words
from tests.compose.composing import memo_of
from tests.harbour import BRIEF, FACTS, LOG, ORIGINS
from tests.workspace import Workspace

OTHER = """\
  - id: channel-depth-survey
    statement: A survey finds the north channel seven metres deep.
    figure: {measure: north-depth, value: 7, unit: m, as_of: 2026-03-01}
    attributed_to: surveyors
    evidence: [{source: log, exact: a survey finds seven metres}]
"""
TWO = {
    "briefs/corpus/facts/channel.yaml": FACTS + OTHER,
    "briefs/corpus/facts/origins.yaml": ORIGINS.replace(
        "measures:", "  - {id: surveyors, name: The surveyors, kind: company}\nmeasures:"
    ),
    "texts/log.txt": LOG + "But a survey finds seven metres.\n",
    "briefs/brief.yaml": BRIEF + "key_figures: [{measure: north-depth}]\n",
}


def test_words_come_without_their_marks(harbour: Workspace) -> None:
    """Prose is given as it is printed, references as words and without the marks of notes."""
    found = part_words(memo_of(harbour))
    assert found["bottom_line"] == "It is closed."
    (judgement,) = found["judgements"]
    likelihood = judgement["likelihood"]
    assert judgement["words"] == "the north channel reopens in May"
    assert (likelihood["term"], likelihood["low"], likelihood["high"]) == ("likely", 55, 80)


def test_items_that_are_compared_have_words() -> None:
    """Every part that is compared item by item has a function that gives its words."""
    assert [part for part, composer in COMPOSERS.items() if part.value.item and composer.words is None] == []


def test_the_ledger_says_what_is_contested(harbour: Workspace) -> None:
    """A measure of one claim is settled; with a claim that denies it, it is contested and gives the spread."""
    one = {"briefs/brief.yaml": TWO["briefs/brief.yaml"]}
    (row,) = ledger(memo_of(harbour.write(one)), ["channel-depth"])
    assert (row["contested"], row["words"]) == (False, "9 m")
    (row,) = ledger(memo_of(harbour.write(TWO)), ["channel-depth", "channel-depth-survey"])
    assert row == {
        "measure": "north-depth",
        "label": "Depth of the north channel",
        "contested": True,
        "words": "7 m (The surveyors, 1 Mar 2026); 9 (Harbour pilots, 1 Mar 2026)",
    }
