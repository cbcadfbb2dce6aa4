"""Numbers as intervals: what a qualifier allows, and which evidence supports which claim."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import Bound

_SUPPORTED = MappingProxyType(
    {
        "": {"", "exact", "about", "barely"},
        "exact": {"", "exact", "about", "barely"},
        "about": {"about"},
        "nearly": {"nearly", "about", "barely", "below"},
        "barely": {"", "exact", "about", "nearly", "barely"},
        "above": {"above", "at-least"},
        "at-least": {"at-least"},
        "at-most": {"at-most"},
        "below": {"below", "at-most"},
    }
)
"""For each bound of the evidence, the bounds of a claim that it supports, the number being the same."""
_NEAR = Fraction(1, 10)
"""How far a number may be from the one that "nearly" or "more than" names, in parts of it."""
_NEAR_ROUND = Fraction(1, 5)
"""The same of "more than" a round number."""
_LEAST_PLACE = 100
"""The smallest last place of a number that may be rounded without "about": it has a scale word."""
_DECIMAL = Fraction(1, 1000)
"""The last place of a share with a decimal: 36.5 % for 36.48 %."""
_LEAST_DIGITS = 10
"""Such a number has three digits or more: 28.7 million for 28,665,000, 183,459 for 183,459.32."""
_LARGEST = 10**30
"""Above it no number is one of a report, and writing out its digits takes long."""


def supports(evidence: Bound, claim: Bound) -> bool:
    """Check whether evidence with one bound supports a claim of the same number with another."""
    return claim in _SUPPORTED[evidence]


def covers(bound: Bound, named: Fraction, exact: Fraction, place: Fraction) -> bool:
    """Check whether a number as claimed, such as "nearly 12 million", fits an exact one in the evidence.

    Units: `place` is the last place the claim writes; zeros at the end of 160 may be due to rounding.
    """
    if not bound:
        scaled = place >= _LEAST_PLACE or 0 < place <= _DECIMAL or (place == 1 and exact.denominator > 1)
        rounded = scaled and abs(named) >= _LEAST_DIGITS * place
        return rounded and abs(exact - named) <= place / 2
    if bound in ("about", "barely"):
        return abs(exact - named) <= min(max(place, _rounded_place(named)) / 2, abs(named) * _NEAR)
    step = min(place, named / 2)
    if bound in ("nearly", "below"):
        near = named * (1 - _NEAR) <= exact < named
        return near or (bound == "below" and named - step < exact < named)
    if bound == "above":
        most = named * (1 + (_NEAR_ROUND if _is_round(named) else _NEAR))
        return named < exact <= most or named < exact < named + step  # more than two years: 27 months
    return False


def covers_all(bound: Bound, named: Fraction, low: Fraction, high: Fraction) -> bool:
    """Check whether "over a third" fits all of a range: of 34 to 36 per cent."""
    return bound == "above" and all(covers(bound, named, end, Fraction(0)) for end in (low, high))


def is_next_bound(bound: Bound, named: Fraction, other: Bound, exact: Fraction) -> bool:
    """Check whether two bounds of a count are the same one: up to three, fewer than four."""
    return _NEXT.get((bound, other)) == exact - named


_NEXT = MappingProxyType(
    {("at-most", "below"): 1, ("below", "at-most"): -1, ("at-least", "above"): -1, ("above", "at-least"): 1}
)


def is_clear_of(bound: Bound, named: Fraction, about: Fraction, place: Fraction) -> bool:
    """Check whether some 26.8% is surely more than a quarter: by more than its last place leaves open.

    Units: `place` is the last place that the evidence writes.
    """
    return bound in ("above", "below") and abs(about - named) > max(place, _rounded_place(about)) / 2


def rounding(number: Fraction, place: Fraction) -> Fraction:
    """Return how far a number may be from the exact one: half of its last place, or of a five at its end."""
    five = number.denominator == 1 and number % 10 == 5
    return max(place, _rounded_place(number), _FIVE if five else Fraction(0)) / 2


_FIVE = Fraction(5)


def _is_round(number: Fraction) -> bool:
    """Check whether a whole number has one digit that is not zero: more than 200, of 230."""
    return 10 <= number < _LARGEST and number.denominator == 1 and len(str(number.numerator).rstrip("0")) == 1


def _rounded_place(number: Fraction) -> Fraction:
    """Return the place to which a whole number may be rounded: 10 for 160, 100 for 1,000; else 0."""
    if number.denominator != 1 or not 0 < abs(number) < _LARGEST:
        return Fraction(0)
    digits = str(abs(number.numerator))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Fraction(10 ** min(zeros, max(len(digits) - 2, 0)))
