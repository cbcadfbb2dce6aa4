"""One pass over a text: what has been read so far, and which places it took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.language.claims import Claim
from briefgen.language.folded import Folded
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import Lexicon

_WORD = lazy(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the folded text. Units: code points of the folded text."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Scan:
    """The state of a pass; each reader takes what it understands, and those after it see what is free."""

    folded: Folded
    lexicon: Lexicon
    claims: list[Claim] = field(default_factory=list)
    taken: bytearray = field(init=False)
    has_digits: bool = field(init=False)
    vocabulary: frozenset[str] = field(init=False)
    """The words, each once."""
    words: list[Word] = field(init=False)
    """Shape: in order; combining marks belong to the word, for `\\w` leaves out the vowel signs of Hindi."""

    def __post_init__(self) -> None:
        """Find the words."""
        self.taken = bytearray(len(self.folded.text) + 1)
        pattern = _MARKED if self.lexicon.language in ("hi", "th", "bn") else _WORD
        self.words = [Word(m.start(), m.end(), m.group()) for m in pattern.finditer(self.folded.text)]
        self.has_digits = bool(_DIGIT.search(self.folded.text))
        self.vocabulary = frozenset(word.text for word in self.words)

    @property
    def text(self) -> str:
        """The folded text in lower case."""
        return self.folded.text

    @property
    def cased(self) -> str:
        """The folded text."""
        return self.folded.cased

    def free(self, start: int, end: int) -> bool:
        """Check whether nothing was read from these places."""
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        """Mark places as read."""
        self.taken[start:end] = b"\x01" * (end - start)

    def matches(self, pattern: re.Pattern[str], *, cased: bool = False) -> Iterator[re.Match[str]]:
        """Find a pattern at places that are free when their turn comes."""
        for found in pattern.finditer(self.cased if cased else self.text):
            if self.free(found.start(), found.end()):
                yield found


_DIGIT = lazy(r"\d")
_MARKED = lazy(r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u0983\u09bc-\u09cd\u0e31-\u0e4e])+")
