"""Tests of suggesting the most similar name."""

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
def test_similar_names_are_suggested(word: str, expected: str, known: list[str]) -> None:
    """With a few typing errors, or the same beginning, the right name is suggested."""
    assert nearest(word, known) == expected
    assert nearest(word, reversed(known)) == expected


@pytest.mark.parametrize(("word", "known"), FAR)
def test_nothing_is_suggested_for_other_words(word: str, known: list[str]) -> None:
    """For a word that is similar to no name, nothing is suggested."""
    assert nearest(word, known) is None


@pytest.mark.parametrize(("word", "known"), OPPOSED)
def test_the_opposite_is_never_suggested(word: str, known: list[str]) -> None:
    """A word and its negation differ in a few letters, but neither is suggested for the other."""
    assert nearest(word, known) is None
