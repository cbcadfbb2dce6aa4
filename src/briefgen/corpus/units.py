"""Units by the names that are printed: convert between the few that are exact, and those of the workspace.

Any other unit, such as `containers` or a currency, is only equal to itself. What a unit measures and its
factor are in `language/measures.py`, which reads the same units in texts.

Why no units library: docs/decisions/no-units-library.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct, field

from briefgen.language.measures import measures
from briefgen.language.own_nouns import OwnNouns

_NAMES = (
    "millimeter: mm; centimeter: cm; meter: m, metre, metres, meter, meters; kilometer: km, kilometre, "
    "kilometres, kilometer, kilometers; inch: inches; foot: ft, foot, feet; yard: yards; mile: mile, miles; "
    "nautical-mile: nautical mile, nautical miles; "
    "kilogram: kg, kilograms; quintal: quintals; tonne: t, tonne, tonnes, metric tons; "
    "kilotonne: kilotonne, kilotonnes; megatonne: megatonnes; pound: lb; "
    "square-meter: m², square metres, square meters; hectare: hectare, hectares, ha; acre: acres; "
    "feddan: feddans; "
    "square-kilometer: km², square kilometres, square kilometers, sq km; square-mile: square miles; "
    "liter: litre, litres, liters; cubic-meter: m³, cubic metres, cubic meters; oil-barrel: barrels of oil; "
    "kilowatt: kW; megawatt: MW; gigawatt: GW; "
    "kilowatt-hour: kWh; megawatt-hour: MWh; gigawatt-hour: GWh; terawatt-hour: TWh; "
    "second: seconds; minute: minutes; hour: hour, hours; day: day, days; week: week, weeks; "
    "month: month, months; year: year, years; decade: decades"
)
"""Ids of units, with the names that a figure may have; a name in another case is another unit."""


def _read() -> dict[str, str]:
    groups = (group.partition(":") for group in _NAMES.split(";"))
    return {name.strip(): unit.strip() for unit, _, names in groups for name in names.split(",")}


_UNITS = MappingProxyType(_read())


class OwnUnits(Struct, frozen=True):
    """The units of a workspace."""

    factors: Mapping[str, tuple[str, Decimal]] = field(default_factory=dict)
    """Each name, in small letters, with what it measures and its factor to the base of that."""
    nouns: OwnNouns = field(default_factory=dict)
    """What the reader of numbers needs to know of them."""


NO_UNITS = OwnUnits()


def convert(value: Decimal, unit: str, wanted: str, own: OwnUnits = NO_UNITS) -> Decimal:
    """Convert a number, rounded to as many digits as it was given with (at least two).

    Errors: ValueError if the units cannot be converted.
    """
    times = factor(unit, wanted, own)
    if times is None:
        raise ValueError(f"{unit} does not convert to {wanted}")
    if times == 1 or not value:
        return value * times
    exact = value * times
    digits = max(len(value.normalize().as_tuple().digits), 2)
    return round(exact, digits - 1 - exact.adjusted())


def factor(unit: str, wanted: str, own: OwnUnits = NO_UNITS) -> Decimal | None:
    """Return the factor that converts one unit to another; None if they cannot be converted."""
    if unit == wanted:
        return Decimal(1)
    here, there = _base(unit, own), _base(wanted, own)
    if here is None or there is None or here[0] != there[0]:
        return None
    return here[1] / there[1]


def _base(unit: str, own: OwnUnits) -> tuple[str, Decimal] | None:
    """Return what a unit measures, and its factor to the base of that."""
    if (mine := own.factors.get(unit.lower())) is not None:
        return mine
    if (name := _UNITS.get(unit)) is None:
        return None
    kind, times = measures()[name]
    return kind, Decimal(times.numerator) / Decimal(times.denominator)


def unit_name(unit: str, words: str) -> str:
    """Return the printed name of a unit by its id: the plural of the name that some words have, if any."""
    names = [name for name, known in _UNITS.items() if known == unit]
    used = [name for name in names if re.search(rf"(?<![^\W\d_]){re.escape(name)}(?!\w)", words)]
    chosen = max(used, key=len, default="") or _plural(names)
    return f"{chosen}s" if f"{chosen}s" in names else chosen or unit


def _plural(names: list[str]) -> str:
    return next((name for name in names if name.endswith("s")), names[0] if names else "")
