"""Lay out values over time as lines, one for each origin: some values at the points, all of them below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from briefgen.document.chart_nodes import Chart, Datum
from briefgen.render.pdf.chart_axis import PlacedText, paint_scale, tick_labels
from briefgen.render.pdf.chart_frame import ChartFrame, ChartScale, chart_scale
from briefgen.render.pdf.chart_marks import DOT, OPEN, LineStyle, paint_line
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines, paint_stack, stack_height
from briefgen.render.pdf.label_placement import Area, Point, place_some_labels
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.rows_and_columns import Cell, balance_columns, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import TextStyle

_HEIGHT = 104.0
_HEADROOM = 14.0
"""Space above the highest tick for value labels."""
_TICKS_SHARE, _NAMES_SHARE = 0.2, 0.22
"""The largest shares of the measure for tick labels and for the names of lines."""
_GAP = 8.0
_SMALL_DOT = 1.4
"""The radius of points that are close together."""
_CLOSE = 12.0
_STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120)
"""Every how many dates one may be printed: a year of months is divided evenly."""
_MAX_COLUMNS = 4
_TONE = 0.55
"""The share of the colour in its paler tone: then it has a contrast of 3 with white, and with the colour."""


class LinePlan(Struct, frozen=True):
    """The positions in a line chart. Units: points from the left end; the scale counts up from the bottom."""

    scale: ChartScale
    left: float
    """Where the lines of the scale begin."""
    right: float
    """Where they end."""
    positions: tuple[float, ...]
    """The position of each datum."""
    series: tuple[tuple[int, ...], ...]
    """The indices of the data of each line."""


def plan_line(chart: Chart, style: PageStyle) -> LinePlan | None:
    """Find positions for the points of one to three lines, or return None if that is impossible."""
    data = chart.data
    series = chart.series()
    days = [datum.day for datum in data]
    if not series:
        return None
    scale = chart_scale(chart, 0, _HEIGHT)
    small = style.small
    ticks = _widest((tick.text for tick in chart.ticks), small)
    steps = [scale.position(b.value) - scale.position(a.value) for a, b in pairwise(chart.ticks)]
    names = _widest((data[line[0]].detail for line in series), small.bold()) if len(series) > 1 else 0.0
    names = min(names, style.measure * _NAMES_SHARE)
    if ticks > style.measure * _TICKS_SHARE or any(step < small.leading for step in steps):
        return None
    left = ticks + _GAP
    right = style.measure - (names + _GAP if names else 0.0)
    margin = max(_widest((datum.label for datum in data), small.bold()) / 2, DOT)
    length = right - left - 2 * margin
    if length <= 0:
        return None
    first, last = min(days), max(days)
    positions = tuple(left + margin + (day - first) / (last - first) * length for day in days)
    return LinePlan(scale, left, right, positions, series)


def _widest(texts: Iterable[str], text_style: TextStyle) -> float:
    return max((text_style.width(clean(text)) for text in texts), default=0.0)


def lay_out_line(
    chart: Chart, plan: LinePlan, context: LayoutContext, figure: Element, entries: Element
) -> Flowables:
    """Lay out the drawing, and below it every value with its date, origin and notes in columns."""
    style = context.style
    frame = ChartFrame(chart, plan.scale, style, figure)
    ticks = tick_labels(frame, plan.left - _GAP + 1, _HEADROOM + _HEIGHT)
    texts = (*_values(chart, plan, style), *_dates(chart, plan, style))
    labels = [
        (x, top, lay_out_lines(plain_runs(text, text_style, figure), style.measure))
        for x, top, text, text_style in texts
    ]
    height = _HEADROOM + _HEIGHT + 3 + style.small.leading
    drawing = _LineDrawing(
        height=height,
        frame=frame,
        plan=plan,
        ticks=ticks,
        labels=(*labels, *_names(chart, plan, figure, style)),
    )
    return (drawing, _list_values(chart, context, entries))


_Text = tuple[float, float, str, TextStyle]
"""The position of a short text, the text and its style."""


def _values(chart: Chart, plan: LinePlan, style: PageStyle) -> tuple[_Text, ...]:
    """Place the last, the highest, the lowest and the first value of each line, where there is room."""
    text_style = style.small.bold().coloured(style.ink)
    areas = [_point_area(x, datum, plan.scale) for x, datum in zip(plan.positions, chart.data, strict=True)]
    centres: list[Point] = [((a.left + a.right) / 2, (a.top + a.bottom) / 2) for a in areas]
    segments = [(centres[a], centres[b]) for line in plan.series for a, b in pairwise(line)]
    wanted = []
    for line in plan.series:
        by_value = sorted(line, key=lambda i: (chart.data[i].low, i))
        wanted += [line[-1], by_value[-1], by_value[0], line[0]]
    chosen = list(dict.fromkeys(wanted))
    widths = [text_style.width(clean(chart.data[i].value_text)) for i in chosen]
    frame = Area(plan.left, 0, plan.right, _HEADROOM + _HEIGHT)
    placed = place_some_labels([areas[i] for i in chosen], widths, text_style.leading, frame, areas, segments)
    return tuple(
        (area.left, area.top, chart.data[i].value_text, text_style)
        for i, area in zip(chosen, placed, strict=True)
        if area
    )


def _point_area(x: float, datum: Datum, scale: ChartScale) -> Area:
    """Return the area of a point with its range and its arrows."""
    low, high = sorted(_HEADROOM + _HEIGHT - scale.position(value) for value in (datum.high, datum.low))
    top = low - DOT - (OPEN if datum.open_above else 0)
    return Area(x - DOT, top, x + DOT, high + DOT + (OPEN if datum.open_below else 0))


def _dates(chart: Chart, plan: LinePlan, style: PageStyle) -> tuple[_Text, ...]:
    """Print every date below the axis, or every second, third and so on, as they fit."""
    text_style = style.small
    found = dict(zip(plan.positions, (datum.label for datum in chart.data), strict=True))
    spots = sorted(found.items())
    top = _HEADROOM + _HEIGHT + 3
    for step in _STEPS:
        labels = [(x, text, text_style.width(clean(text))) for x, text in spots[::step]]
        if all(a + wa / 2 + _GAP <= b - wb / 2 for (a, _, wa), (b, _, wb) in pairwise(labels)):
            return tuple((x - width / 2, top, text, text_style) for x, text, width in labels)
    return ()


def _names(chart: Chart, plan: LinePlan, figure: Element, style: PageStyle) -> Iterator[PlacedText]:
    """Name each line beside its last value; names that would overlap are moved down, or else up."""
    if len(plan.series) == 1:
        return
    text_style = style.small.bold().coloured(style.ink)
    x = plan.right + _GAP
    names = []
    for line in plan.series:
        middle = _HEADROOM + _HEIGHT - plan.scale.position(chart.data[line[-1]].high)
        runs = plain_runs(chart.data[line[0]].detail, text_style, figure)
        lines = lay_out_lines(runs, style.measure - x + 1)
        names.append((middle - stack_height(lines) / 2, lines))
    names.sort(key=lambda name: name[0])
    room = _HEADROOM + _HEIGHT - sum(stack_height(lines) for _, lines in names)
    next_top = 0.0
    for top, lines in names:
        at = max(min(top, room), next_top)
        yield x, at, lines
        room, next_top = room + stack_height(lines), at + stack_height(lines)


def _list_values(chart: Chart, context: LayoutContext, entries: Element) -> Flowable:
    """List every value in columns that are as wide as the widest entry."""
    style = context.style
    small = style.small
    names = small.coloured(style.ink)
    label_width = min(_widest((datum.label for datum in chart.data), names), style.measure / 3) + _GAP
    body = _widest((f"{datum.value_text} {datum.detail} 000" for datum in chart.data), small.bold())
    count = int((style.measure + style.gutter) // (label_width + body + style.gutter))
    count = max(min(count, _MAX_COLUMNS, len(chart.data)), 1)
    width = (style.measure - (count - 1) * style.gutter) / count
    lines: list[Flowable] = []
    for datum in chart.data:
        entry = entries.add("LI")
        label = lay_out_lines(plain_runs(f"{datum.label} ", names, entry.add("Lbl")), label_width - _GAP)
        words = entry.add("LBody").add("P")
        runs = plain_runs(datum.value_text, small.bold().coloured(style.ink), words)
        runs += plain_runs(f" {datum.detail}" if datum.detail else "", small, words)
        runs += context.note_ref_runs(datum.notes, small, words)
        text = lay_out_lines(runs, width - label_width)
        lines.append(_entry(label, text, label_width))
    starts = [i * (width + style.gutter) for i in range(count)]
    return balance_columns(lines, starts, space_above=_GAP)


def _entry(label: Flowables, text: Flowables, x: float) -> Flowable:
    return make_row((Cell(0, label), Cell(x, text)))


class _LineDrawing(Flowable, frozen=True, kw_only=True):
    frame: ChartFrame
    plan: LinePlan
    ticks: Sequence[PlacedText]
    labels: Sequence[PlacedText]

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the scale, its labels and the lines; the labels of points repeat words of the list below."""
        style, plan = self.frame.style, self.plan
        bottom = top - _HEADROOM - _HEIGHT
        content = painter.begin_figure(self.frame.figure, (x, bottom, style.measure, _HEADROOM + _HEIGHT))
        paint_scale(painter, self.frame, (x + plan.left, x + plan.right), bottom, content)
        for start, offset, flowables in self.ticks:
            paint_stack(flowables, painter, x + start, top - offset)
        close = any(b - a < _CLOSE for a, b in pairwise(sorted(set(plan.positions))))
        data = self.frame.chart.data
        for line, look in zip(plan.series, _line_styles(style, close=close), strict=False):
            points = tuple((plan.positions[i], data[i]) for i in line)
            paint_line(painter, points, (x, bottom), plan.scale, look, content)
        with painter.as_artifact():
            for start, offset, flowables in self.labels:
                paint_stack(flowables, painter, x + start, top - offset)


def _line_styles(style: PageStyle, *, close: bool) -> tuple[LineStyle, ...]:
    """Return the styles of the lines; they differ in a grey copy too."""
    radius = _SMALL_DOT if close else DOT
    return (
        LineStyle(style.accent, radius=radius),
        LineStyle(_paler(style.accent), 2.4, radius=radius),
        LineStyle(style.ink, 0.8, radius=radius, hollow=True),
    )


def _paler(colour: str) -> str:
    """Mix a colour with white."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * _TONE + 255 * (1 - _TONE)):02x}" for part in parts)
