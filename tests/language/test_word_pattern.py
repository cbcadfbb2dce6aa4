"""Tests of patterns whose words come from the tables of a language."""

from __future__ import annotations

import re

import pytest

from briefgen.language.word_pattern import WordPattern, meanings_of, words_of

_TIMES = WordPattern(r"\b{named days}\b(?:\s+{times of day})?", re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It was said on Tuesday  evening.", "Tuesday  evening"),
        ("fr-CA", "Il l’a dit aujourd’hui.", "aujourd’hui"),
        ("de", "Das hieß es gestern.", "gestern"),
        ("fr", "It was said on Tuesday.", None),
        ("xx", "Tuesday", None),
    ],
)
def test_words_are_those_of_the_language(language: str, text: str, found: str | None) -> None:
    """A pattern matches the words of the language, with either apostrophe, and no words of another."""
    match = _TIMES.of(language).search(text)
    assert (match.group() if match else None) == found


def test_the_longest_entry_matches() -> None:
    """Of two entries of which one begins the other, the longer one matches."""
    match = WordPattern("{comparison opens}").of("en").match("compared with last year")
    assert match is not None
    assert match.group() == "compared with"


def test_meanings_of_a_table() -> None:
    """Each entry of a table has its meaning, and the table is also the list of its entries."""
    assert meanings_of("en", "time units")["weeks"] == "week"
    assert {"day", "weeks"} <= words_of("en", "time units")
    assert meanings_of("xx", "time units") == {}
