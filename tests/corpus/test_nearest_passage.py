"""Tests of finding the most similar passage."""

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
    """The suggested passage can itself be anchored: it ends at word boundaries."""
    found = find_nearest(fold(TEXT), "once three dredgers had cleared")
    assert found is not None
    assert anchor_quote(fold(TEXT), found.text).state == "exact"


@pytest.mark.parametrize("sought", ["", "a wholly different matter of taxation", "zzz qqq"])
def test_nothing_similar_gives_no_suggestion(sought: str) -> None:
    """If no passage is similar to the quotation, none is suggested."""
    assert find_nearest(fold(TEXT), sought) is None


def test_a_quotation_longer_than_its_text_is_compared_with_all_of_it() -> None:
    """A quotation longer than the text is compared with the whole text."""
    found = find_nearest(fold("two dredgers cleared it"), "the two dredgers have cleared it")
    assert found is not None
    assert found.text == "two dredgers cleared it"


def test_a_part_of_a_longer_word_is_not_suggested() -> None:
    """A passage that is similar only as part of a longer word is not suggested."""
    assert find_nearest(fold("interdepartmentally agreed"), "partmant") is None


def test_the_search_is_limited() -> None:
    """Only the first half million characters of a text are searched, so that a suggestion is quick."""
    sought = "two dredgers had cleared it"
    assert find_nearest(fold("1 " * 200_000 + TEXT), sought) is not None
    assert find_nearest(fold("1 " * 260_000 + TEXT), sought) is None
