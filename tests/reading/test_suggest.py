"""Tests of suggesting the nearest name."""

from __future__ import annotations

import pytest

from briefgen.reading.suggest import nearest

CLOSE = [
    ("jugdements", "judgements", ["options", "judgements", "gaps"]),
    ("cable-lenght", "cable-length", ["cable-length", "cable-depth"]),
    ("titel", "title", ["title", "to"]),
    ("gap", "gaps", ["gaps", "gate"]),
    ("containers-us", "containers-us-june", ["containers-us-june", "missiles-us"]),
    ("x", "x", ["x", "y"]),
    ("PHIA", "phia", ["icd203", "phia"]),
    ("uint", "unit", ["unit"]),
    ("unlikley", "unlikely", ["likely", "unlikely"]),
]
FAR = [("harbour", ["title", "gaps"]), ("sources", []), ("abc", ["xyz"]), ("", ["title"])]
OPPOSED = [
    ("likely", ["unlikely"]), ("unlikely", ["likely"]), ("unlikley", ["likely"]), ("no fewer than", ["fewer than"]),
    ("not about", ["about"]),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected", "known"), CLOSE)
def test_slips_of_the_keyboard_are_seen(word: str, expected: str, known: list[str]) -> None:
    """A few slips, or the same beginning, give the name that was meant."""
    assert nearest(word, known) == expected
    assert nearest(word, reversed(known)) == expected


@pytest.mark.parametrize(("word", "known"), FAR)
def test_other_words_are_not_taken_for_names(word: str, known: list[str]) -> None:
    """A word that is like no name suggests none."""
    assert nearest(word, known) is None


@pytest.mark.parametrize(("word", "known"), OPPOSED)
def test_the_opposite_is_never_suggested(word: str, known: list[str]) -> None:
    """A word and its negation are a few letters apart, and neither is offered for the other."""
    assert nearest(word, known) is None
