"""Tests of the rule number-naked."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
VALID = {
    "a linked number": "[nine metres](fact:channel-depth) is too shallow",
    "an ordinal": "the third storm, the 21st century, the first pilot",
    "one": "one of them, no one, one another",
    "a borne date": "[closed](fact:channel-closed) on 2 March 2026",
    "a month alone": "it reopens in May",
    "a letter said for a nought": "the daily O Globo, Flannery O and row o",
    "the number of a fact that the sentence links": "It is [too shallow](fact:channel-depth), at nine metres",
    "a name with a number": "Harwick 3 was late, as Harwick 2, was",
    "a price in a name": "the 9-euro ticket and the nine-euro pass sell well",
    "no number": "often, tentative, freight, someone, weight, network",
}
INVALID = {
    "digits": ("some 14 ships", 12, "14"),
    "thousands": ("with 11,000 boxes", 12, "11,000"),
    "a decimal": ("near 9.5 metres", 12, "9.5 metres"),
    "words": ("all twenty-five ships", 11, "twenty-five"),
    "a compound": ("a hundred and six ships", 7, "a hundred and six"),
    "a price": ("sold a 9-euro ticket", 14, "9-euro"),
    "a price of another thing": ("sold the 9-euro soap", 16, "9-euro"),
    "a number behind a name": ("to Harwick 3 boats ran", 18, "3"),
    "money": ("for $240 bn more", 11, "$240 bn"),
    "a percentage": ("by 17.2 % a year", 10, "17.2 %"),
    "per cent": ("by 17 per cent", 10, "17 per cent"),
    "a multiple": ("it doubled then", 10, "doubled"),
    "a vague count": ("send dozens of ships", 12, "dozens of"),
    "a share": ("over half of them", 12, "half"),
    "emphasis": ("some *14* ships", 13, "14"),
    "a web link": ("[14 ships](https://example.org)", 8, "14"),
    "another number than the linked fact’s": (
        "[shallow](fact:channel-depth), at ten metres",
        41,
        "ten metres",
    ),
    "another unit": ("[shallow](fact:channel-depth) for nine days", 41, "nine days"),
    "a qualifier of its own": ("[shallow](fact:channel-depth) at over nine metres", 45, "nine metres"),
    "another sentence": ("[It is shallow](fact:channel-depth). It has nine metres", 51, "nine metres"),
    "the link beside it": ("[nine](fact:channel-depth) of 12 metres", 37, "12 metres"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_linked_numbers_pass(harbour: Workspace, text: str) -> None:
    """A number in a link to a fact, an ordinal, "one" and a borne date give no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column", "words"), INVALID.values(), ids=INVALID)
def test_naked_numbers_fail(harbour: Workspace, text: str, column: int, words: str) -> None:
    """A number outside every link into the corpus is reported at its place, in its words."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == [("number-naked", BRIEF_PATH, 15, column)]
    (finding,) = harbour.check()
    assert finding.message == f"the number `{words}` is not linked to a fact"
    assert finding.span.end_column == column + len(words)


def test_every_naked_number_is_reported(harbour: Workspace) -> None:
    """Several numbers in one field are reported each at its own place, over lines and paragraphs."""
    text = "twelve ships\n      and 3 tugs\n\n      - and 4 boats"
    places = [(15, 7), (16, 11), (18, 13)]
    expected = [("number-naked", BRIEF_PATH, line, column) for line, column in places]
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == expected
