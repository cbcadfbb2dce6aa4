"""Paint text on pages, each run as marked content of a structure element or as an artifact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct

from briefgen.render.pdf.font_embedding import EmbeddedFonts
from briefgen.render.pdf.line_breaks import Segment
from briefgen.render.pdf.page_canvas import PageCanvas, Rectangle, pdf_colour
from briefgen.render.pdf.pdf_file import format_number
from briefgen.render.pdf.shaping import ShapedText
from briefgen.render.pdf.structure_tree import ContentItem
from briefgen.render.pdf.text_runs import LinkTarget
from briefgen.render.pdf.text_string import text_string
from briefgen.render.pdf.text_style import TextStyle

_SYNTHETIC_BOLD = 0.035
"""The stroke width of synthetic bold, in ems."""


class LinkArea(Struct, frozen=True):
    """The rectangle of a link; `number` counts the links of the file."""

    page: int
    number: int
    rect: tuple[float, float, float, float]
    target: LinkTarget


ShapedTexts = tuple[ShapedText, ...]


@lru_cache(maxsize=1024)  # as many as lines are kept of
def _split_by_actual_text(shaped: ShapedTexts) -> tuple[tuple[ShapedTexts, str, float], ...]:
    """Group shaped text into parts that need /ActualText and parts that do not.

    Shape: each part, its /ActualText, or nothing, and its width in thousandths of an em.
    """
    parts: list[tuple[list[ShapedText], str]] = []
    for each in shaped:
        if not parts or each.actual_text or parts[-1][1]:
            parts.append(([], each.actual_text))
        parts[-1][0].append(each)
    return tuple((tuple(part), actual_text, sum(each.width for each in part)) for part, actual_text in parts)


class Painter(PageCanvas):
    """Pages on which text is painted, with its links, anchors and bookmarks."""

    def __init__(self, width: float, height: float, lang: str) -> None:
        super().__init__(width, height, lang)
        self.pages: list[Any] = []
        """ReportLab's page objects."""
        self.links: list[LinkArea] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        self.bookmarks: list[tuple[str, int, int, float]] = []
        """Text, level, page and vertical position of each bookmark."""
        self.painted_text: list[str] = []
        """The text painted as content, in reading order."""
        self.fonts = EmbeddedFonts()
        self._font_and_size = ""
        """The current font and size."""

    @property
    def file(self) -> Any:
        """ReportLab's document."""
        return self._doc

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - ReportLab's hook, called with each page
        """Remember the page; its links are written at the end."""
        self.pages.append(page)

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
        left = self._left(x + segment.x, segment.width)
        if run.level % 2:
            self._show_rtl_text(segment, left, baseline)
        else:
            self._show_text(segment.shaped, left, baseline, run.text_style, run.content)
        if self._painting_artifact:
            return
        for anchor in run.anchors:
            self.add_anchor(anchor, baseline + run.text_style.size)
        if run.target and segment.width:
            size = run.text_style.size
            rect = (left, baseline - 0.25 * size, left + segment.width, baseline + 0.8 * size)
            area = LinkArea(self.page, len(self.links), rect, run.target)
            self.links.append(area)
            run.target.element.annotations.append((self.page, area.number))

    def _show_rtl_text(self, segment: Segment, left: float, baseline: float) -> None:
        """Paint words at a right-to-left level, the last one first, after the space at the end of a line."""
        run = segment.run
        self.marked_content.open_for_text(self._unless_artifact(run.content))
        self._set_fill_colour(run.text_style.colour)
        if not self._painting_artifact:
            self.painted_text.append(segment.text)
        width = sum(each.width for each in segment.shaped) * run.text_style.size / 1000
        self._code.append(self.marked_content.move_text(left + segment.width - width, baseline))
        code = " ".join(self._glyphs(segment.shaped[::-1], run.text_style))
        if "ActualText" not in run.content.element.properties:  # punctuation among words of another text
            actual_text = text_string("".join(each.reversed_text() for each in segment.shaped)).decode(
                "latin-1"
            )
            code = f"/Span <</ActualText {actual_text}>> BDC\n{code}\nEMC"
        self._code.append(code)

    def _show_text(
        self,
        shaped: ShapedTexts,
        x: float,
        baseline: float,
        text_style: TextStyle,
        content: ContentItem,
    ) -> None:
        """Paint texts one after the other."""
        self.marked_content.open_for_text(self._unless_artifact(content))
        self._set_fill_colour(text_style.colour)
        if not self._painting_artifact:
            self.painted_text += [each.text for each in shaped]
        for part, actual_text, width in _split_by_actual_text(shaped):
            self._code.append(self.marked_content.move_text(x, baseline))
            x += width * text_style.size / 1000
            if actual_text:
                self._code.append(f"/Span <</ActualText {text_string(actual_text).decode('latin-1')}>> BDC")
            self._code.append(" ".join(self._glyphs(part, text_style)))
            if actual_text:
                self._code.append("EMC")

    def _glyphs(self, shaped: ShapedTexts, text_style: TextStyle) -> Iterator[str]:
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
                edge = (
                    f"{pdf_colour(text_style.colour)} RG {format_number(_SYNTHETIC_BOLD * text_style.size)} w"
                )
                yield f"{edge} 2 Tr" if synthetic_bold else "0 Tr"
            yield f"[{codes}]TJ"
        if current_rise != "0":
            yield "0 Ts"
        if synthetic_bold:
            yield "0 Tr"

    # ------------------------------------------------------------ signature fields, anchors and bookmarks

    def add_signature_field(self, target: LinkTarget, rectangle: Rectangle) -> None:
        """Add an empty signature field; one without an area is invisible."""
        x, y, width, height = self._mirror(rectangle)
        area = LinkArea(self.page, len(self.links), (x, y, x + width, y + height), target)
        self.links.append(area)
        target.element.annotations.append((self.page, area.number))

    def add_anchor(self, name: str, top: float) -> None:
        """Add an anchor, the target of links; the first one of a name is used."""
        self.anchors.setdefault(name, (self.page, top))

    def add_bookmark(self, words: str, level: int, top: float) -> None:
        """Add an entry to the outline."""
        if not self._painting_artifact:
            self.bookmarks.append((words, level, self.page, top))
