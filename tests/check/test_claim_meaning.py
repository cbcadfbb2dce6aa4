"""Tests of what claims mean in plain words."""

from __future__ import annotations

import pytest

from briefgen.check.claim_meaning import meaning_of
from briefgen.language.read import read

MEANINGS = {
    "half a million people": ["500,000"],
    "more than 11,000 containers": ["more than 11,000"],
    "up to 160 ships": ["up to 160"],
    "fewer than 12 ships": ["fewer than 12"],
    "a third of the seats": ["33.33 %"],
    "1.5 per cent": ["1.5 %"],
    "10 to 12 ships": ["10 to 12"],
    "$4.5 million": ["4,500,000 $"],
    "€40 a day": ["40 EUR per day"],
    "dozens of ships": [""],
    "It closed on 24 February 2022.": ["2022-02-24"],
    "It closed in May.": ["????-05"],
    "It closed before 24 February.": ["before ????-02-24"],
    "the third quarter of 2024": ["quarter 3 of 2024"],
    "the 1990s": ["decade 1990"],
    "the third ship": ["number 3"],
    "at 16:30": ["16:30"],
    "an F-16": [""],
}


@pytest.mark.parametrize(("text", "meanings"), MEANINGS.items())
def test_a_claim_is_said_in_plain_words(text: str, meanings: list[str]) -> None:
    """Numbers are written out with qualifier, unit and span, dates with what they leave open."""
    assert [meaning_of(claim) for claim in read(text).claims] == meanings


def test_long_numbers_are_bounded() -> None:
    """A number of many digits, or with decimals without an end, is written without an exception."""
    for text in ("9" * 5000 + " ships", "1/7 of the ships", "2/3", "1e999 ships", "0.000001 ships"):
        for claim in read(text).claims:
            assert isinstance(meaning_of(claim), str)
