"""The ends of pages in a text as `pdftotext` writes it: what is between the words of a sentence there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefgen.corpus.fold import FoldedText, fold
from briefgen.corpus.place import PAGE_BREAK

_LINE: Final = r"(?![^\n]*[.!?…]\s+[^\W\d_a-zà-ÿа-я])[^\n\f]{0,119}[^\s.!?…:,;]"
"""A running head, a foot or a page number: a short line in which no sentence ends."""
_FOOT: Final = re.compile(rf"(?:\A|\n)[^\S\n]*\n[^\S\n]*{_LINE}\s*\Z")
_HEAD: Final = re.compile(rf"\A\s*{_LINE}[^\S\n]*\n[^\S\n]*(?:\n|\Z)")
_MOST: Final = 2
"""Lines of a head or a foot, each set apart by an empty line."""
_REACH: Final = 600
"""Characters before and after the end of a page in which a quotation over it is looked for."""


def without_page_ends(passage: str) -> str:
    """Replace the end of each page in a passage, with its foot and the next head, by a space."""
    if PAGE_BREAK not in passage:
        return passage
    pages = passage.split(PAGE_BREAK)
    inner = [_shortest(page, foot=n < len(pages) - 1, head=n > 0) for n, page in enumerate(pages)]
    return " ".join(page.strip() for page in inner)


def between_pages(folded: FoldedText, needle: str) -> tuple[str, str, str] | None:
    """Find a quotation that the head or the foot of a page interrupts.

    Shape: its words before and behind, folded, and what is between them; None if no end of a page does that.
    """
    words, text = needle.split(), folded.original
    parts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    for found in re.finditer(PAGE_BREAK, text):
        page = text[max(found.start() - _REACH, 0) : found.start()]
        following = text[found.end() : found.end() + _REACH]
        for before in _without_feet(page):
            ends = [pair for pair in parts if fold(before).text.endswith(pair[0])]
            for behind in _without_heads(following) if ends else ():
                start = fold(behind).text
                for first, last in ends:
                    if start.startswith(last):
                        between = page[len(before) :] + following[: len(following) - len(behind)]
                        return first, last, " ".join(between.split())
    return None


def _shortest(page: str, *, foot: bool, head: bool) -> str:
    """Return a page without its foot, its head, or both."""
    if foot:
        page = [*_without_feet(page)][-1]
    return [*_without_heads(page)][-1] if head else page


def _without_feet(page: str) -> Iterator[str]:
    """Yield a page as it is, and without one or two lines of a foot."""
    yield page
    for _ in range(_MOST):
        found = _FOOT.search(page)
        if found is None:
            return
        page = page[: found.start()]
        yield page


def _without_heads(page: str) -> Iterator[str]:
    """Yield a page as it is, and without one or two lines of a head."""
    yield page
    for _ in range(_MOST):
        found = _HEAD.match(page)
        if found is None:
            return
        page = page[found.end() :]
        yield page
