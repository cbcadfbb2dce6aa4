"""Charts in rows: who or when, the value on the scale, the value in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from briefgen.document.nodes import Chart, Datum
from briefgen.render.pdf.chart_frame import Frame, scale_of
from briefgen.render.pdf.chart_marks import BAR, DOT, HAIR, LINE, paint_arrow
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import CAP_HEIGHT
from briefgen.render.pdf.painter import Disc, Painter
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell, Row, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Content, Element

_LABEL_SHARE, _WORDS_SHARE = 0.26, 0.34
"""The greatest share of the measure that labels take, and what values in words take."""
_LEAST_LABEL = 40.0
_GAP = 12.0
_PAD = 2.5
_FIRST_PAD = 5.0
_TICK_GAP = 4.0
_EDGE = 1.1
_SPAN, _CAP = 2.6, 1.6


def set_rows(chart: Chart, setting: Setting, figure: Element, entries: Element) -> Pieces:
    """Set a row for each value, and below them the words of the scale."""
    look = setting.look
    names = look.label.sized(look.table.size, look.table.leading)
    widest = max((names.width(clean(d.label)) for d in chart.data), default=0.0)
    start = min(max(widest + 1, _LEAST_LABEL), look.measure * _LABEL_SHARE) + _GAP
    end = look.measure * (1 - _WORDS_SHARE) - _GAP
    frame = Frame(chart, scale_of(chart, start, end - start), look, figure)
    rows = [_set_row(datum, frame, setting, entries.add("LI")) for datum in chart.data]
    return (*rows, *_set_ticks(frame))


def _set_row(datum: Datum, frame: Frame, setting: Setting, entry: Element) -> Piece:
    look, scale = frame.look, frame.scale
    names = look.label.sized(look.table.size, look.table.leading).coloured(look.ink)
    label = words_run(f"{datum.label} ", names, entry.add("Lbl"))
    body = entry.add("LBody").add("P")
    value = words_run(datum.value_text, look.table.bold(), body)
    detail = words_run(f" {datum.detail}" if datum.detail else "", look.small, body)
    marks = setting.noted(datum.notes, look.small if datum.detail else look.table, body)
    words = scale.start + scale.length + _GAP + 4
    cells = (
        Cell(0, set_lines(label, scale.start - _GAP, strut=look.table)),
        Cell(words, set_lines((*value, *detail, *marks), look.measure - words, strut=look.table)),
    )
    row = make_row(cells, pad=(_PAD, _PAD))
    return _ChartRow(height=row.height, row=row, datum=datum, frame=frame)


def _set_ticks(frame: Frame) -> Pieces:
    """Set the words of the scale side by side, centred below their places."""
    look = frame.look
    places = [frame.scale.place(tick.value) for tick in frame.chart.ticks]
    step = min([b - a for a, b in pairwise(places)], default=2 * look.gutter)
    cells = []
    for place, tick in zip(places, frame.chart.ticks, strict=True):
        width = max(min(step - _TICK_GAP, 2 * place, 2 * (look.measure - place)), 1.0)
        words = words_run(f"{tick.text} ", look.small, frame.figure)
        cells.append(Cell(place - width / 2, set_lines(words, width, align="centre")))
    row = make_row(cells, pad=(1, 0))
    return (_ChartRow(height=row.height, row=row, datum=None, frame=frame),) if cells else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _ChartRow(Piece):
    row: Row
    datum: Datum | None
    """What is drawn; None in the row of the scale's words."""
    frame: Frame

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the scale behind the row and the value on it, then set the words."""
        scale = self.frame.scale
        place = (x + scale.start, top - self.height, scale.length, self.height)
        content = painter.figure(self.frame.figure, place)
        if self.datum is not None:
            self._paint_scale(painter, x, top, content)
            table = self.frame.look.table
            middle = top - _PAD - (table.leading + CAP_HEIGHT * table.size) / 2 + CAP_HEIGHT * table.size / 2
            _paint_value(painter, self.datum, self.frame, (x, middle), content)
        self.row.paint(painter, x, top)

    def split(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Divide the words; the drawing stays with the first of them."""
        upper, lower = self.row.split(room, force=force) or (None, None)
        if not isinstance(upper, Row) or not isinstance(lower, Row):
            return None
        first = replace(self, row=upper, height=upper.height)
        return first, replace(self, row=lower, height=lower.height, datum=None)

    def _paint_scale(self, painter: Painter, x: float, top: float, content: Content) -> None:
        """Draw a line at each tick, a stronger one at zero, and the ends of the spread."""
        chart, look = self.frame.chart, self.frame.look
        foot = top - self.height
        for tick in chart.ticks:
            at = x + self.frame.scale.place(tick.value)
            strong = tick.value == 0 and chart.kind != "ranges"
            weight, colour = (LINE, look.grey) if strong else (HAIR, look.rule)
            painter.stroke((at, foot), (at, top), weight, colour, content)
        for value in _spread(chart):
            at = x + self.frame.scale.place(value)
            painter.stroke((at, foot), (at, top), LINE, look.signal, content)


def _spread(chart: Chart) -> Sequence[Decimal]:
    """Give the ends of what the values of a contested figure span together."""
    if chart.kind != "ranges" or not chart.spread_text or not chart.data:
        return ()
    return min(d.low for d in chart.data), max(d.high for d in chart.data)


def _paint_value(
    painter: Painter, datum: Datum, frame: Frame, origin: tuple[float, float], content: Content
) -> None:
    """Draw a bar from zero, or in ranges a dot or a span; arrows for ends left open."""
    x, middle = origin
    colour = frame.look.accent
    start, end = sorted(x + frame.scale.place(value) for value in (datum.low, datum.high))
    if frame.chart.kind == "ranges":
        _paint_span(painter, (start, end), middle, colour, content)
    else:
        zero = x + frame.scale.place(Decimal(0))
        _paint_bar(painter, (zero, start, end), middle, colour, content)
    for is_open, at, way in ((datum.open_below, start, -1), (datum.open_above, end, 1)):
        if is_open:
            paint_arrow(painter, (at, middle), (way, 0), colour, content)


def _paint_bar(
    painter: Painter, ends: tuple[float, float, float], middle: float, colour: str, content: Content
) -> None:
    """Draw a bar from zero, hollow from the near end of its range to the far one."""
    zero, start, end = ends
    foot = middle - BAR / 2
    near = min(max(zero, start), end)
    painter.box((min(zero, near), foot, abs(near - zero), BAR), colour, content)
    if end - start > 2 * _EDGE:
        painter.box((start, foot, end - start, BAR), colour, content)
        inside = (start + _EDGE, foot + _EDGE, end - start - 2 * _EDGE, BAR - 2 * _EDGE)
        painter.box(inside, "#ffffff", content)


def _paint_span(
    painter: Painter, ends: tuple[float, float], middle: float, colour: str, content: Content
) -> None:
    """Draw a dot, or a thin bar between caps, which nobody takes for a bar from zero."""
    start, end = ends
    if end - start < 2 * DOT:
        painter.disc((start + end) / 2, middle, Disc(DOT, colour, colour), content)
        return
    painter.box((start, middle - _SPAN / 2, end - start, _SPAN), colour, content)
    for at in ends:
        painter.stroke((at, middle - BAR / 2), (at, middle + BAR / 2), _CAP, colour, content)
