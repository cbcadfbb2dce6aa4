"""What the parts of a chart share: its scale, its look, the element it is drawn for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefgen.document.nodes import Chart
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.structure import Element


@dataclass(frozen=True, slots=True)
class Scale:
    """Values and the places they stand at. Units: points."""

    low: Decimal
    high: Decimal
    start: float
    length: float

    def place(self, value: Decimal) -> float:
        """Give the place of a value."""
        span = self.high - self.low
        share = float((value - self.low) / span) if span else 0.5
        return self.start + min(max(share, 0.0), 1.0) * self.length


@dataclass(frozen=True, slots=True)
class Frame:
    """A chart with its surroundings."""

    chart: Chart
    scale: Scale
    look: Look
    figure: Element


def scale_of(chart: Chart, start: float, length: float) -> Scale:
    """Give the scale that a chart's ticks span; one without ticks spans its values."""
    values = [tick.value for tick in chart.ticks] or [v for d in chart.data for v in (d.low, d.high)]
    return Scale(min(values, default=Decimal(0)), max(values, default=Decimal(0)), start, length)
