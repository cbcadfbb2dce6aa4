"""One pass over a text: what has been read so far, and which places it took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from briefgen.language.claims import Claim
from briefgen.language.folded import Folded
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import Lexicon

_WORD = lazy(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MARKED = lazy(r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u0983\u09bc-\u09cd\u0e31-\u0e4e])+")
"""A word of a script whose vowel signs `\\w` leaves out."""
_AFTER_DIGITS = lazy(r"\d(\D|$)")
_BETWEEN_DIGITS = lazy(r"\d(\D)(?=\d)")
_BEFORE_DIGITS = lazy(r"(?:(\D)|^)\d")


class Word(NamedTuple):
    """A word of the folded text. Units: code points of the folded text."""

    start: int
    end: int
    text: str


class Scan:
    """The state of a pass; each reader takes what it understands, and those after it see what is free."""

    def __init__(self, folded: Folded, lexicon: Lexicon) -> None:
        self.folded = folded
        self.lexicon = lexicon
        self.claims: list[Claim] = []
        self.text = folded.text
        """The folded text in lower case."""
        self.cased = folded.cased
        """The folded text."""
        self.taken = bytearray(len(folded.text) + 1)
        self.after_digits = frozenset(_AFTER_DIGITS.findall(folded.text))
        """The characters right after numbers; empty where the text has no digits. They tell which patterns
        cannot be found in it."""
        self.has_digits = bool(self.after_digits)
        self.vocabulary = frozenset(self._pattern.findall(folded.text))
        """The words, each once."""

    @cached_property
    def words(self) -> list[Word]:
        """The words, in order."""
        return [
            self._without_elision(Word(*found.span(), found[0]))
            for found in self._pattern.finditer(self.text)
        ]

    def _without_elision(self, word: Word) -> Word:
        """Leave out the short word that is written together with a number: d'un quart, dell'otto."""
        number = word.text.rpartition("'")[2]
        if len(number) == len(word.text) or number not in self.lexicon.cardinals:
            return word
        return Word(word.end - len(number), word.end, number)

    @cached_property
    def before_digits(self) -> frozenset[str]:
        """The characters right before numbers."""
        return frozenset(_BEFORE_DIGITS.findall(self.text))

    @cached_property
    def _between(self) -> frozenset[str]:
        return frozenset(_BETWEEN_DIGITS.findall(self.text))

    @property
    def _pattern(self) -> re.Pattern[str]:
        return _MARKED if self.lexicon.language in ("hi", "th", "bn") else _WORD

    def has_word(self, words: frozenset[str]) -> bool:
        """Check whether the text has one of some words."""
        return not words.isdisjoint(self.vocabulary)

    def between_digits(self, characters: str) -> bool:
        """Check whether one of some characters is between two digits."""
        return not self._between.isdisjoint(characters)

    def follows_digits(self, characters: str) -> bool:
        """Check whether one of some characters is right after a number."""
        return not self.after_digits.isdisjoint(characters)

    def free(self, start: int, end: int) -> bool:
        """Check whether nothing was read from these places."""
        return 1 not in self.taken[start:end]

    def take(self, start: int, end: int) -> None:
        """Mark places as read."""
        self.taken[start:end] = b"\x01" * (end - start)

    def matches(self, pattern: re.Pattern[str], *, cased: bool = False) -> Iterator[re.Match[str]]:
        """Find a pattern at places that are free when their turn comes."""
        for found in pattern.finditer(self.cased if cased else self.text):
            if 1 not in self.taken[found.start() : found.end()]:
                yield found
