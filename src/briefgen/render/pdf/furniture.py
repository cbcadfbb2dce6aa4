"""The running head and foot: marking, short title, edition, page number."""

from __future__ import annotations

from briefgen.document import Document
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import CAP_HEIGHT, Letters
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Painter

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
    running = " · ".join(clean(part) for part in (document.short_title, document.edition) if part)
    head = look.page_height - look.top * 0.5
    foot = look.bottom * 0.5
    with painter.furniture("Header"):
        taken = _paint_marking(painter, look, document.marking, head)
        _paint_state(painter, look, document, head, (look.measure - taken) / 2 - _GAP)
    with painter.furniture("Footer"):
        taken = _paint_marking(painter, look, document.marking, foot)
        letters = look.small
        room = (look.measure - taken) / 2 - _GAP
        baseline = foot - CAP_HEIGHT / 2 * letters.size
        painter.words(_shortened(running, letters, room), look.left, baseline, letters)
        count = f"Page {page} of {pages}" if document.lang.lower().startswith("en") else f"{page} / {pages}"
        painter.words(count, look.left + look.measure - letters.width(count), baseline, letters)


def _paint_state(painter: Painter, look: Look, document: Document, middle: float, room: float) -> None:
    """Paint left that it is a draft, and right which copy it is."""
    letters = look.label.coloured(look.ink)
    baseline = middle - CAP_HEIGHT / 2 * letters.size
    draft = _shortened(clean(document.draft), letters, room)
    painter.words(draft, look.left, baseline, letters)
    copy = _shortened(clean(document.copy), letters, room)
    painter.words(copy, look.left + look.measure - letters.width(copy), baseline, letters)


def _paint_marking(painter: Painter, look: Look, marking: str, middle: float) -> float:
    """Paint the marking on its black ground and give the ground's width."""
    text = clean(marking)
    if not text:
        return 0.0
    colour = _MARKING_COLOURS.get(text, "#ffffff")
    letters = Letters(look.label.face, _MARKING_PT, _MARKING_PT, colour)
    width = letters.width(text)
    left = look.left + (look.measure - width) / 2
    painter.box((left - _PAD, middle - _HEIGHT / 2, width + 2 * _PAD, _HEIGHT), _GROUND)
    painter.words(text, left, middle - CAP_HEIGHT / 2 * _MARKING_PT, letters)
    return width + 2 * _PAD


def _shortened(text: str, letters: Letters, room: float) -> str:
    """Cut text that would run into the marking."""
    if letters.width(text) <= room:
        return text
    while text and letters.width(text + _ELLIPSIS) > room:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS if text else ""
