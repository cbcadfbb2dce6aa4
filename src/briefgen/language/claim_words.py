"""Writing a claim as words, from its values alone: more than 11,000, 24 February 2024, F-16."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from briefgen.language.claims import (
    Claim,
    DateClaim,
    Designation,
    Ordinal,
    Quantity,
    Sense,
    TimeOfDay,
    Weekday,
)

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST_PLACES: Final = 4
"""Decimal places that are written; a third has more than any number of them."""


def words_of(claim: Claim) -> str:
    """Write a claim in English."""
    write = _WRITERS.get(type(claim))
    return write(claim) if write else ""


def _quantity(claim: Quantity) -> str:
    sense = claim.first
    low, high = (_number(end, sense) for end in (sense.low, sense.high))
    written = low if low == high else f"{low} to {high}"
    money = "$" if "$" in claim.currencies else "/".join(sorted(claim.currencies))
    unit = {"share": "%", "multiple": "times", "money": money}.get(sense.kind, sense.unit)
    return " ".join(part for part in (written, unit, f"per {claim.per}" if claim.per else "") if part)


def _number(value: Fraction, sense: Sense) -> str:
    value = value * 100 if sense.kind == "share" else value
    if value.denominator == 1:
        return f"{value.numerator:,}"
    written = f"{float(value):,.{_MOST_PLACES}f}"
    return written.rstrip("0").rstrip(".")


def _date(claim: DateClaim) -> str:
    month = month_name[claim.month] if 0 < claim.month < len(month_name) else ""
    year = str(claim.year) if claim.year else ""
    if claim.kind in ("quarter", "half", "season"):
        return f"{claim.kind} {claim.number} {year}".strip()
    if claim.kind in ("fiscal-year", "century"):
        return f"{claim.kind.replace('-', ' ')} {year}"
    if claim.kind == "decade":
        return f"{year}s"
    day = str(claim.day) if claim.day else ""
    return " ".join(part for part in (claim.relation_words, claim.part, day, month, year) if part)


def _weekday(claim: Weekday) -> str:
    return _WEEKDAYS[claim.day % len(_WEEKDAYS)]


def _time(claim: TimeOfDay) -> str:
    return f"{claim.minutes // 60:02}:{claim.minutes % 60:02}"


def _ordinal(claim: Ordinal) -> str:
    number = "last" if claim.value < 0 else f"number {claim.value}"
    return " ".join((number, *claim.noun[:1]))


def _designation(claim: Designation) -> str:
    return f"{claim.name} {claim.number}".strip()


_WRITERS: Final[Mapping[type[Claim], Callable[[Any], str]]] = MappingProxyType(
    {
        Quantity: _quantity, DateClaim: _date, Weekday: _weekday, TimeOfDay: _time, Ordinal: _ordinal,
        Designation: _designation,
    }
)  # fmt: skip
