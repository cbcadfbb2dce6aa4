"""Tests of converting units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.corpus.units import convert, factor
from briefgen.spec.units import OwnUnit, own_units


@pytest.mark.parametrize(
    ("unit", "wanted", "expected"),
    [
        ("containers", "containers", "1"),
        ("km", "m", "1000"),
        ("miles", "m", "1609.344"),
        ("nautical miles", "km", "1.852"),
        ("kilotonnes", "tonnes", "1000"),
        ("years", "months", "12"),
        ("weeks", "days", "7"),
        ("GWh", "MWh", "1000"),
    ],
)
def test_units_of_one_kind_convert(unit: str, wanted: str, expected: str) -> None:
    """A unit converts to itself and exactly to others of its dimension."""
    assert factor(unit, wanted) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("containers", "shells"),
        ("USD", "EUR"),
        ("km", "tonnes"),
        ("tons", "tonnes"),
        ("pounds", "kg"),
        ("months", "days"),
        ("%", "countries"),
        ("KM", "km"),
    ],
)
def test_other_units_do_not_convert(unit: str, wanted: str) -> None:
    """Counted things, money, ambiguous names and other dimensions do not convert."""
    assert factor(unit, wanted) is None
    with pytest.raises(ValueError, match=f"{unit} does not convert to {wanted}"):
        convert(Decimal(1), unit, wanted)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        ("600", "miles", "km", "970"),
        ("621", "miles", "km", "999"),
        ("30", "feet", "m", "9.1"),
        ("0", "feet", "m", "0"),
        ("11000", "containers", "containers", "11000"),
        ("2.5", "kilotonnes", "tonnes", "2500"),
    ],
)
def test_a_converted_number_has_no_more_digits(value: str, unit: str, wanted: str, expected: str) -> None:
    """A converted number has as many digits as it was given with, at least two."""
    assert convert(Decimal(value), unit, wanted) == Decimal(expected)


def test_units_of_a_workspace_convert() -> None:
    """A unit of the workspace has its names, and converts by its factor to the unit that it is counted in."""
    own = own_units({"TEU": OwnUnit(plural="TEU"), "FEU": OwnUnit(plural="FEU", dimension="TEU", factor=2)})
    assert factor("FEU", "TEU", own) == 2
    assert factor("FEU", "teu", own) == 2
    assert factor("FEU", "TEU") is None
    ships = own_units(
        {"ship": OwnUnit(synonyms=("vessels",)), "daily ship": OwnUnit(dimension="ship", per="day")}
    )
    assert factor("vessels", "ships", ships) == 1
    assert factor("daily ships", "ships", ships) is None
