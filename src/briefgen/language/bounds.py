"""Numbers as intervals: what a qualifier allows, and which evidence supports which claim."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import Bound

_SUPPORTED = MappingProxyType(
    {
        "": {"", "exact", "about"},
        "exact": {"", "exact", "about"},
        "about": {"about"},
        "nearly": {"nearly", "about"},
        "above": {"above", "at-least"},
        "at-least": {"at-least"},
        "at-most": {"at-most"},
        "below": {"below", "at-most"},
    }
)
"""For each bound of the evidence, the bounds of a claim that it supports, the number being the same."""
_NEAR = Fraction(1, 10)
"""How far a number may be from the one that "nearly" or "more than" names, in parts of it."""
_LARGEST = 10**30
"""Above it no number is one of a report, and writing out its digits takes long."""


def supports(evidence: Bound, claim: Bound) -> bool:
    """Check whether evidence with one bound supports a claim of the same number with another."""
    return claim in _SUPPORTED[evidence]


def covers(bound: Bound, named: Fraction, exact: Fraction, place: Fraction) -> bool:
    """Check whether a claim such as "nearly 12 million" fits an exact number in the evidence.

    Units: `place` is the last place the claim writes; zeros at the end of 160 may be due to rounding.
    """
    if bound == "about":
        return abs(exact - named) <= min(max(place, _rounded_place(named)) / 2, abs(named) * _NEAR)
    if bound in ("nearly", "below"):
        return named * (1 - _NEAR) <= exact < named
    if bound == "above":
        return named < exact <= named * (1 + _NEAR)
    return False


def _rounded_place(number: Fraction) -> Fraction:
    """Return the place to which a whole number may be rounded: 10 for 160, 100 for 1,000; else 0."""
    if number.denominator != 1 or not 0 < abs(number) < _LARGEST:
        return Fraction(0)
    digits = str(abs(number.numerator))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Fraction(10 ** min(zeros, max(len(digits) - 2, 0)))
