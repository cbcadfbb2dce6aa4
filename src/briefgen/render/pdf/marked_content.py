"""Marked content and text objects of a page, neither of which crosses the ends of the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from briefgen.render.pdf.compact_file import number
from briefgen.render.pdf.structure import Content, Element

Artifact = Literal["artifact"]


class MarkedContent:
    """What is open on a page: a piece of marked content, a text object, or one inside the other.

    Shape: words that follow one another share a text object, whose marked content begins and ends in it;
    what holds shapes holds whole text objects, so content that goes on from words to shapes may get two
    marks. Units: points.
    Source: ISO 32000-1, 14.6.1.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self.owners: list[list[Element]] = [[]]
        """For each page, the element of each marked-content id."""
        self._say = say
        self._open: Content | Artifact | None = None
        self._begun_in_text = False
        self._pen: tuple[float, float] | None = None
        """Where the last words of the open text object began."""

    def for_words(self, content: Content | None) -> None:
        """Open what words of a leaf, or of an artifact, stand in unless it is open already."""
        wanted: Content | Artifact = content or "artifact"
        if wanted != self._open:
            self._close_mark()
        if self._pen is None:
            self._pen = 0.0, 0.0
            self._say("BT")
        if wanted != self._open:
            self._begin(wanted, in_text=True)

    def for_shapes(self, content: Content | None) -> None:
        """Open what shapes of a leaf, or of an artifact, stand in unless it is open already."""
        wanted: Content | Artifact = content or "artifact"
        if wanted != self._open or (self._begun_in_text and self._pen):
            self._close_mark()
        self._end_text()
        if wanted != self._open:
            self._begin(wanted, in_text=False)

    def furniture(self, kind: Literal["Header", "Footer"]) -> None:
        """Open a running head or foot, which is closed by itself. Source: ISO 32000-1, 14.8.2.2.2."""
        self.close()
        self._say(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC")
        self._open, self._begun_in_text = "artifact", False

    def move(self, x: float, baseline: float) -> str:
        """Move to where words begin, from where the last ones did."""
        before, above = self._pen or (0.0, 0.0)
        self._pen = x, y = round(x, 2), round(baseline, 2)
        return f"{number(round(x - before, 2))} {number(round(y - above, 2))} Td"

    def close(self) -> None:
        """Close whatever is open."""
        self._close_mark()
        self._end_text()

    def end_page(self) -> None:
        """Close whatever is open and count ids anew."""
        self.close()
        self.owners.append([])

    def _begin(self, wanted: Content | Artifact, *, in_text: bool) -> None:
        self._open, self._begun_in_text = wanted, in_text
        if isinstance(wanted, str):
            self._say("/Artifact BMC")
            return
        owners = self.owners[-1]
        wanted.marks.append((len(self.owners) - 1, len(owners)))
        self._say(f"/{wanted.owner.tag} <</MCID {len(owners)}>> BDC")
        owners.append(wanted.owner)

    def _close_mark(self) -> None:
        if self._open is not None:
            if not self._begun_in_text:
                self._end_text()
            self._say("EMC")
            self._open = None

    def _end_text(self) -> None:
        if self._pen is not None:
            self._say("ET")
            self._pen = None
