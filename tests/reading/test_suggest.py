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
]
FAR = [("harbour", ["title", "gaps"]), ("sources", []), ("abc", ["xyz"]), ("", ["title"])]


@pytest.mark.parametrize(("word", "expected", "known"), CLOSE)
def test_slips_of_the_keyboard_are_seen(word: str, expected: str, known: list[str]) -> None:
    """A few slips, or the same beginning, give the name that was meant."""
    assert nearest(word, known) == expected
    assert nearest(word, reversed(known)) == expected


@pytest.mark.parametrize(("word", "known"), FAR)
def test_other_words_are_not_taken_for_names(word: str, known: list[str]) -> None:
    """A word that is like no name suggests none."""
    assert nearest(word, known) is None
