"""Whether two measures in different units are the same, as far as both may be rounded: 190 miles, 300 km."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from briefgen.language.bounds import rounding
from briefgen.language.claims import Quantity, Sense
from briefgen.language.measures import to_base

_ANY_DEGREE = "angle-degree"
_DEGREES = frozenset({_ANY_DEGREE, "celsius", "fahrenheit"})
"""Units of temperature; a text may leave out which."""
_HALF_A_DEGREE = Fraction(1, 2)
_LEAST_DEGREES = 5
"""Below so many degrees, half a degree is too much to be rounded."""
_MONTH = 2_629_746
"""Seconds of a month, on average."""
_TIMES = 6
"""By how many times a time may be another than one that it is written for: two months, of thirty days."""
_BRACKET = 2
"""Characters between a number and the one in brackets behind it."""
_MOST_ROUNDED = Fraction(1, 20)
"""The largest part of a measure that a conversion is off by when it is rounded."""


def is_converted(claim: Quantity, mine: Sense, evidence: Quantity, theirs: Sense) -> bool:
    """Check whether a measure of a claim is one of its evidence in another unit of the kind."""
    if not (mine.unit and theirs.unit and mine.low and theirs.low):
        return False
    if {mine.unit, theirs.unit} <= _DEGREES and (mine.unit != theirs.unit or mine.unit == _ANY_DEGREE):
        return _is_same_temperature(mine.low, theirs.low) and _is_same_temperature(mine.high, theirs.high)
    (kind, low), (other, their_low) = to_base(mine.low, mine.unit), to_base(theirs.low, theirs.unit)
    if mine.unit == theirs.unit or kind != other:
        return False
    slack = rounding(mine.low, claim.place) * (low / mine.low)
    slack += rounding(theirs.low, evidence.place) * (their_low / theirs.low)
    high, their_high = to_base(mine.high, mine.unit)[1], to_base(theirs.high, theirs.unit)[1]
    return all(
        abs(one - other) <= min(slack, _MOST_ROUNDED * min(abs(one), abs(other)))
        for one, other in ((low, their_low), (high, their_high))
    )


def are_times_alike(one: Quantity, other: Quantity) -> bool:
    """Check whether one of two times is in days, one in months, and neither is many times the other."""
    ends = dict(to_base(each.first.low, each.first.unit) for each in (one, other))
    seconds, months = ends.get("time"), ends.get("months")
    if seconds is None or months is None:
        return False
    return months * _MONTH <= _TIMES * seconds and seconds <= _TIMES * months * _MONTH


def without_rounded(
    candidates: Iterable[Quantity], quantity: Quantity, given: Sequence[Quantity]
) -> list[Quantity]:
    """Leave out what repeats, in brackets and another unit, a measure that is given in a number's own unit.

    Beside "400 metres (1,300 feet)", 389 metres are not 1,300 feet.
    """
    own = [q for q in given if q.first.unit and q.first.unit == quantity.first.unit]
    return [c for c in candidates if not any(_repeats(c, each) for each in own)]


def _repeats(one: Quantity, other: Quantity) -> bool:
    gap = max(one.start, other.start) - min(one.end, other.end)
    return 0 < gap <= _BRACKET and is_converted(one, one.first, other, other.first)


def _is_same_temperature(one: Fraction, other: Fraction) -> bool:
    """Check whether two numbers of degrees are one temperature or difference, in Fahrenheit and Celsius."""
    return any(
        abs((fahrenheit - zero) * Fraction(5, 9) - celsius) <= _HALF_A_DEGREE
        for fahrenheit, celsius in ((one, other), (other, one))
        for zero in (32, 0)
        if min(abs(fahrenheit), abs(celsius)) >= _LEAST_DEGREES
    )
