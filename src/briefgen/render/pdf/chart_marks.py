"""Sizes of the marks in charts, and the arrow for open ranges. Units: points."""

from __future__ import annotations

from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import ContentItem

BAR = 7.0
DOT = 2.6
HAIRLINE, LINE = 0.4, 0.8
OPEN = 9.0
"""Length of the arrow at an open end."""
_ARROW_HEAD = 2.2


def paint_arrow(
    painter: Painter,
    start: tuple[float, float],
    direction: tuple[int, int],
    colour: str,
    content: ContentItem,
) -> None:
    """Draw an arrow at the open end of a value; one of `direction` is 0, the other 1 or -1."""
    (x, y), (right, up) = start, direction
    tip = (x + right * OPEN, y + up * OPEN)
    painter.draw_line(start, tip, LINE, colour, content)
    for side in (-_ARROW_HEAD, _ARROW_HEAD):
        wing = (tip[0] - right * _ARROW_HEAD + up * side, tip[1] - up * _ARROW_HEAD + right * side)
        painter.draw_line(wing, tip, LINE, colour, content)
