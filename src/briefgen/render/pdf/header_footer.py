"""Paint page headers and footers: marking, draft status, short title, edition, page number."""

from __future__ import annotations

import math

from msgspec.structs import replace

from briefgen.bidi.direction import end_name
from briefgen.catalogues.words import has_catalogue, words_in
from briefgen.document.nodes import Document
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.line_breaks import Segment, break_lines, line_width
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import CAP_HEIGHT, TextStyle

_MARKING_PT = 12.0
"""TLP 2.0 requires 12 points or more. Source: FIRST, Traffic Light Protocol 2.0, 3.4."""
_BACKGROUND = "#000000"
_MARKING_COLOURS = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""Source: FIRST, Traffic Light Protocol 2.0, 3.5."""
_MARKING_SHARE = 0.42
"""The share of the measure that a marking takes before it is broken: the rest is for copy and recipient."""
_MAX_MARKING_LINES = 2
_MARKING_LEADING = 13.5
_PAD = 5.0
_HEIGHT = 16.0
_GAP = 10.0
_TIGHT_LEADING = 1.25
"""Line spacing in the header, as a multiple of the type size."""
_ELLIPSIS = "…"


def paint_header_and_footer(
    painter: Painter, style: PageStyle, document: Document, page: int, pages: int
) -> None:
    """Paint the header and the footer of a page. Units: pages count from 1."""
    header_y = style.page_height - style.margin_top * 0.5
    footer_y = style.margin_bottom * 0.5
    with painter.pagination_artifact("Header"):
        ends, room = _paint_marking(painter, style, document.marking, header_y)
        text_style = style.label.coloured(style.ink)
        draft = _truncate(clean(document.draft), text_style, room)
        copy = _truncate(clean(document.copy), text_style, room)
        _paint_ends(painter, ends, header_y, text_style, (draft, copy))
        if document.recipient:
            _paint_recipient(painter, clean(document.recipient), text_style, (ends[0], header_y), room)
    with painter.pagination_artifact("Footer"):
        ends, room = _paint_marking(painter, style, document.marking, footer_y)
        footer_text = _footer_text(document, style.small, room)
        words = words_in(document.lang)
        numbers = {"page": words.formats.local_digits(page), "pages": words.formats.local_digits(pages)}
        numbered = words.text("Page {page} of {pages}", **numbers)
        page_count = numbered if has_catalogue(document.lang) else f"{page} / {pages}"
        _paint_ends(painter, ends, footer_y, style.small, (footer_text, page_count))


def _paint_recipient(
    painter: Painter, name: str, text_style: TextStyle, place: tuple[float, float], room: float
) -> None:
    """Paint the recipient at the start of the header, over as many lines as the name needs."""
    x, middle = place
    leading = text_style.size * _TIGHT_LEADING
    lines = break_lines(plain_runs(name, text_style, Element("P")), room)
    baseline = middle - CAP_HEIGHT / 2 * text_style.size + (len(lines) - 1) / 2 * leading
    for number, line in enumerate(lines):
        _paint_line(painter, line, (x, baseline - number * leading), 0)


def _footer_text(document: Document, text_style: TextStyle, room: float) -> str:
    """Join short title and edition; truncate the title if there is no room for both."""
    title, edition = clean(document.short_title), clean(document.edition)
    if not title or not edition:
        return _truncate(title or edition, text_style, room)
    end = f" · {edition}"
    title = _truncate(title, text_style, room - text_style.width(end))
    named = end_name(title, text_style.lang)
    return _truncate(f"{named}{end}" if title else edition, text_style, room)


def _paint_ends(
    painter: Painter, ends: tuple[float, float], middle: float, text_style: TextStyle, texts: tuple[str, str]
) -> None:
    """Paint texts at the start and the end of a line."""
    baseline = middle - CAP_HEIGHT / 2 * text_style.size
    for text, x, align in zip(texts, ends, (0, 1), strict=True):
        _paint_text(painter, text, text_style, (x, baseline), align)


def _paint_text(
    painter: Painter, text: str, text_style: TextStyle, place: tuple[float, float], align: float
) -> None:
    """Paint text as an artifact; `align` is the share of its width to the left of its position."""
    for line in break_lines(plain_runs(text, text_style, Element("P")), math.inf):
        _paint_line(painter, line, place, align)


def _paint_line(
    painter: Painter, line: tuple[Segment, ...], place: tuple[float, float], align: float
) -> None:
    x, baseline = place
    start = x - align * line_width(line)
    with painter.as_artifact():
        for segment in line:
            painter.paint_segment(segment, start, baseline)


def _paint_marking(
    painter: Painter, style: PageStyle, marking: str, middle: float
) -> tuple[tuple[float, float], float]:
    """Paint the marking on its background, over two lines if it is long.

    A label of TLP 2.0 is at the right, other markings are in the centre.
    Shape: the ends of the line that is left for other texts, and the room for each of two texts on it.
    Source: FIRST, Traffic Light Protocol 2.0, which recommends the right side.
    """
    start, end = style.margin_left, style.margin_left + style.measure
    text = clean(marking)
    if not text:
        return (start, end), style.measure / 2 - _GAP
    colour, ground = _MARKING_COLOURS.get(text, "#ffffff"), _BACKGROUND
    if style.marking:
        colour, ground = style.marking.text, style.marking.ground
    text_style = replace(style.label.sized(_MARKING_PT, _MARKING_PT), colour=colour)
    lines = _marking_lines(text, text_style, style.measure * _MARKING_SHARE)
    width = max(map(line_width, lines))
    height = _HEIGHT + (len(lines) - 1) * _MARKING_LEADING
    centre = (start + end) / 2
    if not style.marking:
        centre = start + width / 2 + _PAD if style.rtl else end - width / 2 - _PAD
    painter.fill_rectangle((centre - width / 2 - _PAD, middle - height / 2, width + 2 * _PAD, height), ground)
    first = middle - CAP_HEIGHT / 2 * _MARKING_PT + (len(lines) - 1) / 2 * _MARKING_LEADING
    for number, line in enumerate(lines):
        _paint_line(painter, line, (centre, first - number * _MARKING_LEADING), 0.5)
    room = (style.measure - width) / 2 - _PAD - _GAP
    if style.marking:
        return (start, end), room
    taken = width + 2 * _PAD + 2 * _GAP
    return ((start + taken, end) if style.rtl else (start, end - taken)), room - _GAP


def _marking_lines(text: str, text_style: TextStyle, room: float) -> list[tuple[Segment, ...]]:
    """Break a marking that is wider than its room, into lines of about equal width.

    It gets more room if it needs more than two lines.
    """
    runs = plain_runs(text, text_style, Element("P"))
    while len(lines := break_lines(runs, room)) > _MAX_MARKING_LINES:
        room *= 1.1
    while len(lines) > 1 and len(narrower := break_lines(runs, room * 0.95)) == len(lines):
        lines, room = narrower, room * 0.95
    return lines


def _truncate(text: str, text_style: TextStyle, room: float) -> str:
    """Truncate text that would overlap the marking."""
    if text_style.width(text) <= room:
        return text
    while text and text_style.width(text + _ELLIPSIS) > room:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS if text else ""
