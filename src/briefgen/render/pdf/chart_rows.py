"""Lay out bar and range charts in rows: label, drawing, and value in words."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from briefgen.document.chart_nodes import Chart, Datum
from briefgen.render.pdf.chart_frame import ChartFrame, chart_scale
from briefgen.render.pdf.chart_marks import BAR, DOT, HAIRLINE, LINE, paint_arrow
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import (
    Flowable,
    Flowables,
    lay_out_lines,
    paint_stack,
    split_stack,
    stack_height,
)
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_canvas import Disc
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, make_row
from briefgen.render.pdf.structure_tree import ContentItem, Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import CAP_HEIGHT

_LABEL_SHARE, _WORDS_SHARE = 0.26, 0.34
"""The largest shares of the measure for labels and for values in words."""
_MIN_LABEL = 40.0
_GAP = 12.0
_PAD = 2.5
_TICK_GAP = 4.0
_EDGE = 1.1
_SPAN, _CAP = 2.6, 1.6
_UNSPLIT_SHARE = 0.2
"""The share of a page up to which a chart moves to the next page instead of being split."""
_FEWEST_ROWS = 3
"""The fewest rows of a chart on each side of a page break."""


def lay_out_chart_rows(chart: Chart, context: LayoutContext, figure: Element, entries: Element) -> Flowables:
    """Lay out one row per value, and the tick labels below."""
    style = context.style
    names = style.label.sized(style.table.size, style.table.leading)
    widest = max((names.width(clean(d.label)) for d in chart.data), default=0.0)
    start = min(max(widest + 1, _MIN_LABEL), style.measure * _LABEL_SHARE) + _GAP
    end = style.measure * (1 - _WORDS_SHARE) - _GAP
    frame = ChartFrame(chart, chart_scale(chart, start, end - start), style, figure)
    rows = [_lay_out_row(datum, frame, context, entries.add("LI")) for datum in chart.data]
    tick_row = _lay_out_ticks(frame)
    if not rows and not tick_row:
        return ()
    return (
        _with_height(_ChartRows(height=0, unsplit_share=_UNSPLIT_SHARE, rows=tuple(rows), ticks=tick_row)),
    )


def _lay_out_row(datum: Datum, frame: ChartFrame, context: LayoutContext, entry: Element) -> _ChartRow:
    style, scale = frame.style, frame.scale
    names = style.label.sized(style.table.size, style.table.leading).coloured(style.ink)
    label = plain_runs(f"{datum.label} ", names, entry.add("Lbl"))
    body = entry.add("LBody").add("P")
    value = plain_runs(datum.value_text, style.table.bold(), body)
    detail = plain_runs(f" {datum.detail}" if datum.detail else "", style.small, body)
    marks = context.note_ref_runs(datum.notes, style.small if datum.detail else style.table, body)
    words = scale.start + scale.length + _GAP + 4
    cells = (
        Cell(0, lay_out_lines(label, scale.start - _GAP, strut=style.table)),
        Cell(words, lay_out_lines((*value, *detail, *marks), style.measure - words, strut=style.table)),
    )
    row = make_row(cells, pad=(_PAD, _PAD))
    return _ChartRow(height=row.height, row=row, datum=datum, frame=frame)


def _lay_out_ticks(frame: ChartFrame) -> tuple[CellRow, ...]:
    """Lay out the tick labels side by side, centred below their positions."""
    style = frame.style
    positions = [frame.scale.position(tick.value) for tick in frame.chart.ticks]
    step = min([b - a for a, b in pairwise(positions)], default=2 * style.gutter)
    cells = []
    for position, tick in zip(positions, frame.chart.ticks, strict=True):
        width = max(min(step - _TICK_GAP, 2 * position, 2 * (style.measure - position)), 1.0)
        words = plain_runs(f"{tick.text} ", style.small, frame.figure)
        cells.append(Cell(position - width / 2, lay_out_lines(words, width, align="centre")))
    return (make_row(cells, pad=(1, 0)),) if cells else ()


class _ChartRows(Flowable, frozen=True, kw_only=True):
    """The rows of a chart: the whole drawing is painted first, as it is read, then the text of the rows."""

    rows: tuple[_ChartRow, ...]
    ticks: tuple[CellRow, ...]
    """The row of tick labels; empty if there are none."""
    continued: bool = False
    """Whether the chart goes on on the next page, where the tick labels are read."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the values on their scale with its labels, then paint the text."""
        tops = [top - sum(row.height for row in self.rows[:i]) for i in range(len(self.rows) + 1)]
        for row, row_top in zip(self.rows, tops, strict=False):
            row.paint_drawing(painter, x, row_top)
        with painter.as_artifact() if self.continued else nullcontext():
            paint_stack(self.ticks, painter, x, tops[-1])
        for row, row_top in zip(self.rows, tops, strict=False):
            row.row.paint(painter, x, row_top)

    def split(self, room: float, *, force: bool = False) -> tuple[Flowable, Flowable] | None:
        """Split it between rows, or with `force` within a row; both parts have the scale."""
        upper, lower = split_stack(self.rows, room - stack_height(self.ticks), force=force)
        first, rest = ([row for row in part if isinstance(row, _ChartRow)] for part in (upper, lower))
        fewest = 1 if force else _FEWEST_ROWS
        if len(first) < fewest or len(rest) < fewest:
            return None
        return (
            _with_height(replace(self, rows=tuple(first), continued=True, keep_with_next=False)),
            _with_height(replace(self, rows=tuple(rest), space_above=0)),
        )


