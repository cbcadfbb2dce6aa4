"""Tests of the rule figure-disagrees."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.harbour import LOG
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      [{}](fact:{})\n"
FACTS = """\
facts:
  - id: boxes
    statement: More boxes came than before.
    figure: {qualifier: more than, value: 11000, unit: boxes}
    evidence: [{source: log, exact: "over 11,000 boxes"}]
  - id: trade
    statement: Trade rose to a record.
    figure: {value: 240000000000, unit: USD}
    evidence: [{source: log, exact: a record $240bn}]
  - id: share
    statement: Exports rose.
    figure: {value: 17.2, unit: "%"}
    evidence: [{source: log, exact: rose by 17.2 percent}]
  - id: depth-range
    statement: The depth varies.
    figure: {low: 7, high: 9, unit: metres}
    evidence: [{source: log, exact: from 7 to 9 metres}]
  - id: missiles
    statement: Missiles came.
    figure: {qualifier: dozens of, unit: missiles}
    evidence: [{source: log, exact: dozens of missiles}]
  - id: members
    statement: The council of 15 members voted.
    evidence: [{source: log, exact: the 15 members voted}]
"""
TEXT = "Over 11,000? Yes, over 11,000 boxes, a record $240bn; it rose by 17.2 percent. Depths go\nfrom 7 to 9 metres. They saw dozens of missiles; the 15 members voted.\n"
PATH = "briefs/corpus/facts/more.yaml"
FILES = {PATH: FACTS, "texts/log.txt": LOG + TEXT}
VALID = [
    ("more than 11,000 boxes", "boxes"), ("over 11,000 boxes of shells", "boxes"), ("over 11 thousand boxes", "boxes"),
    ("more than 11,000", "boxes"), ("some more boxes", "boxes"), ("", "boxes"), ("$240 bn", "trade"),
    ("$240 billion", "trade"), ("17.2 %", "share"), ("17.2 per cent", "share"), ("7 to 9 metres", "depth-range"),
    ("dozens of missiles", "missiles"), ("the council’s 15 members", "members"),
]  # fmt: skip
INVALID = {
    "a digit": ("more than 12,000 boxes", "boxes", 18, "is not in the fact, which gives `11,000`"),
    "a lost qualifier": (
        "11,000 boxes",
        "boxes",
        8,
        "does not mean the same as `more than 11,000` in the fact",
    ),
    "another qualifier": (
        "about 11,000 boxes",
        "boxes",
        14,
        "does not mean the same as `more than 11,000` in the fact",
    ),
    "an added qualifier": (
        "over $240 bn",
        "trade",
        13,
        "does not mean the same as `240,000,000,000 USD` in the fact",
    ),
    "a scale": ("$240 m", "trade", 8, "is not in the fact, which gives `240,000,000,000 USD`"),
    "a currency": ("€240 bn", "trade", 8, "is in another currency than `240,000,000,000 USD` in the fact"),
    "another unit": (
        "over 11,000 shells",
        "boxes",
        13,
        "counts or measures something other than `11,000 box` in the fact",
    ),
    "no percentage": (
        "17.2 points",
        "share",
        8,
        "counts or measures something other than `17.2 %` in the fact",
    ),
    "an end of the range": (
        "seven metres",
        "depth-range",
        8,
        "is not in the fact, which gives `7 to 9 metres`",
    ),
    "out of the range": ("eight metres", "depth-range", 8, "is not in the fact, which gives `7 to 9 metres`"),
    "a vague count": (
        "hundreds of missiles",
        "missiles",
        8,
        "is not in the fact, which gives `dozens of`",
    ),
    "a count made exact": (
        "24 missiles",
        "missiles",
        8,
        "is not in the fact, which gives `dozens of`",
    ),
    "no figure": ("14 members", "members", 8, "is not in the fact, which gives `15`"),
}


@pytest.mark.parametrize(("words", "fact"), VALID)
def test_agreeing_words_pass(harbour: Workspace, words: str, fact: str) -> None:
    """Words with the figure's number, a qualifier that means the same and its unit give no finding."""
    assert found_in_brief(harbour.write(FILES), brief_with(GAP.format(words, fact))) == []


@pytest.mark.parametrize(("words", "fact", "column", "fault"), INVALID.values(), ids=INVALID)
def test_other_words_fail(harbour: Workspace, words: str, fact: str, column: int, fault: str) -> None:
    """Words with another number, qualifier or unit are reported at the number, with the figure's place."""
    found = found_in_brief(harbour.write(FILES), brief_with(GAP.format(words, fact)))
    assert found == [("figure-disagrees", BRIEF_PATH, 15, column)]
    (finding,) = harbour.check()
    assert finding.message.endswith(f"` {fault}")
    assert [b.span.path for b in finding.because] == [PATH]
