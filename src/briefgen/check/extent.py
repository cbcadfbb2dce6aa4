"""The length of a memo after layout, for the rules that check it."""

from __future__ import annotations

from msgspec import Struct


class Extent(Struct, frozen=True):
    """The length of a memo after layout. Units: pages, and lines of running text."""

    body_pages: int
    """Pages with a part of the body; the annex may begin on the last of them."""
    annex_pages: int
    """Pages that the annex adds."""
    last_page_lines: int
    """Lines on the last page of the body."""
    page_lines: int
    """Lines that a page has room for."""
    parts: tuple[tuple[str, int], ...]
    """The headings of the body, each with the lines that the body would be shorter without its part."""
    title_lines: int = 1
    """Lines of the title in the head."""
    printed: str = ""
    """What the memo prints, in reading order."""
    last_annex_lines: int = 0
    """Lines on the last page that the annex adds; 0 if it adds none."""
    left_out: tuple[str, ...] = ()
    """What the product prints only if there is room, and had none: names as in `if_room`."""
