"""Paint text and graphics on pages, each as marked content of a structure element or as an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal

from briefgen.render.pdf.deferred_object import DeferredObject
from briefgen.render.pdf.font_embedding import EmbeddedFonts
from briefgen.render.pdf.line_breaks import Segment
from briefgen.render.pdf.marked_content import MarkedContentWriter
from briefgen.render.pdf.pdf_file import format_number
from briefgen.render.pdf.reportlab_imports import Canvas
from briefgen.render.pdf.shaping import ShapedText, shape
from briefgen.render.pdf.structure_tree import ContentItem, Element
from briefgen.render.pdf.text_runs import LinkTarget
from briefgen.render.pdf.text_string import text_string
from briefgen.render.pdf.text_style import TextStyle

_SYNTHETIC_BOLD = 0.035
"""The stroke width of synthetic bold, in ems."""
Rectangle = tuple[float, float, float, float]
"""A rectangle by its lower left corner, its width and its height."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """The rectangle of a link; `number` counts the links of the file."""

    page: int
    number: int
    rect: tuple[float, float, float, float]
    target: LinkTarget


@dataclass(frozen=True, slots=True)
class Disc:
    """The style of a filled circle with an outline. Units: points."""

    radius: float
    fill: str
    edge: str
    weight: float = 0.8


@cache
def _colour(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3g}" for part in parts)


def _point(point: tuple[float, float]) -> str:
    return f"{format_number(point[0])} {format_number(point[1])}"


def _enclosing(first: Rectangle, second: Rectangle) -> Rectangle:
    """Return the smallest rectangle around two."""
    left, bottom = min(first[0], second[0]), min(first[1], second[1])
    right = max(first[0] + first[2], second[0] + second[2])
    return left, bottom, right - left, max(first[1] + first[3], second[1] + second[3]) - bottom


def _split_by_actual_text(shaped: Sequence[ShapedText]) -> Iterator[tuple[Sequence[ShapedText], str]]:
    """Group shaped text into parts that need /ActualText and parts that do not."""
    plain: list[ShapedText] = []
    for each in shaped:
        if each.actual_text:
            if plain:
                yield plain, ""
            yield (each,), each.actual_text
            plain = []
        else:
            plain.append(each)
    if plain:
        yield plain, ""


class Painter(Canvas):
    """A ReportLab canvas that tags what it paints.

    Units: points, y upwards from the bottom of the page; pages count from 0.
    """

    _code: list[str]
    _formsinuse: list[str]
    _doc: Any

    def __init__(self, width: float, height: float, lang: str) -> None:
        super().__init__(
            BytesIO(), (width, height), pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=lang
        )
        self.page = 0
        self.pages: list[Any] = []
        """ReportLab's page objects."""
        self.marked_content = MarkedContentWriter(self._write)
        self.links: list[LinkArea] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        self.bookmarks: list[tuple[str, int, int, float]] = []
        """Text, level, page and vertical position of each bookmark."""
        self.painted_text: list[str] = []
        """The text painted as content, in the order of painting."""
        self._figures: dict[Element, tuple[int, Rectangle]] = {}
        """The first page and the bounding box of each figure."""
        self.fonts = EmbeddedFonts()
        self._painting_artifact = False
        self._font_and_size = ""
        """The current font and size."""
        self._fill_colour = ""

    def _make_preamble(self) -> None:
        """Start pages without ReportLab's unembedded Helvetica."""
        self._preamble = "1 0 0 1 0 0 cm"

    @property
    def file(self) -> Any:
        """ReportLab's document."""
        return self._doc

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - ReportLab's hook, called with each page
        """Remember the page; its links are written at the end."""
        self.pages.append(page)

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
        page, covered = self._figures.get(element, (self.page, rectangle))
        if page == self.page:
            covered = _enclosing(covered, rectangle)
        self._figures[element] = page, covered
        x, y, width, height = covered
        corners = " ".join(format_number(v) for v in (x, y, x + width, y + height))
        element.attributes = f"/O/Layout/Placement/Block/BBox[{corners}]"
        return element.content()

    def end_page(self) -> None:
        """Finish the page and start the next one."""
        self.marked_content.end_page()
        self.showPage()
        self._font_and_size = self._fill_colour = ""
        self.page += 1

    # ------------------------------------------------------------ text

    def paint_segment(self, segment: Segment, x: float, baseline: float) -> None:
        """Paint a segment of a line, with its link and anchor."""
        run = segment.run
        left = x + segment.x
        self._show_text(segment.texts, left, baseline, run.text_style, run.content)
        if self._painting_artifact:
            return
        if run.anchor:
            self.add_anchor(run.anchor, baseline + run.text_style.size)
        if run.target and segment.width:
            size = run.text_style.size
            rect = (left, baseline - 0.25 * size, left + segment.width, baseline + 0.8 * size)
            area = LinkArea(self.page, len(self.links), rect, run.target)
            self.links.append(area)
            run.target.element.annotations.append((self.page, area.number))

    def _show_text(
        self, texts: Sequence[str], x: float, baseline: float, text_style: TextStyle, content: ContentItem
    ) -> None:
        """Paint texts one after the other, each shaped as it was measured."""
        self.marked_content.open_for_text(self._unless_artifact(content))
        self._set_fill_colour(text_style.colour)
        if not self._painting_artifact:
            self.painted_text += texts
        for shaped, actual_text in _split_by_actual_text([shape(text, text_style.face) for text in texts]):
            self._code.append(self.marked_content.move_text(x, baseline))
            x += sum(each.width for each in shaped) * text_style.size / 1000
            if actual_text:
                self._code.append(f"/Span <</ActualText {text_string(actual_text).decode('latin-1')}>> BDC")
            self._code.append(" ".join(self._glyphs(shaped, text_style)))
            if actual_text:
                self._code.append("EMC")

    def _glyphs(self, shaped: Sequence[ShapedText], text_style: TextStyle) -> Iterator[str]:
        """Yield the operators that show shaped text at the current position."""
        current_rise, synthetic_bold = "0", False
        for font, rise, codes in self.fonts.encode(shaped, text_style.size):
            if (
                font_and_size := f"/{font.resource} {format_number(text_style.size)} Tf"
            ) != self._font_and_size:
                self._font_and_size = font_and_size
                yield font_and_size
            if rise != current_rise:
                current_rise = rise
                yield f"{rise} Ts"
            if synthetic_bold != (synthetic_bold := font.font.single_weight and text_style.face.bold):
                edge = f"{_colour(text_style.colour)} RG {format_number(_SYNTHETIC_BOLD * text_style.size)} w"
                yield f"{edge} 2 Tr" if synthetic_bold else "0 Tr"
            yield f"[{codes}]TJ"
        if current_rise != "0":
            yield "0 Ts"
        if synthetic_bold:
            yield "0 Tr"

    def _set_fill_colour(self, colour: str) -> None:
        """Set the colour of text and areas."""
        if colour != self._fill_colour:
            self._fill_colour = colour
            self._code.append(f"{_colour(colour)} rg")

    # ------------------------------------------------------------ shapes

    def fill_rectangle(self, rectangle: Rectangle, colour: str, content: ContentItem | None = None) -> None:
        """Fill a rectangle."""
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        self._set_fill_colour(colour)
        self._code.append(f"{' '.join(format_number(v) for v in rectangle)} re f")

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
        path = f"{_point(start)} m {_point(end)} l S"
        self._code.append(f"{_colour(colour)} RG {format_number(weight)} w {path}")

    def draw_disc(self, x: float, y: float, disc: Disc, content: ContentItem | None = None) -> None:
        """Draw a disc around a centre."""
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        r = disc.radius
        handle = 0.5523 * r  # control points for a Bézier curve of a quarter circle
        curves = (
            (x + r, y + handle, x + handle, y + r, x, y + r),
            (x - handle, y + r, x - r, y + handle, x - r, y),
            (x - r, y - handle, x - handle, y - r, x, y - r),
            (x + handle, y - r, x + r, y - handle, x + r, y),
        )
        path = " ".join(" ".join(format_number(v) for v in curve) + " c" for curve in curves)
        self._set_fill_colour(disc.fill)
        edge = f"{_colour(disc.edge)} RG {format_number(disc.weight)} w"
        self._code.append(f"{edge} {format_number(x + r)} {format_number(y)} m {path} b")

    def draw_image(
        self, name: str, write: Callable[[], bytes], rectangle: Rectangle, content: ContentItem
    ) -> None:
        """Paint an image in a rectangle; `write` makes its stream and is called once for each name."""
        object_name = self._doc.getXObjectName(name)
        if object_name not in self._doc.idToObject:
            self._doc.Reference(DeferredObject(write), object_name)
        self.marked_content.open_for_graphics(self._unless_artifact(content))
        x, y, width, height = (format_number(v) for v in rectangle)
        self._code.append(f"q {width} 0 0 {height} {x} {y} cm /{object_name} Do Q")
        self._formsinuse.append(name)

    def add_signature_field(self, target: LinkTarget, rectangle: Rectangle) -> None:
        """Add an empty signature field; one without an area is invisible."""
        x, y, width, height = rectangle
        area = LinkArea(self.page, len(self.links), (x, y, x + width, y + height), target)
        self.links.append(area)
        target.element.annotations.append((self.page, area.number))

    # ------------------------------------------------------------ anchors and bookmarks

    def add_anchor(self, name: str, top: float) -> None:
        """Add an anchor, the target of links; the first one of a name is used."""
        self.anchors.setdefault(name, (self.page, top))

    def add_bookmark(self, words: str, level: int, top: float) -> None:
        """Add an entry to the outline."""
        if not self._painting_artifact:
            self.bookmarks.append((words, level, self.page, top))
