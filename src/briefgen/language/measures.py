"""Units that convert: what each measures, and by what factor to the base of its kind.

Source: International System of Units, 9th edition (2019), chapters 2 and 4; international yard and pound
(1959); oil barrel of 42 US gallons. Months and years convert to each other, days and weeks to each other, but
months not to days; `ton` is three units and converts to none.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType

_TABLE = {
    "length": (
        "micrometer 0.000001 millimeter 0.001 centimeter 0.01 meter 1 kilometer 1000 inch 0.0254 foot 0.3048 "
        "yard 0.9144 mile 1609.344 nautical-mile 1852"
    ),
    "mass": (
        "nanogram 0.000000000001 microgram 0.000000001 milligram 0.000001 gram 0.001 kilogram 1 "
        "quintal 100 tonne 1000 kilotonne 1000000 megatonne 1000000000 "
        "pound 0.45359237 ounce 0.028349523125"
    ),
    "yield": "kiloton 1 megaton 1000",
    "area": (
        "square-meter 1 square-kilometer 1000000 hectare 10000 acre 4046.8564224 square-mile 2589988.110336 "
        "square-foot 0.09290304 "
        "feddan 4200.833"
    ),
    "volume": (
        "milliliter 0.000001 centiliter 0.00001 liter 0.001 hectoliter 0.1 megaliter 1000 gigaliter 1000000 "
        "cubic-meter 1 cubic-hectometer 1000000 bcm 1000000000 oil-barrel 0.158987294928 "
        "gallon 0.003785411784 cubic-foot 0.028316846592"
    ),
    "power": "watt 1 kilowatt 1000 megawatt 1000000 gigawatt 1000000000 terawatt 1000000000000",
    "energy": (
        "joule 1 kilowatt-hour 3600000 megawatt-hour 3600000000 gigawatt-hour 3600000000000 "
        "terawatt-hour 3600000000000000"
    ),
    "time": "second 1 minute 60 quarter-hour 900 hour 3600 day 86400 week 604800 fortnight 1209600",
    "months": "month 1 quarter 3 year 12 decade 120 century 1200",
    "speed": "kilometer-per-hour 1 mile-per-hour 1.609344 knot 1.852",
    "points": "pp 1 bp 0.01",
    "data": "megabyte 1 gigabyte 1000 terabyte 1000000",
    "frequency": "hertz 1 megahertz 1000000 gigahertz 1000000000",
}
"""A line a kind: units with their factor to its base."""


@cache
def measures() -> Mapping[str, tuple[str, Fraction]]:
    """Return the kind of each unit, and its factor to the kind's base."""
    found: dict[str, tuple[str, Fraction]] = {}
    for kind, line in _TABLE.items():
        words = line.split()
        found |= {
            name: (kind, Fraction(factor)) for name, factor in zip(words[::2], words[1::2], strict=True)
        }
    return MappingProxyType(found)


def to_base(value: Fraction, unit: str) -> tuple[str, Fraction]:
    """Return the kind of a unit and the value in the kind's base; a unit of no kind is a kind of its own."""
    kind, factor = measures().get(unit, (unit, Fraction(1)))
    return kind, value * factor
