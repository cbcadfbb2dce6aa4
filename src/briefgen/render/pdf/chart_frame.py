"""The scale of a chart, and what the parts of its drawing have in common."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from briefgen.document.chart_nodes import Chart
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.structure_tree import Element


class ChartScale(Struct, frozen=True):
    """Maps values to positions. Units: points."""

    low: Decimal
    high: Decimal
    start: float
    length: float

    def position(self, value: Decimal) -> float:
        """Return the position of a value."""
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        return self.start + min(max(share, 0.0), 1.0) * self.length


class ChartFrame(Struct, frozen=True):
    """A chart with its scale, its style and its figure element."""

    chart: Chart
    scale: ChartScale
    style: PageStyle
    figure: Element


def chart_scale(chart: Chart, start: float, length: float) -> ChartScale:
    """Make the scale from the first tick to the last; without ticks, from the lowest value to the highest."""
    values = [tick.value for tick in chart.ticks] or [v for d in chart.data for v in (d.low, d.high)]
    return ChartScale(min(values, default=Decimal(0)), max(values, default=Decimal(0)), start, length)
