"""Lay out a slope chart: values over time as points on a line, with dates and origins below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from briefgen.document.chart_nodes import Chart, Datum
from briefgen.render.pdf.chart_axis import PlacedText, paint_scale, tick_labels
from briefgen.render.pdf.chart_frame import ChartFrame, ChartScale, chart_scale
from briefgen.render.pdf.chart_marks import DOT, OPEN, LineStyle, paint_line
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, lay_out_lines, paint_stack, stack_height
from briefgen.render.pdf.label_placement import Area, place_labels
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import TextStyle

_HEIGHT = 104.0
_HEADROOM = 14.0
"""Space above the highest tick for value labels."""
_TICKS_SHARE = 0.2
"""The largest share of the measure for tick labels."""
_GAP = 8.0
_MAX_COLUMN_WIDTH = 96.0
"""The largest width of the labels below a point."""
_NOTE_MARKS_WIDTH = 8.0
"""Space for note marks."""
_MAX_POINTS = 16


class Slope(Struct, frozen=True):
    """The positions of everything in a slope chart. Units: points from the left end and down from the top."""

    scale: ChartScale
    """The scale; its positions count upwards from the bottom."""
    left: float
    """Where the lines of the scale begin."""
    points: tuple[float, ...]
    """The distance of each point from the left end."""
    marks: tuple[Area, ...]
    values: tuple[Area, ...]
    columns: tuple[Area, ...]
    """The columns for the labels below the points; their height is not known yet."""


def plan_slope(chart: Chart, style: PageStyle) -> Slope | None:
    """Find positions for all labels of a slope, or return None if some would overlap."""
    days = [datum.day for datum in chart.data]
    if not 2 <= len(days) <= _MAX_POINTS or any(b <= a for a, b in pairwise(days)):
        return None
    if len({datum.detail for datum in chart.data}) > 1:  # one line must not join values of several origins
        return None
    scale = chart_scale(chart, 0, _HEIGHT)
    small = style.small
    ticks = max((small.width(clean(t.text)) for t in chart.ticks), default=0.0)
    steps = [scale.position(b.value) - scale.position(a.value) for a, b in pairwise(chart.ticks)]
    if ticks > style.measure * _TICKS_SHARE or any(step < small.leading for step in steps):
        return None
    text_style = _value_style(style)
    values = [text_style.width(clean(d.value_text)) + _marks_width(d, style) for d in chart.data]
    widths = [_column_width(datum, style) for datum in chart.data]
    left = ticks + _GAP
    first, last = (max(values[i], widths[i]) / 2 for i in (0, -1))
    length = style.measure - left - first - last
    if length <= 0:
        return None
    points = tuple(left + first + (day - days[0]) / (days[-1] - days[0]) * length for day in days)
    marks = tuple(_point_area(x, datum, scale) for x, datum in zip(points, chart.data, strict=True))
    bottom = _HEADROOM + _HEIGHT
    placed = place_labels(marks, values, text_style.leading, Area(left, 0, style.measure, bottom))
    columns = tuple(
        Area(x - width / 2, bottom, x + width / 2, bottom) for x, width in zip(points, widths, strict=True)
    )
    apart = all(a.right + _GAP <= b.left for a, b in pairwise(columns))
    return Slope(scale, left, points, marks, placed, columns) if placed and apart else None


def _value_style(style: PageStyle) -> TextStyle:
    return style.table.bold()


def _marks_width(datum: Datum, style: PageStyle) -> float:
    """Return the space beside a value for its note marks; beside an origin, they are there."""
    return style.small.width(" ".join(map(str, datum.notes))) if not datum.detail else 0.0


def _column_width(datum: Datum, style: PageStyle) -> float:
    """Return the width of the labels below a point; long ones are broken into lines."""
    date = style.small.bold().width(clean(datum.label))
    detail = style.small.width(clean(datum.detail))
    return max(date, min(detail, _MAX_COLUMN_WIDTH)) + _NOTE_MARKS_WIDTH


def _point_area(x: float, datum: Datum, scale: ChartScale) -> Area:
    """Return the area of a point with its range and its arrows."""
    low, high = sorted(_HEADROOM + _HEIGHT - scale.position(value) for value in (datum.high, datum.low))
    top = low - DOT - (OPEN if datum.open_above else 0)
    return Area(x - DOT, top, x + DOT, high + DOT + (OPEN if datum.open_below else 0))


def lay_out_slope(
    chart: Chart, slope: Slope, context: LayoutContext, figure: Element, entries: Element
) -> Flowable:
    """Lay out the labels of a slope at their positions."""
    style = context.style
    frame = ChartFrame(chart, slope.scale, style, figure)
    words = [*tick_labels(frame, slope.left - _GAP + 1, _HEADROOM + _HEIGHT)]
    for datum, value, column in zip(chart.data, slope.values, slope.columns, strict=True):
        entry = entries.add("LI")
        date = plain_runs(f"{datum.label} ", style.small.bold().coloured(style.ink), entry.add("Lbl"))
        width = column.right - column.left
        lines = lay_out_lines(date, width, align="centre")
        words.append((column.left, column.top + 3, lines))
        body = entry.add("LBody").add("P")
        runs = plain_runs(
            f"{datum.value_text} " if datum.detail else datum.value_text, _value_style(style), body
        )
        detail = plain_runs(datum.detail, style.small, body)
        marks = context.note_ref_runs(datum.notes, style.small, body)
        beside, under = ((), (*detail, *marks)) if detail else (marks, ())
        words.append((value.left, value.top, lay_out_lines((*runs, *beside), value.right - value.left + 1)))
        below = column.top + 3 + stack_height(lines)
        words.append((column.left, below, lay_out_lines(under, width, align="centre")))
    height = max(offset + stack_height(flowables) for _, offset, flowables in words)
    return _Slope(height=height, frame=frame, slope=slope, words=tuple(words))


class _Slope(Flowable, frozen=True, kw_only=True):
    frame: ChartFrame
    slope: Slope
    words: Sequence[PlacedText]

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the scale, the line and the points, then paint the text."""
        style, slope = self.frame.style, self.slope
        bottom = top - _HEADROOM - _HEIGHT
        content = painter.begin_figure(self.frame.figure, (x, bottom, style.measure, _HEADROOM + _HEIGHT))
        paint_scale(painter, self.frame, (x + slope.left, x + style.measure), bottom, content)
        for place in slope.values:
            area = (x + place.left, top - place.bottom, place.right - place.left, place.bottom - place.top)
            painter.fill_rectangle(area, "#ffffff", content)
        points = tuple(zip(slope.points, self.frame.chart.data, strict=True))
        paint_line(painter, points, (x, bottom), slope.scale, LineStyle(style.accent), content)
        for start, offset, flowables in self.words:
            paint_stack(flowables, painter, x + start, top - offset)
