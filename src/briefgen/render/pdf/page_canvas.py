"""Pages on which shapes are painted, each as marked content of a structure element or as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any, Literal

from msgspec import Struct

from briefgen.bidi.direction import is_rtl_language
from briefgen.render.pdf.deferred_object import DeferredObject
from briefgen.render.pdf.marked_content import MarkedContentWriter
from briefgen.render.pdf.pdf_file import format_number
from briefgen.render.pdf.reportlab_imports import Canvas
from briefgen.render.pdf.structure_tree import ContentItem, Element

Rectangle = tuple[float, float, float, float]
"""A rectangle by its lower left corner, its width and its height."""


class Disc(Struct, frozen=True):
    """The style of a filled circle with an outline. Units: points."""

    radius: float
    fill: str
    edge: str
    weight: float = 0.8


@cache
def pdf_colour(colour: str) -> str:
    """Write the components of a colour #rrggbb."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3g}" for part in parts)


def _point(point: tuple[float, float]) -> str:
    return f"{format_number(point[0])} {format_number(point[1])}"


def _enclosing(first: Rectangle, second: Rectangle) -> Rectangle:
    """Return the smallest rectangle around two."""
    left, bottom = min(first[0], second[0]), min(first[1], second[1])
    right = max(first[0] + first[2], second[0] + second[2])
    return left, bottom, right - left, max(first[1] + first[3], second[1] + second[3]) - bottom


class PageCanvas(Canvas):
    """A ReportLab canvas that tags the shapes it paints.

    Units: points, y upwards from the bottom of the page, x from the edge where lines start: the right edge in
    a language that is written from right to left. Pages count from 0.
    """

    _code: list[str]
    _formsinuse: list[str]
    _doc: Any

    def __init__(self, width: float, height: float, lang: str) -> None:
        super().__init__(
            BytesIO(), (width, height), pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=lang
        )
        self.page = 0
        self.marked_content = MarkedContentWriter(self._write)
        self._width = width
        self._rtl = is_rtl_language(lang)
        self._figures: dict[Element, tuple[int, Rectangle]] = {}
        """The first page and the bounding box of each figure."""
        self._painting_artifact = False
        self._fill_colour = ""

    def _make_preamble(self) -> None:
        """Start pages without ReportLab's unembedded Helvetica."""
        self._preamble = "1 0 0 1 0 0 cm"

    def _write(self, code: str) -> None:
        """Add operators to the content stream of the page."""
        self._code.append(code)

    # ------------------------------------------------------------ marked content

    def _unless_artifact(self, content: ContentItem | None) -> ContentItem | None:
        """Return the content item, or None while content is painted as an artifact."""
        return None if self._painting_artifact else content

    @contextmanager
    def pagination_artifact(self, kind: Literal["Header", "Footer"]) -> Iterator[None]:
        """Paint a page header or footer."""
        self.marked_content.pagination_artifact(kind)
        yield
        self.marked_content.close()

    @contextmanager
    def as_artifact(self) -> Iterator[None]:
        """Paint content as an artifact, because the structure tree has it already."""
        before, self._painting_artifact = self._painting_artifact, True
        yield
        self._painting_artifact = before

    def begin_figure(self, element: Element, rectangle: Rectangle) -> ContentItem:
        """Start a figure, or extend it by a rectangle; return the content item to draw with.

        Source: ISO 32000-1, 14.8.5.4.3 (BBox).
        """
        rectangle = self._mirror(rectangle)
        page, covered = self._figures.get(element, (self.page, rectangle))
        if page == self.page:
            covered = _enclosing(covered, rectangle)
        self._figures[element] = page, covered
        x, y, width, height = covered
        corners = " ".join(format_number(v) for v in (x, y, x + width, y + height))
        element.attributes = f"/O/Layout/Placement/Block/BBox[{corners}]"
        return element.content()

    def _left(self, start: float, width: float) -> float:
        """Return the left end of what starts at a distance from the edge where lines of the page start."""
        return self._width - start - width if self._rtl else start

    def _mirror(self, rectangle: Rectangle) -> Rectangle:
        x, y, width, height = rectangle
        return self._left(x, width), y, width, height

    def _set_fill_colour(self, colour: str) -> None:
        """Set the colour of text and areas."""
        if colour != self._fill_colour:
            self._fill_colour = colour
            self._code.append(f"{pdf_colour(colour)} rg")

    # ------------------------------------------------------------ shapes

    def fill_rectangle(self, rectangle: Rectangle, colour: str, content: ContentItem | None = None) -> None:
        """Fill a rectangle."""
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        self._set_fill_colour(colour)
        self._code.append(f"{' '.join(format_number(v) for v in self._mirror(rectangle))} re f")

    def draw_line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        weight: float,
        colour: str,
        content: ContentItem | None = None,
    ) -> None:
        """Draw a straight line."""
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        start, end = ((self._left(x, 0), y) for x, y in (start, end))
        path = f"{_point(start)} m {_point(end)} l S"
        self._code.append(f"{pdf_colour(colour)} RG {format_number(weight)} w {path}")

    def draw_disc(self, x: float, y: float, disc: Disc, content: ContentItem | None = None) -> None:
        """Draw a disc around a centre."""
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        x, r = self._left(x, 0), disc.radius
        handle = 0.5523 * r  # control points for a Bézier curve of a quarter circle
        curves = (
            (x + r, y + handle, x + handle, y + r, x, y + r),
            (x - handle, y + r, x - r, y + handle, x - r, y),
            (x - r, y - handle, x - handle, y - r, x, y - r),
            (x + handle, y - r, x + r, y - handle, x + r, y),
        )
        path = " ".join(" ".join(format_number(v) for v in curve) + " c" for curve in curves)
        self._set_fill_colour(disc.fill)
        edge = f"{pdf_colour(disc.edge)} RG {format_number(disc.weight)} w"
        self._code.append(f"{edge} {format_number(x + r)} {format_number(y)} m {path} b")

    def draw_image(
        self, name: str, write: Callable[[], bytes], rectangle: Rectangle, content: ContentItem
    ) -> None:
        """Paint an image in a rectangle; `write` makes its stream and is called once for each name."""
        object_name = self._doc.getXObjectName(name)
        if object_name not in self._doc.idToObject:
            self._doc.Reference(DeferredObject(write), object_name)
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        x, y, width, height = (format_number(v) for v in self._mirror(rectangle))
        self._code.append(f"q {width} 0 0 {height} {x} {y} cm /{object_name} Do Q")
        self._formsinuse.append(name)
