"""The result of rendering: the PDF, and how much space its parts take."""

from __future__ import annotations

from msgspec import Struct


class PageFill(Struct, frozen=True):
    """How full a page is. Units: lines of running text."""

    lines: int
    """Lines that are used, rounded up."""
    room_lines: int
    """Lines that fit on the page."""


class RenderedPdf(Struct, frozen=True):
    """A finished PDF with the measurements that page budgets are checked against."""

    pdf: bytes
    body_pages: int
    """Pages with a part of the body; the annex may begin on the last of them."""
    annex_pages: int
    """Pages that the annex adds."""
    last_body_page: PageFill
    last_annex_page: PageFill
    """Empty if the annex adds no page."""
    signature_alone: bool
    """Whether the last page has nothing but the place for the signature: that page takes no budget."""
    savings: tuple[tuple[str, int], ...]
    """The headings of the body, each with the lines that the body would be shorter without its part."""
    title_lines: int
    """How many lines the title in the head takes; 0 without a head."""
