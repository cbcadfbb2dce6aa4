"""The result of rendering: the PDF, and how much space its parts take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DocumentPart = Literal["body", "annex"]


@dataclass(frozen=True, slots=True)
class BlockExtent:
    """The space that one top-level block takes.

    Units: pages count from 1 over the whole file; `height_pt` includes the space above the block.
    """

    place: DocumentPart
    index: int
    """Its position in the body or the annex, from 0."""
    kind: str
    """The node's type in lower case, such as "keyfigures"."""
    heading: str
    """The text of the heading above it (its own, for a heading); empty before the first heading."""
    height_pt: float
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class PageFill:
    """How full a page is.

    Units: points; lines are lines of running text, the used ones rounded up.
    """

    used_pt: float
    room_pt: float
    lines: int
    room_lines: int


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished PDF with the measurements that page budgets are checked against.

    Shape: `blocks` in reading order, body before annex.
    """

    pdf: bytes
    body_pages: int
    annex_pages: int
    signature_page: DocumentPart | None
    """The part whose last page has nothing but the place for the signature: that page takes no budget."""
    last_body_page: PageFill
    blocks: tuple[BlockExtent, ...]
    title_lines: int
    """How many lines the title in the head takes; 0 without a head."""
