"""Draw values over time as lines in inline SVG: widths in per cent, heights and text at their own size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from textwrap import wrap

from markupsafe import Markup

from briefgen.document.chart_nodes import Chart, Datum

_HEIGHT = 150.0
_TOP = 22.0
"""Space above the highest tick for labels. Units: CSS pixels."""
_BASE = _TOP + _HEIGHT
_LEFT, _RIGHT = 12.0, 95.0
"""Where the first and the last date are; labels of the scale are at the left. Units: per cent."""
_RIGHT_OF_SEVERAL = 66.0
"""Where the last date is if lines have names, which are at the right."""
_NAME_CHARACTERS = 18
"""The width of a line of a name."""
_LABEL = 15.0
"""The height of a label. Units: CSS pixels."""
_RADIUS = 3.0
_MOST_POINTS = 40
"""Lines of more values have no points, only a dot at their end."""


def chart_line(chart: Chart) -> Markup:
    """Draw the lines, with their scale, the first and last date, and the last value of each line.

    Shape: empty if no lines can be drawn. Labels repeat words of the list below the drawing. Screen readers
    announce the drawing as the chart's alternative text.
    """
    series = chart.series()
    if not series:
        return Markup()
    shapes = [_tick(chart, tick.value, tick.text) for tick in chart.ticks]
    for number, line in enumerate(series):
        shapes.append(_series(chart, [chart.data[i] for i in line], number))
    labels = Markup("\n").join((*_dates(chart), *_names(chart, series)))
    shapes.append(Markup('<g class="labels" aria-hidden="true">{}</g>').format(labels))
    opening_tag = Markup('<svg class="lines" role="img" aria-label="{}" height="{:g}">')
    drawing = Markup("\n").join(shapes)
    return opening_tag.format(chart.alt, _BASE + _LABEL + 5) + drawing + Markup("</svg>")


def _dates(chart: Chart) -> tuple[Markup, Markup]:
    """Write the first and the last date below the scale."""
    by_day = sorted(chart.data, key=lambda datum: datum.day)
    y = _BASE + _LABEL
    return (
        _text(_LEFT, y, "start", by_day[0].label),
        _text(_right(chart), y, "end", by_day[-1].label),
    )


def _x(chart: Chart, datum: Datum) -> float:
    days = [each.day for each in chart.data]
    return _LEFT + (datum.day - min(days)) / (max(days) - min(days)) * (_right(chart) - _LEFT)


def _right(chart: Chart) -> float:
    return _RIGHT if len(chart.series()) == 1 else _RIGHT_OF_SEVERAL


def _y(chart: Chart, value: Decimal) -> float:
    values = [tick.value for tick in chart.ticks] or [v for d in chart.data for v in (d.low, d.high)]
    low, high = min(values), max(values)
    share = float((value - low) / (high - low)) if high > low else 0.5
    return _BASE - min(max(share, 0.0), 1.0) * _HEIGHT


def _middle(datum: Datum) -> Decimal:
    return (datum.low + datum.high) / 2


def _tick(chart: Chart, value: Decimal, text: str) -> Markup:
    y = _y(chart, value)
    name = "zero" if value == 0 else "grid"
    line = Markup('<line class="{}" x1="0" x2="100%" y1="{}" y2="{}"/>').format(name, f"{y:.4g}", f"{y:.4g}")
    return line + _text(0, y - 3, "start", text)


def _text(x: float, y: float, anchor: str, text: str, name: str = "") -> Markup:
    named = Markup(' class="{}"').format(name) if name else Markup()
    place = Markup('<text x="{}%" y="{}" text-anchor="{}"').format(f"{x:.4g}", f"{y:.4g}", anchor)
    return place + named + Markup(">{}</text>").format(text)


def _series(chart: Chart, data: Sequence[Datum], number: int) -> Markup:
    """Draw one line; a nested SVG is needed, since the points of a line cannot be percentages."""
    points = " ".join(f"{_x(chart, d):.4g},{_y(chart, _middle(d)):.4g}" for d in data)
    line = Markup(
        '<svg viewBox="0 0 100 {0}" width="100%" height="{0}" preserveAspectRatio="none">'
        '<polyline class="line{1}" points="{2}" vector-effect="non-scaling-stroke"/></svg>'
    ).format(f"{_BASE:g}", number, points)
    dotted = data if len(data) <= _MOST_POINTS else data[-1:]
    return line + Markup().join(_point(chart, datum, number) for datum in dotted)


def _point(chart: Chart, datum: Datum, number: int) -> Markup:
    """Draw a point, the range of a value that has one, and an arrow at each open end."""
    x = f"{_x(chart, datum):.4g}%"
    low, high = (f"{_y(chart, value):.4g}" for value in (datum.low, datum.high))
    whisker = Markup('<line class="line{0}" x1="{1}" x2="{1}" y1="{2}" y2="{3}"/>').format(
        number, x, low, high
    )
    middle = f"{_y(chart, _middle(datum)):.4g}"
    dot = Markup('<circle class="dot{0}" cx="{1}" cy="{2}" r="{3:g}"/>').format(number, x, middle, _RADIUS)
    arrows = [_arrow(x, high, -1)] * datum.open_above + [_arrow(x, low, 1)] * datum.open_below
    return Markup().join(arrows) + (whisker.format(number, x, low, high) if low != high else Markup()) + dot


def _arrow(x: str, y: str, direction: int) -> Markup:
    """Draw an arrow of fixed size, up or down, in an SVG of its own: a path cannot start at a percentage."""
    path = f"M0 0v{11 * direction}m-3 {-3 * direction}l3 {3 * direction}l3 {-3 * direction}"
    return Markup('<svg x="{}" y="{}" overflow="visible"><path class="arrow" d="{}"/></svg>').format(
        x, y, path
    )


def _names(chart: Chart, series: Sequence[Sequence[int]]) -> Iterator[Markup]:
    """Write the last value of one line above its end; of several, name and value at the right of each end."""
    ends = sorted((chart.data[line[-1]] for line in series), key=lambda datum: _y(chart, _middle(datum)))
    if len(series) == 1:
        y = _y(chart, ends[0].high) - 2 * _RADIUS
        yield _text(_RIGHT, y, "end", ends[0].value_text, "end-label")
        return
    next_y = 0.0
    for datum in ends:
        lines = (*wrap(datum.detail, _NAME_CHARACTERS), datum.value_text)
        y = max(_y(chart, _middle(datum)) - (len(lines) - 2) * _LABEL / 2, next_y + _LABEL)
        for line in lines:
            name = "end-label" if line is lines[-1] else ""
            yield _text(_RIGHT_OF_SEVERAL + 2, y, "start", line, name)
            y += _LABEL
        next_y = y - _LABEL + 4
