"""Words compared without their typography and white space, and shown with them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from briefgen.corpus.fold import fold

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴-⁹]+|[^\W\d_⁰¹²³⁴-⁹]+|.", re.DOTALL)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴-⁹]+")
"""A number as it is printed, or the mark of a note."""


class BareText:
    """Pieces of text joined, without typography and white space, and the way back to pieces and words.

    Shape: positions count characters of `bare`. Two texts of the same words have the same `bare`.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        bare: list[str] = []
        self._starts: list[int] = []
        spaces: set[int] = set()
        for piece in pieces:
            self._starts.append(len(bare))
            spaces.add(len(bare))
            for character in unicodedata.normalize("NFC", piece):
                if character.isspace():
                    spaces.add(len(bare))
                else:
                    bare += _fold(character)
        self.bare = "".join(bare)
        self._spaces = spaces
        self._edges = self._find_edges()

    def _find_edges(self) -> list[int]:
        """List where words, numbers and marks begin, and the end."""
        cuts = sorted({0, *self._spaces, len(self.bare)})
        found = (m.start() for start, end in pairwise(cuts) for m in _TOKEN.finditer(self.bare, start, end))
        return [*found, len(self.bare)]

    def piece_at(self, at: int) -> int:
        """Give the index of the piece that holds a position; that of the last one beyond the end."""
        return max(bisect_right(self._starts, min(at, max(len(self.bare) - 1, 0))) - 1, 0)

    def token_start(self, at: int) -> int:
        """Give the beginning of the word or number that a position is inside of, or the position."""
        return self._edges[bisect_right(self._edges, at) - 1] if self._edges else at

    def token_end(self, at: int) -> int:
        """Give the end of the word or number that a position is inside of, or the position."""
        place = bisect_right(self._edges, at - 1) if at else 0
        return self._edges[place] if at and place < len(self._edges) else at

    def shown(self, start: int, end: int, most: int = 80) -> str:
        """Print a stretch with its spaces, cut where it is long."""
        text = "".join(
            (" " if i in self._spaces and i > start else "") + self.bare[i] for i in range(start, end)
        )
        return text if len(text) <= most else f"{text[: most - 1]}…"


def bare(text: str) -> str:
    """Take typography and white space out of a text."""
    return BareText([text]).bare


def has_leftward(text: str) -> bool:
    """Tell whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in set(text))


def same_words(painted: str, told: str) -> bool:
    """Tell whether words are the same ones, in the order of painting and in their own."""
    ones, others = "".join(painted.split()), "".join(told.split())
    return sorted(ones) == sorted(others) if has_leftward(told) else ones == others


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    """Fold a character by itself; what has no shape becomes nothing."""
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn") else fold(character).text
