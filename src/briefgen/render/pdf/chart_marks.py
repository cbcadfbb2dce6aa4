"""The marks in charts: their sizes, the arrow for open ranges, and the line through points. Units: points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from briefgen.document.chart_nodes import Datum
from briefgen.render.pdf.chart_frame import ChartScale
from briefgen.render.pdf.page_canvas import Disc
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import ContentItem

BAR = 7.0
DOT = 2.6
HAIRLINE, LINE = 0.4, 0.8
OPEN = 9.0
"""Length of the arrow at an open end."""
_ARROW_HEAD = 2.2


class LineStyle(Struct, frozen=True):
    """How a line and its points are drawn; without colour, they differ in tone, weight and filling."""

    colour: str
    weight: float = 1.6
    radius: float = DOT
    hollow: bool = False


def paint_line(
    painter: Painter,
    points: Sequence[tuple[float, Datum]],
    corner: tuple[float, float],
    scale: ChartScale,
    style: LineStyle,
    content: ContentItem,
) -> None:
    """Draw a line through values over time, its points with their ranges, and arrows at open ends."""
    centres: list[tuple[float, float]] = []
    for distance, datum in points:
        at = corner[0] + distance
        low, high = (corner[1] + scale.position(v) for v in sorted((datum.low, datum.high)))
        centres.append((at, (low + high) / 2))
        painter.draw_line((at, low), (at, high), 2 * style.radius, style.colour, content)
        for is_open, y, way in ((datum.open_below, low, -1), (datum.open_above, high, 1)):
            if is_open:
                paint_arrow(painter, (at, y), (0, way), style.colour, content)
    for start, end in pairwise(centres):
        painter.draw_line(start, end, style.weight, style.colour, content)
    fill = "#ffffff" if style.hollow else style.colour
    for x, y in centres:
        painter.draw_disc(x, y, Disc(style.radius, fill, style.colour), content)


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
