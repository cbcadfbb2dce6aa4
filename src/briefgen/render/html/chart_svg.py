"""Draw charts as inline SVG that fills its container: lengths in per cent, text at its own size."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup
from msgspec import Struct

from briefgen.document.chart_nodes import Chart, Datum

_BAR_CENTRE, _BAR_HEIGHT = 9.0, 9.0
"""The vertical centre and the height of a bar. Units: CSS pixels."""
_MIN_RANGE = 1.5
"""Narrower ranges are drawn as a dot. Units: per cent of the scale."""


class _PercentScale(Struct, frozen=True):
    low: Decimal
    high: Decimal

    def position(self, value: Decimal) -> float:
        """Return the position of a value. Units: per cent of the scale."""
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        return min(max(share, 0.0), 1.0) * 100


def chart_scale(chart: Chart) -> Markup:
    """Draw the tick labels; screen readers announce them as the alternative text of the chart."""
    scale = _scale_of(chart)
    words = [_tick(scale.position(tick.value), tick.text) for tick in chart.ticks]
    opening_tag = Markup('<svg class="ticks" role="img" aria-label="{}">').format(chart.alt)
    return opening_tag + Markup("\n").join(words) + Markup("</svg>")


def chart_value(chart: Chart, datum: Datum) -> Markup:
    """Draw a bar from zero, a dot or a hollow range, with arrows at open ends."""
    scale = _scale_of(chart)
    ranges = chart.kind == "ranges"
    shapes = [
        _line(scale.position(tick.value), "zero" if tick.value == 0 and not ranges else "grid")
        for tick in chart.ticks
    ]
    if ranges and chart.spread_text:
        ends = min(d.low for d in chart.data), max(d.high for d in chart.data)
        shapes += [_line(scale.position(value), "end") for value in ends]
    start, end = sorted((scale.position(datum.low), scale.position(datum.high)))
    zero = scale.position(Decimal(0))
    bar_end = min(max(zero, start), end)
    if not ranges:
        shapes.append(_bar(min(zero, bar_end), abs(bar_end - zero), "range"))
    if end - start >= _MIN_RANGE:
        shapes.append(_bar(start, end - start, "hollow"))
    elif ranges:
        shapes.append(f'<circle class="range" cx="{(start + end) / 2:.4g}%" cy="{_BAR_CENTRE:g}" r="4"/>')
    shapes += [_arrow(start, -1)] * datum.open_below + [_arrow(end, 1)] * datum.open_above
    shapes_svg = "".join(shapes)
    return Markup(f'<svg class="value" aria-hidden="true">{shapes_svg}</svg>')  # noqa: S704  # numbers and constants


def _scale_of(chart: Chart) -> _PercentScale:
    """Return the scale of a chart: from its first tick to its last, or the range of its values."""
    values = [tick.value for tick in chart.ticks] or [v for d in chart.data for v in (d.low, d.high)]
    return _PercentScale(min(values, default=Decimal(0)), max(values, default=Decimal(0)))


def _tick(position: float, text: str) -> Markup:
    """Centre a tick label below its position; align the first and last with the ends of the scale."""
    anchor = "start" if position <= 0 else "end" if position >= 100 else "middle"
    return Markup('<text x="{}%" y="1em" text-anchor="{}">{}</text>').format(f"{position:.4g}", anchor, text)


def _line(position: float, name: str) -> str:
    return f'<line class="{name}" x1="{position:.4g}%" x2="{position:.4g}%" y1="0" y2="100%"/>'


def _bar(start: float, length: float, name: str) -> str:
    top = _BAR_CENTRE - _BAR_HEIGHT / 2
    return (
        f'<rect class="{name}" x="{start:.4g}%" width="{length:.4g}%" y="{top:g}" height="{_BAR_HEIGHT:g}"/>'
    )


def _arrow(position: float, direction: int) -> str:
    """Draw an arrow of fixed size; a nested SVG is needed, since a path cannot start at a percentage."""
    tip = 11 * direction
    path = f"M0 {_BAR_CENTRE:g}H{tip}m{-3 * direction} -3l{3 * direction} 3l{-3 * direction} 3"
    return f'<svg x="{position:.4g}%" overflow="visible"><path class="arrow" d="{path}"/></svg>'
