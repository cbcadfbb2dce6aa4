"""Convert between the few units that reporting uses and that are exact.

Any other unit, such as `containers` or a currency, is only equal to itself.

Why no units library: docs/decisions/no-units-library.md.

Source: International System of Units, 9th edition (2019), chapters 2 and 4; international yard and pound
(1959); oil barrel of 42 US gallons.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

_TABLE = (
    ("mm = 0.001; cm = 0.01; m, metre, metres, meter, meters = 1; km, kilometre, kilometres, kilometer, "
     "kilometers = 1000; inches = 0.0254; ft, foot, feet = 0.3048; yards = 0.9144; mile, miles = 1609.344; "
     "nautical mile, nautical miles = 1852"),
    ("kg, kilograms = 1; t, tonne, tonnes, metric tons = 1000; kilotonne, kilotonnes = 1000000; "
     "megatonnes = 1000000000; lb = 0.45359237"),
    ("m², square metres, square meters = 1; hectare, hectares, ha = 10000; acres = 4046.8564224; "
     "km², square kilometres, square kilometers, sq km = 1000000; square miles = 2589988.110336"),
    ("litre, litres, liters = 0.001; m³, cubic metres, cubic meters = 1; barrels of oil = 0.158987294928"),
    "kW = 1; MW = 1000; GW = 1000000",
    "kWh = 1; MWh = 1000; GWh = 1000000; TWh = 1000000000",
    "seconds = 1; minutes = 60; hour, hours = 3600; day, days = 86400; week, weeks = 604800",
    "month, months = 1; year, years = 12; decades = 120",
)  # fmt: skip
"""One line per dimension: names of units and their factor to the base unit."""


def _read() -> dict[str, tuple[int, Decimal]]:
    found: dict[str, tuple[int, Decimal]] = {}
    for dimension, line in enumerate(_TABLE):
        for names, _, factor in (group.partition("=") for group in line.split(";")):
            found |= {name.strip(): (dimension, Decimal(factor.strip())) for name in names.split(",")}
    return found


_FACTORS = MappingProxyType(_read())


def convert(value: Decimal, unit: str, wanted: str) -> Decimal:
    """Convert a number, rounded to as many digits as it was given with (at least two).

    Errors: ValueError if the units cannot be converted.
    """
    times = factor(unit, wanted)
    if times is None:
        raise ValueError(f"{unit} does not convert to {wanted}")
    if times == 1 or not value:
        return value * times
    exact = value * times
    digits = max(len(value.normalize().as_tuple().digits), 2)
    return round(exact, digits - 1 - exact.adjusted())


def factor(unit: str, wanted: str) -> Decimal | None:
    """Return the factor that converts one unit to another; None if they cannot be converted."""
    if unit == wanted:
        return Decimal(1)
    here, there = _FACTORS.get(unit), _FACTORS.get(wanted)
    if here is None or there is None or here[0] != there[0]:
        return None
    return here[1] / there[1]
