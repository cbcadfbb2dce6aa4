"""The canvas: every stroke is either marked content of a structure element or an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal

from briefgen.render.pdf.compact_file import number
from briefgen.render.pdf.embedding import FontBook
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.line_breaks import Segment
from briefgen.render.pdf.marked_content import MarkedContent
from briefgen.render.pdf.reportlab_parts import Canvas
from briefgen.render.pdf.runs import Goal
from briefgen.render.pdf.shaping import Shaped, shape
from briefgen.render.pdf.structure import Content, Element
from briefgen.render.pdf.text_string import text_string
from briefgen.render.pdf.written import Written

_THICKER = 0.035
"""The line around letters of a family that has no bold, in ems."""
Box = tuple[float, float, float, float]
"""A rectangle by its lower left corner, its width and its height."""


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A clickable rectangle; `number` counts the links of the file."""

    page: int
    number: int
    rect: tuple[float, float, float, float]
    goal: Goal


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle with an edge. Units: points."""

    radius: float
    fill: str
    edge: str
    weight: float = 0.8


@cache
def _colour(colour: str) -> str:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3g}" for part in parts)


def _around(first: Box, second: Box) -> Box:
    """Give the smallest rectangle that holds two."""
    left, foot = min(first[0], second[0]), min(first[1], second[1])
    right = max(first[0] + first[2], second[0] + second[2])
    return left, foot, right - left, max(first[1] + first[3], second[1] + second[3]) - foot


def _told_apart(shaped: Sequence[Shaped]) -> Iterator[tuple[Sequence[Shaped], str]]:
    """Part texts that must be told from those whose glyphs tell them."""
    plain: list[Shaped] = []
    for each in shaped:
        if each.told:
            if plain:
                yield plain, ""
            yield (each,), each.told
            plain = []
        else:
            plain.append(each)
    if plain:
        yield plain, ""


class Painter(Canvas):
    """A ReportLab canvas that marks what it paints.

    Units: points, y upwards from the foot of the page; pages count from 0.
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
        self.marked = MarkedContent(self._say)
        self.links: list[LinkArea] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        self.bookmarks: list[tuple[str, int, int, float]] = []
        """Words, level, page and height of each bookmark."""
        self.painted: list[str] = []
        """The words painted as content, in the order of painting."""
        self._figures: dict[Element, tuple[int, Box]] = {}
        """Where each drawing begins: its page, and its place there."""
        self.fonts = FontBook()
        self._repeating = False
        self._looks = ""
        """Font and size as the page last chose them."""
        self._filled = ""

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

    def _say(self, code: str) -> None:
        """Add to the page's stream."""
        self._code.append(code)

    # ------------------------------------------------------------ marked content

    def _kept(self, content: Content | None) -> Content | None:
        """Take what is painted again for an artifact."""
        return None if self._repeating else content

    @contextmanager
    def furniture(self, kind: Literal["Header", "Footer"]) -> Iterator[None]:
        """Paint a running head or foot."""
        self.marked.furniture(kind)
        yield
        self.marked.close()

    @contextmanager
    def repeating(self) -> Iterator[None]:
        """Paint what stands in the structure already."""
        before, self._repeating = self._repeating, True
        yield
        self._repeating = before

    def figure(self, element: Element, place: Box) -> Content:
        """Start a drawing in a rectangle, or go on with it in another, and give the leaf to draw it with.

        Source: ISO 32000-1, 14.8.5.4.3 (BBox).
        """
        page, begun = self._figures.get(element, (self.page, place))
        if page == self.page:
            begun = _around(begun, place)
        self._figures[element] = page, begun
        x, y, width, height = begun
        corners = " ".join(number(v) for v in (x, y, x + width, y + height))
        element.attributes = f"/O/Layout/Placement/Block/BBox[{corners}]"
        return element.content()

    def end_page(self) -> None:
        """Finish the page and start the next."""
        self.marked.end_page()
        self.showPage()
        self._looks = self._filled = ""
        self.page += 1

    # ------------------------------------------------------------ words

    def segment(self, segment: Segment, x: float, baseline: float) -> None:
        """Paint a stretch of a line, with its link and anchor."""
        run = segment.run
        left = x + segment.x
        self._show(segment.pieces, left, baseline, run.letters, run.content)
        if self._repeating:
            return
        if run.anchor:
            self.anchor(run.anchor, baseline + run.letters.size)
        if run.goal and segment.width:
            size = run.letters.size
            rect = (left, baseline - 0.25 * size, left + segment.width, baseline + 0.8 * size)
            area = LinkArea(self.page, len(self.links), rect, run.goal)
            self.links.append(area)
            run.goal.element.annotations.append((self.page, area.number))

    def _show(
        self, texts: Sequence[str], x: float, baseline: float, letters: Letters, content: Content
    ) -> None:
        """Paint texts one after the other, as they were measured."""
        self.marked.for_words(self._kept(content))
        self._fill(letters.colour)
        if not self._repeating:
            self.painted += texts
        for shaped, told in _told_apart([shape(text, letters.face) for text in texts]):
            self._code.append(self.marked.move(x, baseline))
            x += sum(each.width for each in shaped) * letters.size / 1000
            if told:
                self._code.append(f"/Span <</ActualText {text_string(told).decode('latin-1')}>> BDC")
            self._code.append(" ".join(self._glyphs(shaped, letters)))
            if told:
                self._code.append("EMC")

    def _glyphs(self, shaped: Sequence[Shaped], letters: Letters) -> Iterator[str]:
        """Yield the operators that show texts from where the pen is."""
        raised, thick = "0", False
        for font, rise, codes in self.fonts.show(shaped, letters.size):
            if (looks := f"/{font.resource} {number(letters.size)} Tf") != self._looks:
                self._looks = looks
                yield looks
            if rise != raised:
                raised = rise
                yield f"{rise} Ts"
            if thick != (thick := font.font.one_weight and letters.face.bold):
                edge = f"{_colour(letters.colour)} RG {number(_THICKER * letters.size)} w"
                yield f"{edge} 2 Tr" if thick else "0 Tr"
            yield f"[{codes}]TJ"
        if raised != "0":
            yield "0 Ts"
        if thick:
            yield "0 Tr"

    def _fill(self, colour: str) -> None:
        """Choose the colour of letters and grounds."""
        if colour != self._filled:
            self._filled = colour
            self._code.append(f"{_colour(colour)} rg")

    # ------------------------------------------------------------ shapes

    def box(self, place: Box, colour: str, content: Content | None = None) -> None:
        """Fill a rectangle."""
        self.marked.for_shapes(self._kept(content))
        self._fill(colour)
        self._code.append(f"{' '.join(number(v) for v in place)} re f")

    def stroke(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        weight: float,
        colour: str,
        content: Content | None = None,
    ) -> None:
        """Draw a straight line."""
        self.marked.for_shapes(self._kept(content))
        path = f"{number(start[0])} {number(start[1])} m {number(end[0])} {number(end[1])} l S"
        self._code.append(f"{_colour(colour)} RG {number(weight)} w {path}")

    def disc(self, x: float, y: float, disc: Disc, content: Content | None = None) -> None:
        """Draw a disc around a centre."""
        self.marked.for_shapes(self._kept(content))
        r = disc.radius
        k = 0.5523 * r  # the handle that bends a Bézier curve into a quarter of a circle
        curves = (
            (x + r, y + k, x + k, y + r, x, y + r),
            (x - k, y + r, x - r, y + k, x - r, y),
            (x - r, y - k, x - k, y - r, x, y - r),
            (x + k, y - r, x + r, y - k, x + r, y),
        )
        path = " ".join(" ".join(number(v) for v in curve) + " c" for curve in curves)
        self._fill(disc.fill)
        edge = f"{_colour(disc.edge)} RG {number(disc.weight)} w"
        self._code.append(f"{edge} {number(x + r)} {number(y)} m {path} b")

    def picture(self, name: str, write: Callable[[], bytes], place: Box, content: Content) -> None:
        """Paint an image in a rectangle; `write` gives the image's stream, once for each name."""
        known = self._doc.getXObjectName(name)
        if known not in self._doc.idToObject:
            self._doc.Reference(Written(write), known)
        self.marked.for_shapes(self._kept(content))
        x, y, width, height = (number(v) for v in place)
        self._code.append(f"q {width} 0 0 {height} {x} {y} cm /{known} Do Q")
        self._formsinuse.append(name)

    # ------------------------------------------------------------ places

    def anchor(self, name: str, top: float) -> None:
        """Name a place that links lead to; the first one of a name counts."""
        self.anchors.setdefault(name, (self.page, top))

    def bookmark(self, words: str, level: int, top: float) -> None:
        """Add an entry to the outline."""
        if not self._repeating:
            self.bookmarks.append((words, level, self.page, top))
