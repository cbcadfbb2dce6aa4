"""Choose the quotation that proves a passage: at most 14 words, and only one place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.evidence import MOST_WORDS, Evidence
from briefgen.corpus.fold import FoldedText
from briefgen.corpus.place import Place
from briefgen.language.join_lines import join_lines
from briefgen.language.sentences import count_words

_WORD = re.compile(r"\S+")
_MOST_CONTEXT = 8
"""Words of a prefix or a suffix."""
_EDGES = " \t\n.,;:!?…“”\"'‘’«»„()[]–—"
"""Marks at the ends of a quotation that it does not need."""
_BEFORE = 4
"""Words before a number that a shortened quotation keeps where it can."""


def quote(text: FoldedText, source: str, place: Place, language: str) -> Evidence | None:
    """Return the evidence for a place; it has a prefix or a suffix only where other places have its words.

    Shape: a word that the end of a line or page breaks is in one piece. None where the words before and after
    cannot set it apart either.
    """
    part = text.original[place.start : place.end]
    exact = join_lines(part, language, text.original, "")
    for prefix, suffix in _contexts(text, place):
        anchor = anchor_quote(text, exact, prefix, suffix)
        if anchor.place == place:
            return Evidence(source=source, exact=exact, prefix=prefix, suffix=suffix)
    return None


def shorten(text: FoldedText, whole: Place, core: Place) -> Place:
    """Return a part of a passage that has at most 14 words and its core, such as a number.

    Shape: the whole passage, without marks at its ends, if that is short enough.
    """
    words = [
        Place(whole.start + found.start(), whole.start + found.end())
        for found in _WORD.finditer(text.original[whole.start : whole.end])
    ]
    at = next((i for i, word in enumerate(words) if word.end > core.start), 0)
    first = max(at - _BEFORE, 0) if len(words) > MOST_WORDS else 0
    last = min(first + MOST_WORDS, len(words))
    first = max(last - MOST_WORDS, 0)
    while last > at + 1 and count_words(text.original[words[first].start : words[last - 1].end]) > MOST_WORDS:
        last -= 1
    return trim(text, Place(words[first].start, words[last - 1].end)) if words else whole


def trim(text: FoldedText, place: Place) -> Place:
    """Leave out the marks at the ends of a passage."""
    part = text.original[place.start : place.end]
    start = place.start + len(part) - len(part.lstrip(_EDGES))
    end = place.end - (len(part) - len(part.rstrip(_EDGES)))
    return Place(start, end) if start < end else place


def _contexts(text: FoldedText, place: Place) -> Iterator[tuple[str | None, str | None]]:
    """Yield prefixes and suffixes to try, the shortest first."""
    yield None, None
    before = list(_WORD.finditer(text.original[: place.start]))[-_MOST_CONTEXT:]
    after = list(_WORD.finditer(text.original[place.end :]))[:_MOST_CONTEXT]
    for found in reversed(before):
        yield _line(text, Place(found.start(), place.start)), None
    for found in after:
        yield None, _line(text, Place(place.end, place.end + found.end()))


def _line(text: FoldedText, place: Place) -> str:
    return " ".join(text.original[place.start : place.end].split())


def place_of_words(text: FoldedText, words: str) -> Place:
    """Return the first place of words that a text is known to have."""
    start = text.original.index(words)
    return Place(start, start + len(words))
