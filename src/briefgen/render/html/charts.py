"""Charts as inline SVG that is as wide as its place: lengths in per cent, letters at their own size."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from briefgen.document.nodes import Chart, Datum

_MIDDLE, _BAR = 9.0, 9.0
"""Height of a value's middle, and of a bar. Units: CSS pixels."""
_LEAST_SHARE = 1.5
"""Ranges narrower than this are a dot. Units: per cent of the scale."""


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Decimal
    high: Decimal

    def place(self, value: Decimal) -> float:
        """Give the place of a value. Units: per cent of the scale."""
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        return min(max(share, 0.0), 1.0) * 100


def chart_scale(chart: Chart) -> Markup:
    """Draw the words of the scale; to those who cannot see the chart, they are its text alternative."""
    scale = _scale_of(chart)
    words = [_tick(scale.place(tick.value), tick.text) for tick in chart.ticks]
    opened = Markup('<svg class="ticks" role="img" aria-label="{}">').format(chart.alt)
    return opened + Markup("\n").join(words) + Markup("</svg>")


def chart_value(chart: Chart, datum: Datum) -> Markup:
    """Draw a bar from zero, a dot or a range, and arrows for ends left open; a range is hollow."""
    scale = _scale_of(chart)
    ranges = chart.kind == "ranges"
    shapes = [
        _line(scale.place(tick.value), "zero" if tick.value == 0 and not ranges else "grid")
        for tick in chart.ticks
    ]
    if ranges and chart.spread_text:
        ends = min(d.low for d in chart.data), max(d.high for d in chart.data)
        shapes += [_line(scale.place(value), "end") for value in ends]
    start, end = sorted((scale.place(datum.low), scale.place(datum.high)))
    zero = scale.place(Decimal(0))
    near = min(max(zero, start), end)
    if not ranges:
        shapes.append(_bar(min(zero, near), abs(near - zero), "range"))
    if end - start >= _LEAST_SHARE:
        shapes.append(_bar(start, end - start, "hollow"))
    elif ranges:
        shapes.append(f'<circle class="range" cx="{(start + end) / 2:.4g}%" cy="{_MIDDLE:g}" r="4"/>')
    shapes += [_arrow(start, -1)] * datum.open_below + [_arrow(end, 1)] * datum.open_above
    drawn = "".join(shapes)
    return Markup(f'<svg class="value" aria-hidden="true">{drawn}</svg>')  # noqa: S704  # numbers and constants


def _scale_of(chart: Chart) -> _Scale:
    """Give the scale that a chart's ticks span; one without ticks spans its values."""
    values = [tick.value for tick in chart.ticks] or [v for d in chart.data for v in (d.low, d.high)]
    return _Scale(min(values, default=Decimal(0)), max(values, default=Decimal(0)))


def _tick(place: float, text: str) -> Markup:
    """Set the words of a tick below their place, those at the ends inside them."""
    anchor = "start" if place <= 0 else "end" if place >= 100 else "middle"
    return Markup('<text x="{}%" y="1em" text-anchor="{}">{}</text>').format(f"{place:.4g}", anchor, text)


def _line(place: float, name: str) -> str:
    return f'<line class="{name}" x1="{place:.4g}%" x2="{place:.4g}%" y1="0" y2="100%"/>'


def _bar(start: float, length: float, name: str) -> str:
    top = _MIDDLE - _BAR / 2
    return f'<rect class="{name}" x="{start:.4g}%" width="{length:.4g}%" y="{top:g}" height="{_BAR:g}"/>'


def _arrow(place: float, way: int) -> str:
    """Draw an arrow of fixed size at a place in per cent, which only an SVG of its own can stand at."""
    tip = 11 * way
    path = f"M0 {_MIDDLE:g}H{tip}m{-3 * way} -3l{3 * way} 3l{-3 * way} 3"
    return f'<svg x="{place:.4g}%" overflow="visible"><path class="arrow" d="{path}"/></svg>'
