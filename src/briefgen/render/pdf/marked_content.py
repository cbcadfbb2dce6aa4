"""Open and close marked content and text objects on a page, so that they never overlap."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from briefgen.render.pdf.pdf_file import format_number
from briefgen.render.pdf.structure_tree import ContentItem, Element

Artifact = Literal["artifact"]


class MarkedContentWriter:
    """The marked content and the text object that are open on the current page.

    Shape: consecutive texts share a text object, whose marked content begins and ends inside it. Marked
    content with graphics contains whole text objects, so a content item with text and graphics can get two
    ids.
    Units: points.
    Source: ISO 32000-1, 14.6.1.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self.elements: list[list[Element]] = [[]]
        """For each page, the structure element of each marked-content id."""
        self._write = write
        self._open: ContentItem | Artifact | None = None
        self._began_in_text = False
        self._text_position: tuple[float, float] | None = None
        """The start of the last text in the open text object."""

    def open_for_text(self, item: ContentItem | None) -> None:
        """Open marked content for the text of an item, or an artifact, if it is not open."""
        content: ContentItem | Artifact = item or "artifact"
        if content != self._open:
            self._close_marked_content()
        if self._text_position is None:
            self._text_position = 0.0, 0.0
            self._write("BT")
        if content != self._open:
            self._open_marked_content(content, in_text=True)

    def open_for_graphics(self, item: ContentItem | None) -> None:
        """Open marked content for graphics of an item, or an artifact, if it is not open."""
        content: ContentItem | Artifact = item or "artifact"
        if content != self._open or (self._began_in_text and self._text_position):
            self._close_marked_content()
        self._end_text()
        if content != self._open:
            self._open_marked_content(content, in_text=False)

    def pagination_artifact(self, kind: Literal["Header", "Footer"]) -> None:
        """Open a page header or footer. Source: ISO 32000-1, 14.8.2.2.2."""
        self.close()
        self._write(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        self._open, self._began_in_text = "artifact", False

    def move_text(self, x: float, baseline: float) -> str:
        """Return the operator that moves to the start of a text, relative to the last one."""
        before, above = self._text_position or (0.0, 0.0)
        self._text_position = x, y = round(x, 2), round(baseline, 2)
        return f"{format_number(round(x - before, 2))} {format_number(round(y - above, 2))} Td"

    def close(self) -> None:
        """Close all open content."""
        self._close_marked_content()
        self._end_text()

    def end_page(self) -> None:
        """Close all open content and restart the ids."""
        self.close()
        self.elements.append([])

    def _open_marked_content(self, content: ContentItem | Artifact, *, in_text: bool) -> None:
        self._open, self._began_in_text = content, in_text
        if isinstance(content, str):
            self._write("/Artifact BMC")
            return
        elements = self.elements[-1]
        content.mcids.append((len(self.elements) - 1, len(elements)))
        self._write(f"/{content.element.tag} <</MCID {len(elements)}>> BDC")
        elements.append(content.element)

    def _close_marked_content(self) -> None:
        if self._open is not None:
            if not self._began_in_text:
                self._end_text()
            self._write("EMC")
            self._open = None

    def _end_text(self) -> None:
        if self._text_position is not None:
            self._write("ET")
            self._text_position = None
