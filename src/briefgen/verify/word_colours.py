"""Compare the colours of words: of two files with the same words at other places, and with their ground."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
from PIL import Image, ImageStat
from rapidfuzz.distance import Levenshtein

from briefgen.verify.appearance import SCALE, PageWord, page_words, render_page

_MAX_LEVELS = 25
"""How much the mean colour of a word may differ, of 255 levels: its place between pixels changes less."""

_MIN_CONTRAST = 60
"""The least levels between the darkest and the lightest pixel of a word that can be read."""


def words_in_other_colours(found: bytes, drawn: bytes) -> Iterator[tuple[int, str]]:
    """Yield the first word of each page, from 0, that looks different in the other file.

    A word that is covered, crossed out, faint or in other letters has another mean colour. Only words that
    both files have in the same order are compared.
    """
    mine, theirs = _coloured_words(found), _coloured_words(drawn)
    seen: set[int] = set()
    for step in Levenshtein.opcodes([word for _, word, _ in theirs], [word for _, word, _ in mine]):
        if step.tag != "equal":
            continue
        pairs = zip(theirs[step.src_start : step.src_end], mine[step.dest_start : step.dest_end], strict=True)
        for (_, _, expected), (page, word, colour) in pairs:
            differs = max(abs(a - b) for a, b in zip(expected, colour, strict=True)) > _MAX_LEVELS
            if differs and page not in seen:
                seen.add(page)
                yield page, word


def unseen_words(pdf: bytes) -> Iterator[tuple[int, str]]:
    """Yield the first word of each page, from 0, that has no contrast to its ground: covered, or faint."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(file):
            picture = render_page(page).convert("L")
            for word in page_words(page):
                low, high = ImageStat.Stat(picture.crop(_area(picture, word))).extrema[0]
                if high - low < _MIN_CONTRAST and any(map(str.isalnum, word.text)):
                    yield number, word.text
                    break
    finally:
        file.close()


def _coloured_words(pdf: bytes) -> list[tuple[int, str, list[float]]]:
    """Return the words of a file in order, each with its page and its mean colour."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (number, word.text, _mean_colour(picture, word))
            for number, page in enumerate(file)
            for picture in [render_page(page)]
            for word in page_words(page)
            if any(map(str.isalnum, word.text))  # a dash is too small to measure
        ]
    finally:
        file.close()


def _mean_colour(picture: Image.Image, word: PageWord) -> list[float]:
    return list(ImageStat.Stat(picture.crop(_area(picture, word))).mean)


def _area(picture: Image.Image, word: PageWord) -> tuple[int, int, int, int]:
    """Return the pixels of a word: left, upper, right, lower."""
    left, bottom, right, top = (side * SCALE for side in word.box)
    height = picture.height
    return (int(left), int(height - top), max(int(right) + 1, int(left) + 1), int(height - bottom) + 1)
