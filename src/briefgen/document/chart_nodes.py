"""Charts: values on one scale."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct

_MAX_LINES = 3
ChartKind = Literal["bars", "slope", "ranges"]


class Tick(Struct, frozen=True):
    """A value on a chart's scale and its label."""

    value: Decimal
    text: str


class Datum(Struct, frozen=True):
    """One value of a chart, from one origin for one date."""

    label: str
    """Its date in bar and slope charts; its origin in range charts."""
    value_text: str
    """The figure in words, such as "more than 11,000"."""
    low: Decimal
    high: Decimal
    """The ends of the range; equal for a single number."""
    detail: str
    """Its origin in bar and slope charts; its date in range charts. It may be empty."""
    day: int
    """The middle of its date as a proleptic Gregorian ordinal; 0 in range charts without dates."""
    open_below: bool = False
    """Whether the value has no lower bound, as with "up to" or "nearly"."""
    open_above: bool = False
    """Whether the value has no upper bound, as with "at least" or "more than"."""
    notes: tuple[int, ...] = ()


class Chart(Struct, frozen=True):
    """A chart of values on one scale: bars, a slope over time, or one range per origin of a contested figure.

    Shape: two data or more, sorted by date in bars and slopes and by value in ranges. The scale runs from the
    first tick to the last and includes every value; in bars and slopes it includes zero.
    """

    kind: ChartKind
    title: str
    unit: str
    """The words of the axis: what is measured, if the title does not say it, its unit, and the origin, if all
    values have the same. It may be empty."""
    spread_text: str
    """In range charts, a summary of the values, such as "contested: 10,000–11,000"; otherwise empty."""
    data: tuple[Datum, ...]
    ticks: tuple[Tick, ...]
    alt: str
    """Alternative text: the chart in words, with every value."""

    def series(self) -> tuple[tuple[int, ...], ...]:
        """Return the indices of the data of each line of a slope: one line for each origin, by first dates.

        Shape: empty where no lines can be drawn: for another kind, one date, several values of one origin for
        one date, or more lines than a reader can distinguish.
        """
        found: dict[str, list[int]] = {}
        for i, datum in enumerate(self.data):
            found.setdefault(datum.detail, []).append(i)
        days = [datum.day for datum in self.data]
        rising = all(days[a] < days[b] for line in found.values() for a, b in pairwise(line))
        drawable = self.kind == "slope" and rising and len(set(days)) > 1 and len(found) <= _MAX_LINES
        return tuple(tuple(line) for line in found.values()) if drawable else ()
