"""A slope: values over time as points on a line, dates and origins below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.document.nodes import Chart, Datum
from briefgen.render.pdf.chart_frame import Frame, Scale, scale_of
from briefgen.render.pdf.chart_marks import DOT, HAIR, LINE, OPEN, paint_arrow
from briefgen.render.pdf.chart_places import Area, place_words
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Disc, Painter
from briefgen.render.pdf.pieces import Piece, Pieces, paint_stack, set_lines, stack_height
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Content, Element

_HEIGHT = 104.0
_HEADROOM = 14.0
"""Room above the highest tick for words."""
_TICKS_SHARE = 0.2
"""The greatest share of the measure that the words of the scale may take."""
_GAP = 8.0
_WIDEST = 96.0
"""The words below a point are no wider than this."""
_MARKS = 8.0
"""Room for note marks."""
_MOST = 16
_STROKE = 1.6


@dataclass(frozen=True, slots=True)
class Slope:
    """Where everything of a slope stands. Units: points from the left end and down from the top."""

    scale: Scale
    """The values; its places count upwards from the foot."""
    left: float
    """Where the lines of the scale begin."""
    points: tuple[float, ...]
    """How far each point is from the left end."""
    marks: tuple[Area, ...]
    values: tuple[Area, ...]
    feet: tuple[Area, ...]
    """The columns for what stands below the points; their foot is not known yet."""


def find_slope(chart: Chart, look: Look) -> Slope | None:
    """Find a place for every word of a slope, or None where some would overlap."""
    days = [datum.day for datum in chart.data]
    if not 2 <= len(days) <= _MOST or any(b <= a for a, b in pairwise(days)):
        return None
    scale = scale_of(chart, 0, _HEIGHT)
    small = look.small
    ticks = max((small.width(clean(t.text)) for t in chart.ticks), default=0.0)
    steps = [scale.place(b.value) - scale.place(a.value) for a, b in pairwise(chart.ticks)]
    if ticks > look.measure * _TICKS_SHARE or any(step < small.leading for step in steps):
        return None
    letters = _value_letters(look)
    values = [letters.width(clean(d.value_text)) for d in chart.data]
    widths = [_foot_width(datum, look) for datum in chart.data]
    left = ticks + _GAP
    first, last = (max(values[i], widths[i]) / 2 for i in (0, -1))
    length = look.measure - left - first - last
    if length <= 0:
        return None
    points = tuple(left + first + (day - days[0]) / (days[-1] - days[0]) * length for day in days)
    marks = tuple(_mark(x, datum, scale) for x, datum in zip(points, chart.data, strict=True))
    foot = _HEADROOM + _HEIGHT
    placed = place_words(marks, values, letters.leading, Area(left, 0, look.measure, foot))
    feet = tuple(
        Area(x - width / 2, foot, x + width / 2, foot) for x, width in zip(points, widths, strict=True)
    )
    apart = all(a.right + _GAP <= b.left for a, b in pairwise(feet))
    return Slope(scale, left, points, marks, placed, feet) if placed and apart else None


def _value_letters(look: Look) -> Letters:
    return look.table.bold()


def _foot_width(datum: Datum, look: Look) -> float:
    """Give the width for what stands below a point: that of its words, or of a few lines of them."""
    date = look.small.bold().width(clean(datum.label))
    detail = look.small.width(clean(datum.detail))
    return max(date, min(detail, _WIDEST)) + _MARKS


def _mark(x: float, datum: Datum, scale: Scale) -> Area:
    """Give what a point covers, its range and the arrows of open ends with it."""
    low, high = sorted(_HEADROOM + _HEIGHT - scale.place(value) for value in (datum.high, datum.low))
    top = low - DOT - (OPEN if datum.open_above else 0)
    return Area(x - DOT, top, x + DOT, high + DOT + (OPEN if datum.open_below else 0))


def set_slope(chart: Chart, slope: Slope, setting: Setting, figure: Element, entries: Element) -> Piece:
    """Set the words of a slope at their places."""
    look = setting.look
    words: list[tuple[float, float, Pieces]] = []
    for tick in chart.ticks:
        runs = words_run(f"{tick.text} ", look.small, figure)
        down = _HEADROOM + _HEIGHT - slope.scale.place(tick.value) - look.small.leading / 2
        words.append((0, down, set_lines(runs, slope.left - _GAP + 1, align="right")))
    for datum, value, foot in zip(chart.data, slope.values, slope.feet, strict=True):
        entry = entries.add("LI")
        date = words_run(f"{datum.label} ", look.small.bold().coloured(look.ink), entry.add("Lbl"))
        body = entry.add("LBody").add("P")
        runs = words_run(f"{datum.value_text} ", _value_letters(look), body)
        words.append((value.left, value.top, set_lines(runs, value.right - value.left + 1)))
        detail = words_run(datum.detail, look.small, body)
        detail += setting.noted(datum.notes, look.small, body)
        width = foot.right - foot.left
        below = (*set_lines(date, width, align="centre"), *set_lines(detail, width, align="centre"))
        words.append((foot.left, foot.top + 3, below))
    height = max(down + stack_height(pieces) for _, down, pieces in words)
    return _Slope(
        height=height, frame=Frame(chart, slope.scale, look, figure), slope=slope, words=tuple(words)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slope(Piece):
    frame: Frame
    slope: Slope
    words: Sequence[tuple[float, float, Pieces]]
    """Lines with where they stand, from the left and down from the top."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the scale, the line and the points, then set the words."""
        look, slope = self.frame.look, self.slope
        foot = top - _HEADROOM - _HEIGHT
        content = painter.figure(self.frame.figure, (x, foot, look.measure, _HEADROOM + _HEIGHT))
        for tick in self.frame.chart.ticks:
            y = foot + slope.scale.place(tick.value)
            weight, colour = (LINE, look.grey) if tick.value == 0 else (HAIR, look.rule)
            painter.stroke((x + slope.left, y), (x + look.measure, y), weight, colour, content)
        for place in slope.values:
            area = (x + place.left, top - place.foot, place.right - place.left, place.foot - place.top)
            painter.box(area, "#ffffff", content)
        self._paint_points(painter, (x, foot), content)
        for start, down, pieces in self.words:
            paint_stack(pieces, painter, x + start, top - down)

    def _paint_points(self, painter: Painter, corner: tuple[float, float], content: Content) -> None:
        """Draw the line, the points on it, and arrows where they are left open."""
        colour, scale = self.frame.look.accent, self.slope.scale
        spots: list[tuple[float, float]] = []
        for datum, across in zip(self.frame.chart.data, self.slope.points, strict=True):
            at = corner[0] + across
            low, high = (corner[1] + scale.place(v) for v in sorted((datum.low, datum.high)))
            spots.append((at, (low + high) / 2))
            painter.stroke((at, low), (at, high), 2 * DOT, colour, content)
            painter.disc(*spots[-1], Disc(DOT, colour, colour), content)
            for is_open, y, way in ((datum.open_below, low, -1), (datum.open_above, high, 1)):
                if is_open:
                    paint_arrow(painter, (at, y), (0, way), colour, content)
        for one, next_one in pairwise(spots):
            painter.stroke(one, next_one, _STROKE, colour, content)
