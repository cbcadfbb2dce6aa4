"""The vertical scale of a chart of values over time: its labels and its lines."""

from __future__ import annotations

from briefgen.render.pdf.chart_frame import ChartFrame
from briefgen.render.pdf.chart_marks import HAIRLINE, LINE
from briefgen.render.pdf.flowables import Flowables, lay_out_lines
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import ContentItem
from briefgen.render.pdf.text_runs import plain_runs

PlacedText = tuple[float, float, Flowables]
"""Lines of text with their position, from the left and down from the top. Units: points."""


def tick_labels(frame: ChartFrame, width: float, bottom: float) -> tuple[PlacedText, ...]:
    """Lay out the labels of the scale, which starts `bottom` points below the top of the drawing."""
    small, placed = frame.style.small, []
    for tick in frame.chart.ticks:
        runs = plain_runs(f"{tick.text} ", small, frame.figure)
        offset = bottom - frame.scale.position(tick.value) - small.leading / 2
        placed.append((0.0, offset, lay_out_lines(runs, width, align="right")))
    return tuple(placed)


def paint_scale(
    painter: Painter, frame: ChartFrame, ends: tuple[float, float], bottom: float, content: ContentItem
) -> None:
    """Paint the lines of the scale between two x positions; the scale starts at the height `bottom`."""
    for tick in frame.chart.ticks:
        y = bottom + frame.scale.position(tick.value)
        weight, colour = (LINE, frame.style.grey) if tick.value == 0 else (HAIRLINE, frame.style.rule)
        painter.draw_line((ends[0], y), (ends[1], y), weight, colour, content)
