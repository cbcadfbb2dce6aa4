"""Tests of the nearest passage: well cut, and never at any cost."""

from __future__ import annotations

import pytest

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fold import fold
from briefgen.corpus.nearest_passage import find_nearest

TEXT = (
    "Ferries ran late. The outer harbour, “closed” to deep-draught ships since the ninth of March, will open "
    "again once two dredgers have cleared it. Nobody at the yard would name a day."
)


@pytest.mark.parametrize(
    ("sought", "nearest"),
    [
        (
            "closed to deep draft ships since the 9th of March",
            "closed” to deep-draught ships since the ninth of March",
        ),
        ("will open as soon as two dredgers cleared it", "will open again once two dredgers have cleared it"),
        ("Ferries ran very late", "Ferries ran late"),
        ("Nobody in the yard would name the day.", "Nobody at the yard would name a day."),
    ],
)
def test_the_nearest_passage_is_whole(sought: str, nearest: str) -> None:
    """The passage nearest to a misquotation begins and ends where the misquotation does."""
    found = find_nearest(fold(TEXT), fold(sought).text)
    assert found is not None
    assert found.text == nearest
    assert TEXT[found.start : found.end] == nearest


def test_the_nearest_passage_could_be_quoted() -> None:
    """The passage shown is itself found exactly: its ends cut nothing."""
    found = find_nearest(fold(TEXT), "once three dredgers had cleared")
    assert found is not None
    assert anchor_quote(fold(TEXT), found.text).state == "exact"


@pytest.mark.parametrize("sought", ["", "a wholly different matter of taxation", "zzz qqq"])
def test_nothing_near_is_nothing(sought: str) -> None:
    """Where nothing is like the quotation, nothing is shown."""
    assert find_nearest(fold(TEXT), sought) is None


def test_a_quotation_longer_than_its_text_is_compared_with_all_of_it() -> None:
    """A quotation longer than the text is set against the whole text."""
    found = find_nearest(fold("two dredgers cleared it"), "the two dredgers have cleared it")
    assert found is not None
    assert found.text == "two dredgers cleared it"


def test_a_like_piece_of_a_longer_word_is_not_shown() -> None:
    """A passage that is like the quotation only within a longer word is not shown."""
    assert find_nearest(fold("interdepartmentally agreed"), "partmant") is None


def test_the_search_is_bounded() -> None:
    """Only the first half million characters of a text are searched, so that no suggestion costs minutes."""
    sought = "two dredgers had cleared it"
    assert find_nearest(fold("1 " * 200_000 + TEXT), sought) is not None
    assert find_nearest(fold("1 " * 260_000 + TEXT), sought) is None
