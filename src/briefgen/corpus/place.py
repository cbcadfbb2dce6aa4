"""The place of a passage in a source: its offsets, and the page or paragraph that a reader looks up."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, Self

from msgspec import Struct

PAGE_BREAK: Final = "\f"
"""What ends a page in the text of a PDF, as `pdftotext` writes it."""
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n\s*(?=\S)")
_LINE: Final = re.compile(r"\n\s*(?=\S)")


class Place(Struct, frozen=True):
    """The place of a passage in a text.

    Shape: a text with pages has no paragraphs.
    Units: `start` and `end` are code points of the text as read, from 0, the end exclusive; pages and
    paragraphs count from 1, and are those in which the passage begins.
    """

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None

    @property
    def offsets(self) -> tuple[int, int]:
        """Where it begins and ends; what places are compared by."""
        return self.start, self.end

    def in_text(self, text: str) -> Self:
        """Return the place with the page or the paragraph that it has in its text."""
        starts, paged = _starts(text)
        number = bisect_right(starts, self.start) + 1
        return type(self)(self.start, self.end, number if paged else None, None if paged else number)


@lru_cache(maxsize=32)
def _starts(text: str) -> tuple[tuple[int, ...], bool]:
    """Return where pages or paragraphs begin, without the first, and whether they are pages.

    A text without empty lines has a paragraph on each line.
    """
    if PAGE_BREAK in text:
        return tuple(found.end() for found in re.finditer(PAGE_BREAK, text)), True
    begin = len(text) - len(text.lstrip())
    found = tuple(match.end() for match in _PARAGRAPH.finditer(text, begin))
    return found or tuple(match.end() for match in _LINE.finditer(text, begin)), False
