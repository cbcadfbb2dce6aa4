"""What marks a value in charts of every kind: lines, bars, dots, arrows. Units: points."""

from __future__ import annotations

from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure import Content

BAR = 7.0
DOT = 2.6
HAIR, LINE = 0.4, 0.8
OPEN = 9.0
"""How far the arrow of an end that is left open reaches."""
_HEAD = 2.2


def paint_arrow(
    painter: Painter, start: tuple[float, float], way: tuple[int, int], colour: str, content: Content
) -> None:
    """Draw an arrow from a value to where it is left open; one of `way` is 0, the other 1 or -1."""
    (x, y), (right, up) = start, way
    tip = (x + right * OPEN, y + up * OPEN)
    painter.stroke(start, tip, LINE, colour, content)
    for side in (-_HEAD, _HEAD):
        wing = (tip[0] - right * _HEAD + up * side, tip[1] - up * _HEAD + right * side)
        painter.stroke(wing, tip, LINE, colour, content)
