"""Tests of the numbers of the evidence that a number of a claim may be a mistake for."""

from __future__ import annotations

import pytest

from briefgen.language.claims import Quantity
from briefgen.language.read import read
from briefgen.language.rivals import find_rival

COUNTED = ["By then 25,287 ships had come.", "In 2024 it was 25,268.", "The number is very similar."]


@pytest.mark.parametrize(
    ("claim", "words", "rival"),
    [
        (
            "In 2024 there were 25,268 ships, 19 fewer, so that Orr calls the two numbers similar.",
            "two",
            None,
        ),
        ("In 2024 there were 25,268 ships, 22 fewer.", "22", "25,287"),
        ("In 2024 there were 25,286 ships.", "25,286", "25,287"),
    ],
)
def test_what_refers_back_has_no_rival(claim: str, words: str, rival: str | None) -> None:
    """A small number that refers to what was just named is none that was reckoned, or written for another."""
    said = read(claim)
    mine = next(quantity for quantity in said.of(Quantity) if quantity.words == words)
    assert find_rival(mine, said, [read(text) for text in COUNTED]) == rival
