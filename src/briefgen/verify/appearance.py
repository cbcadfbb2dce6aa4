"""Compare how the pages of two files look, and the words that a reader finds on them, with pdfium."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
from msgspec import Struct
from PIL import Image, ImageChops
from rapidfuzz.distance import Levenshtein

SCALE = 1.5
"""Pixels a point: 108 a inch."""
_MAX_LEVELS = 16
"""How much a pixel may differ, of 255 levels of a colour: the rounding of edges stays below it."""
_MAX_MOVED_PT = 1.0
"""How far a word may be from its place."""
_MAX_PAGE_PT = 2000
"""The longest side of a page that is drawn; A4 has 842."""
_TINT = (215, 0, 0)
_Box = tuple[float, float, float, float]


class PageDifference(Struct, frozen=True):
    """How a page differs from the redrawn one."""

    page: int
    """From 0."""
    missing: str
    """The first words that only the redrawn page has; empty if there are none."""
    added: str
    """The words that the page has in their place; empty if there are none."""
    moved: str
    """The first word that is at another place; empty if all are at theirs."""
    area: _Box | None
    """The area that looks different: left, top, width, height from the top left corner. Units: points."""
    picture: bytes
    """A PNG of the page with the differing pixels in red; empty unless it was asked for."""

    def __bool__(self) -> bool:
        """Check whether there is any difference."""
        return bool(self.missing or self.added or self.moved or self.area)


class PageWord(Struct, frozen=True):
    """A word of a page with its place. Units: points from the lower left corner."""

    text: str
    box: _Box


def compare_pages(found: bytes, drawn: bytes, *, with_pictures: bool) -> Iterator[PageDifference]:
    """Yield each page that differs in its words, their places or its pixels.

    Tolerance: words may move by a point, pixels differ by 16 of 255 levels.
    """
    files = pypdfium2.PdfDocument(found), pypdfium2.PdfDocument(drawn)
    try:
        for number, (mine, theirs) in enumerate(zip(*files, strict=False)):
            words = _compare_words(page_words(mine), page_words(theirs))
            area, picture = _compare_pixels(
                render_page(mine), render_page(theirs), with_picture=with_pictures
            )
            if difference := PageDifference(number, *words, area, picture):
                yield difference
    finally:
        for file in files:
            file.close()


def page_words(page: Any) -> list[PageWord]:
    """Return the words of a page with their boxes. Units: points from the lower left corner."""
    text_page = page.get_textpage()
    words: list[PageWord] = []
    letters, box = "", (0.0, 0.0, 0.0, 0.0)
    for index in range(text_page.count_chars()):
        char = text_page.get_text_range(index, 1)
        if not char.strip():
            words += [PageWord(letters, box)] if letters else []
            letters = ""
            continue
        around = text_page.get_charbox(index)
        box = _enclosing(box, around) if letters else around
        letters += char
    return [*words, PageWord(letters, box)] if letters else words


def _enclosing(first: _Box, second: _Box) -> _Box:
    left, bottom = min(first[0], second[0]), min(first[1], second[1])
    return left, bottom, max(first[2], second[2]), max(first[3], second[3])


def _compare_words(found: list[PageWord], drawn: list[PageWord]) -> tuple[str, str, str]:
    """Return the first words that are missing, those in their place, and the first word that moved."""
    steps = Levenshtein.opcodes([w.text for w in drawn], [w.text for w in found])
    for step in steps:
        if step.tag != "equal":
            missing = " ".join(w.text for w in drawn[step.src_start : step.src_end])
            added = " ".join(w.text for w in found[step.dest_start : step.dest_end])
            return missing[:100], added[:100], ""
    pairs = zip(found, drawn, strict=True)
    moved = next((mine.text for mine, theirs in pairs if _distance(mine.box, theirs.box) > _MAX_MOVED_PT), "")
    return "", "", moved[:100]


def _distance(first: _Box, second: _Box) -> float:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def render_page(page: Any) -> Image.Image:
    """Render a page with its annotations; an oversized one is rendered smaller."""
    scale = min(SCALE, SCALE * _MAX_PAGE_PT / max(*page.get_size(), 1))
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return image


def _compare_pixels(
    found: Image.Image, drawn: Image.Image, *, with_picture: bool
) -> tuple[_Box | None, bytes]:
    """Return the area that looks different, and a picture that shows it."""
    if found.size != drawn.size:
        whole = (0.0, 0.0, found.width / SCALE, found.height / SCALE)
        return whole, _png(found) if with_picture else b""
    bands = ImageChops.difference(found, drawn).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    mask = most.point(lambda level: 255 if level > _MAX_LEVELS else 0)
    box = mask.getbbox()
    if box is None:
        return None, b""
    left, top, right, bottom = (side / SCALE for side in box)
    shown = Image.blend(found, Image.new("RGB", found.size, "white"), 0.6)
    shown.paste(_TINT, mask=mask)
    return (left, top, right - left, bottom - top), _png(shown) if with_picture else b""


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def area_words(area: _Box) -> str:
    """Describe an area of a page in words."""
    left, top, width, height = (f"{value:.0f}" for value in area)
    return f"an area of {width} × {height} pt, {left} pt from the left and {top} pt from the top"
