"""The running head and foot: marking, short title, edition, page number."""

from __future__ import annotations

import math

from briefgen.document.nodes import Document
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import CAP_HEIGHT, Letters
from briefgen.render.pdf.line_breaks import break_lines
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.structure import Element

_MARKING_PT = 12.0
"""TLP 2.0 asks for 12 points or more. Source: FIRST, Traffic Light Protocol 2.0, 3.4."""
_GROUND = "#000000"
_MARKING_COLOURS = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER": "#ffc000",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}
"""Source: FIRST, Traffic Light Protocol 2.0, 3.5."""
_PAD = 5.0
_HEIGHT = 16.0
_GAP = 10.0
_ELLIPSIS = "…"


def paint_furniture(painter: Painter, look: Look, document: Document, page: int, pages: int) -> None:
    """Paint head and foot of a page. Units: pages count from 1."""
    head = look.page_height - look.top * 0.5
    foot = look.bottom * 0.5
    with painter.furniture("Header"):
        taken = _paint_marking(painter, look, document.marking, head)
        letters = look.label.coloured(look.ink)
        room = (look.measure - taken) / 2 - _GAP
        draft = _shortened(clean(document.draft), letters, room)
        copy = _shortened(clean(document.copy), letters, room)
        _paint_ends(painter, look, head, letters, (draft, copy))
    with painter.furniture("Footer"):
        taken = _paint_marking(painter, look, document.marking, foot)
        running = _running(document, look.small, (look.measure - taken) / 2 - _GAP)
        count = f"Page {page} of {pages}" if document.lang.lower().startswith("en") else f"{page} / {pages}"
        _paint_ends(painter, look, foot, look.small, (running, count))


def _running(document: Document, letters: Letters, room: float) -> str:
    """Join title and edition; where there is no room for both, the title gives way."""
    title, edition = clean(document.short_title), clean(document.edition)
    if not title or not edition:
        return _shortened(title or edition, letters, room)
    end = f" · {edition}"
    title = _shortened(title, letters, room - letters.width(end))
    return _shortened(f"{title}{end}" if title else edition, letters, room)


def _paint_ends(painter: Painter, look: Look, middle: float, letters: Letters, ends: tuple[str, str]) -> None:
    """Paint words at the left and at the right end of a line, in whatever direction they are written."""
    baseline = middle - CAP_HEIGHT / 2 * letters.size
    for text, share in zip(ends, (0, 1), strict=True):
        _paint_words(painter, text, letters, (look.left + share * look.measure, baseline), share)


def _paint_words(
    painter: Painter, text: str, letters: Letters, place: tuple[float, float], share: float
) -> None:
    """Paint words beside the text; `share` is how much of their length lies left of their place."""
    x, baseline = place
    for line in break_lines(words_run(text, letters, Element("P")), math.inf):
        start = x - share * (line[-1].x + line[-1].width)
        with painter.repeating():
            for segment in line:
                painter.segment(segment, start, baseline)


def _paint_marking(painter: Painter, look: Look, marking: str, middle: float) -> float:
    """Paint the marking on its black ground and give the ground's width."""
    text = clean(marking)
    if not text:
        return 0.0
    colour = _MARKING_COLOURS.get(text, "#ffffff")
    letters = Letters(look.label.face, _MARKING_PT, _MARKING_PT, colour)
    width = letters.width(text)
    centre = look.left + look.measure / 2
    painter.box((centre - width / 2 - _PAD, middle - _HEIGHT / 2, width + 2 * _PAD, _HEIGHT), _GROUND)
    _paint_words(painter, text, letters, (centre, middle - CAP_HEIGHT / 2 * _MARKING_PT), 0.5)
    return width + 2 * _PAD


def _shortened(text: str, letters: Letters, room: float) -> str:
    """Cut text that would run into the marking."""
    if letters.width(text) <= room:
        return text
    while text and letters.width(text + _ELLIPSIS) > room:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS if text else ""
