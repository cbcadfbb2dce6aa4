"""What rendering hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["body", "annex"]


@dataclass(frozen=True, slots=True)
class BlockExtent:
    """How much paper one top-level block took.

    Units: pages count from 1 over the whole file; `height_pt` includes the space above the block.
    """

    place: Place
    index: int
    """Its position in the body or the annex, from 0."""
    kind: str
    """The node's type in lower case, such as "keyfigures"."""
    heading: str
    """The words of the heading it stands under (its own, for a heading); empty above the first."""
    height_pt: float
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class PageFill:
    """How full a page is.

    Units: points; lines are lines of running text, those used rounded up.
    """

    used_pt: float
    room_pt: float
    lines: int
    room_lines: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF with what is judged after layout.

    Shape: `blocks` in reading order, body before annex.
    """

    pdf: bytes
    body_pages: int
    annex_pages: int
    last_body_page: PageFill
    blocks: tuple[BlockExtent, ...]
    title_lines: int
    """Lines that the title in the head takes; 0 without a head."""
