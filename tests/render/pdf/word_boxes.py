"""Bounding boxes of text on the pages, read with pdfium."""

from __future__ import annotations

from itertools import combinations

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints

Box = tuple[float, float, float, float]
"""Left, bottom, right, top. Units: points from the lower left corner of the page."""
_SLACK = 0.4
"""Italics and overhanging letters can extend this far into a neighbour's box."""


def word_boxes(pdf: bytes) -> list[list[Box]]:
    """Return the tight bounding boxes of the text runs on each page."""
    file = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage() for page in file]
        return [[text.get_rect(i) for i in range(text.count_rects())] for text in pages]
    finally:
        file.close()


def overlapping(pdf: bytes) -> list[tuple[int, Box, Box]]:
    """Return text runs that overlap, with their page."""
    return [
        (number, a, b)
        for number, boxes in enumerate(word_boxes(pdf), start=1)
        for a, b in combinations(boxes, 2)
        if _shared(a[0], a[2], b[0], b[2]) > _SLACK and _shared(a[1], a[3], b[1], b[3]) > _SLACK
    ]


def _shared(start: float, end: float, other_start: float, other_end: float) -> float:
    return min(end, other_end) - max(start, other_start)
