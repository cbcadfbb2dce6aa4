"""Phrases of a language, to be found at a place of a text or right before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Phrases(Generic[_V]):
    """Phrases and what they mean, to be found at, or right before, a place."""

    def __init__(self, meanings: Mapping[str, _V], *, spaced: bool) -> None:
        self.meanings = meanings
        self.spaced = spaced

    @cached_property
    def _by_head(self) -> dict[str, list[int]]:
        """For the first characters of a phrase, the lengths of all that begin so, the longest first."""
        return _lengths((phrase[:2], len(phrase)) for phrase in self.meanings)

    @cached_property
    def _by_tail(self) -> dict[str, list[int]]:
        """For the last characters of a phrase, the lengths of all that end so, the longest first."""
        return _lengths((phrase[-2:], len(phrase)) for phrase in self.meanings)

    def at(self, text: str, place: int) -> tuple[int, _V] | None:
        """Find the longest phrase that begins at a place; give its end and meaning."""
        by_head = self._by_head
        for head in (text[place : place + 2], text[place : place + 1]):
            for length in by_head.get(head, ()):
                end = place + length
                words = text[place:end]
                if words in self.meanings and not self._goes_on(words, text[end : end + 1]):
                    return end, self.meanings[words]
        return None

    def _goes_on(self, words: str, following: str) -> bool:
        """Check whether the last word of a phrase is the beginning of another one: M of Melrose."""
        if not words[-1].isalpha() or not following.isalpha():
            return False
        return self.spaced or (words[-1].isascii() and following.isascii())

    def before(self, text: str, place: int) -> tuple[int, _V] | None:
        """Find the longest phrase that ends at a place; give its start and meaning."""
        by_tail = self._by_tail
        for tail in (text[max(0, place - 2) : place], text[max(0, place - 1) : place]):
            for length in by_tail.get(tail, ()):
                start = place - length
                words = text[start:place] if start >= 0 else ""
                if words in self.meanings and (
                    not self.spaced or not words[0].isalpha() or not start or not text[start - 1].isalnum()
                ):
                    return start, self.meanings[words]
        return None


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for key, length in pairs:
        found.setdefault(key, set()).add(length)
    return {key: sorted(lengths, reverse=True) for key, lengths in found.items()}


def phrases_of(phrases: Iterable[str]) -> Phrases[str]:
    """Make phrases to be looked for that mean themselves."""
    return Phrases({phrase: phrase for phrase in phrases if phrase}, spaced=True)