def _with_height(rows: _ChartRows) -> _ChartRows:
    return replace(rows, height=stack_height((*rows.rows, *rows.ticks)))


class _ChartRow(Flowable, frozen=True, kw_only=True):
    row: CellRow
    datum: Datum | None
    """The value to draw; None in the second part of a row that was split."""
    frame: ChartFrame

    def paint_drawing(self, painter: Painter, x: float, top: float) -> None:
        """Draw the scale and the value."""
        scale = self.frame.scale
        rectangle = (x + scale.start, top - self.height, scale.length, self.height)
        content = painter.begin_figure(self.frame.figure, rectangle)
        if self.datum is not None:
            self._paint_scale(painter, x, top, content)
            table = self.frame.style.table
            middle = top - _PAD - (table.leading + CAP_HEIGHT * table.size) / 2 + CAP_HEIGHT * table.size / 2
            _paint_value(painter, self.datum, self.frame, (x, middle), content)

    def split(self, room: float, *, force: bool = False) -> tuple[Flowable, Flowable] | None:
        """Split the text; the drawing remains in the first part."""
        upper, lower = self.row.split(room, force=force) or (None, None)
        if not isinstance(upper, CellRow) or not isinstance(lower, CellRow):
            return None
        first = replace(self, row=upper, height=upper.height)
        return first, replace(self, row=lower, height=lower.height, datum=None)

    def _paint_scale(self, painter: Painter, x: float, top: float, content: ContentItem) -> None:
        """Draw a line at each tick, a stronger one at zero, and the ends of the spread."""
        chart, style = self.frame.chart, self.frame.style
        bottom = top - self.height
        for tick in chart.ticks:
            at = x + self.frame.scale.position(tick.value)
            strong = tick.value == 0 and chart.kind != "ranges"
            weight, colour = (LINE, style.grey) if strong else (HAIRLINE, style.rule)
            painter.draw_line((at, bottom), (at, top), weight, colour, content)
        for value in _spread(chart):
            at = x + self.frame.scale.position(value)
            painter.draw_line((at, bottom), (at, top), LINE, style.signal, content)


def _spread(chart: Chart) -> Sequence[Decimal]:
    """Return the lowest and the highest value of a contested figure."""
    if chart.kind != "ranges" or not chart.spread_text or not chart.data:
        return ()
    return min(d.low for d in chart.data), max(d.high for d in chart.data)


def _paint_value(
    painter: Painter, datum: Datum, frame: ChartFrame, origin: tuple[float, float], content: ContentItem
) -> None:
    """Draw a bar from zero, a dot or a range; draw arrows at open ends."""
    x, middle = origin
    colour = frame.style.accent
    start, end = sorted(x + frame.scale.position(value) for value in (datum.low, datum.high))
    if frame.chart.kind == "ranges":
        _paint_span(painter, (start, end), middle, colour, content)
    else:
        zero = x + frame.scale.position(Decimal(0))
        _paint_bar(painter, (zero, start, end), middle, colour, content)
    for is_open, at, direction in ((datum.open_below, start, -1), (datum.open_above, end, 1)):
        if is_open:
            paint_arrow(painter, (at, middle), (direction, 0), colour, content)


def _paint_bar(
    painter: Painter, ends: tuple[float, float, float], middle: float, colour: str, content: ContentItem
) -> None:
    """Draw a bar from zero, hollow between the near and the far end of its range."""
    zero, start, end = ends
    bottom = middle - BAR / 2
    bar_end = min(max(zero, start), end)
    painter.fill_rectangle((min(zero, bar_end), bottom, abs(bar_end - zero), BAR), colour, content)
    if end - start > 2 * _EDGE:
        painter.fill_rectangle((start, bottom, end - start, BAR), colour, content)
        inside = (start + _EDGE, bottom + _EDGE, end - start - 2 * _EDGE, BAR - 2 * _EDGE)
        painter.fill_rectangle(inside, "#ffffff", content)


def _paint_span(
    painter: Painter, ends: tuple[float, float], middle: float, colour: str, content: ContentItem
) -> None:
    """Draw a dot, or a thin bar between end caps, which differs clearly from a bar from zero."""
    start, end = ends
    if end - start < 2 * DOT:
        painter.draw_disc((start + end) / 2, middle, Disc(DOT, colour, colour), content)
        return
    painter.fill_rectangle((start, middle - _SPAN / 2, end - start, _SPAN), colour, content)
    for at in ends:
        painter.draw_line((at, middle - BAR / 2), (at, middle + BAR / 2), _CAP, colour, content)
