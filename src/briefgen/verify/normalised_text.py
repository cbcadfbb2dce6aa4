"""Text normalised for comparison: without white space and typographic variants."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from briefgen.corpus.fold import fold
from briefgen.render.pdf.clean_text import flags_as_codes

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴-⁹]+|[^\W\d_⁰¹²³⁴-⁹]+|.", re.DOTALL)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[⁰¹²³⁴-⁹]+")
"""A printed number, or a note mark."""


_VISIBLE, _DIGITS = re.compile(r"\S"), re.compile(r"\d+")


class NormalisedText:
    """Parts of a text, joined and normalised, with the original parts and spaces remembered.

    Shape: positions count characters of `normalised`. Texts that differ only in white space and typography
    have the same `normalised`.
    """

    def __init__(self, parts: Iterable[str]) -> None:
        normalised: list[str] = []
        self._starts: list[int] = []
        space_positions: set[int] = set()
        for part in parts:
            self._starts.append(len(normalised))
            space_positions.add(len(normalised))
            for character in unicodedata.normalize("NFC", flags_as_codes(part)):
                if character.isspace():
                    space_positions.add(len(normalised))
                else:
                    normalised += _fold(character)
        self.normalised = "".join(normalised)
        self._space_positions = space_positions
        self._token_edges = self._find_token_edges()

    def _find_token_edges(self) -> list[int]:
        """Return the start of each word, number and note mark, and the end of the text."""
        cuts = sorted({0, *self._space_positions, len(self.normalised)})
        found = (
            m.start() for start, end in pairwise(cuts) for m in _TOKEN.finditer(self.normalised, start, end)
        )
        return [*found, len(self.normalised)]

    def part_index(self, position: int) -> int:
        """Return the index of the part at a position; the last index beyond the end."""
        return max(bisect_right(self._starts, min(position, max(len(self.normalised) - 1, 0))) - 1, 0)

    def token_start(self, position: int) -> int:
        """Return the start of the word or number around a position, or the position itself."""
        return (
            self._token_edges[bisect_right(self._token_edges, position) - 1]
            if self._token_edges
            else position
        )

    def token_end(self, position: int) -> int:
        """Return the end of the word or number around a position, or the position itself."""
        edge = bisect_right(self._token_edges, position - 1) if position else 0
        return self._token_edges[edge] if position and edge < len(self._token_edges) else position

    def excerpt(self, start: int, end: int, max_length: int = 80) -> str:
        """Return the text of a range with its spaces, truncated if it is long."""
        text = "".join(
            (" " if i in self._space_positions and i > start else "") + self.normalised[i]
            for i in range(start, end)
        )
        return text if len(text) <= max_length else f"{text[: max_length - 1]}…"


def normalise(text: str) -> str:
    """Remove white space and typographic variants from a text."""
    return NormalisedText([text]).normalised


def has_rtl(text: str) -> bool:
    """Check whether a text has letters of a right-to-left script."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in set(text))


def same_text(painted: str, actual_text: str) -> bool:
    """Check whether painted text equals its /ActualText, apart from white space and right-to-left order.

    Numbers are painted from left to right among letters of every script.
    """
    if not has_rtl(actual_text):
        return "".join(painted.split()) == "".join(actual_text.split())
    return all(
        sorted(pattern.findall(painted)) == sorted(pattern.findall(actual_text))
        for pattern in (_VISIBLE, _DIGITS)
    )


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    """Normalise one character; invisible characters become ""."""
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn") else fold(character).text
