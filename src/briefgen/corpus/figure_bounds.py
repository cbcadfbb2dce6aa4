"""The values that a figure allows: its qualifier turns a number into an interval."""

from __future__ import annotations

from decimal import Context, Decimal
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from briefgen.corpus.fact import VAGUE, Figure

FLOORS = frozenset({"more than", "over", "at least"})
CEILINGS = frozenset({"up to", "at most", "no more than", "fewer than", "less than"})
NEAR = frozenset({"about", "around", "approximately"})
BELOW = frozenset({"nearly", "almost"})
_ABOVE = frozenset({"more than", "over"})
_UNDER = frozenset({"fewer than", "less than", *BELOW})
"""Qualifiers that exclude the number itself."""
_SIZES = MappingProxyType(
    {
        "several": (2, 24), "multiple": (2, 24), "dozens of": (24, 200), "hundreds of": (200, 2000),
        "thousands of": (2000, 2_000_000), "millions of": (2_000_000, 2_000_000_000),
    }
)  # fmt: skip
"""The range of a vague qualifier: from two of its unit to two of the next."""
_SENSES = MappingProxyType(
    {
        "over": "more than", "around": "about", "approximately": "about", "almost": "nearly",
        "at most": "up to", "no more than": "up to", "less than": "fewer than", "exactly": "",
    }
)  # fmt: skip
"""Qualifiers that mean the same as another one, or (empty) add nothing to the number."""
EXACT = Context(prec=20)
"""Precision at which converted numbers are compared: fewer digits than the conversion has."""
_INFINITE = Decimal("Infinity")


class Interval(Struct, frozen=True):
    """The numbers that a figure allows."""

    low: Decimal
    high: Decimal
    above_low: bool = False
    """Whether `low` itself is excluded, as by "more than"."""
    below_high: bool = False
    """Whether `high` itself is excluded, as by "fewer than"."""
    rounded_low: bool = False
    """Whether `low` may be rounded, as that of "160" or "dozens of", which have no bound."""
    rounded_high: bool = False
    """Whether `high` may be rounded, likewise."""

    def times(self, factor: Decimal) -> Interval:
        """Return it in another unit."""
        low, high = ((end * factor).normalize(EXACT) for end in (self.low, self.high))
        return replace(self, low=low, high=high)

    def meets(self, other: Interval) -> bool:
        """Check whether a number is in both.

        "160" may be a rounded 161, and meets "more than 160"; "up to 160" does not, and neither does 163 meet
        "more than 163".
        """
        for left, right in ((self, other), (other, self)):
            if left.high < right.low:
                return False
            if left.high == right.low and (left.below_high or right.above_low):
                if left.below_high and right.above_low:
                    return False
                return right.rounded_low if left.below_high else left.rounded_high
        return True


def interval_of(figure: Figure) -> Interval:
    """Return the numbers that a figure and its qualifier allow."""
    low, high = stated(figure)
    slack_low, slack_high = place_of(low), place_of(high)
    qualifier = figure.qualifier or ""
    if qualifier in FLOORS:
        return Interval(low, _INFINITE, above_low=qualifier in _ABOVE)
    if qualifier in CEILINGS:
        return Interval(-_INFINITE, high, below_high=qualifier in _UNDER)
    if qualifier in NEAR:
        return Interval(low - slack_low, high + slack_high)
    if qualifier in BELOW:
        return Interval(low - slack_low, high, below_high=True)
    vague, plain = qualifier in VAGUE, not qualifier
    rounded = (vague or (plain and slack != 1) for slack in (slack_low, slack_high))
    return Interval(low, high, False, False, *rounded)


def stated(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest number that a figure states; for a vague one, the range of its word."""
    if figure.value is not None:
        return figure.value, figure.value
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    low, high = _SIZES[figure.qualifier or "several"]
    return Decimal(low), Decimal(high)


def sense_of(figure: Figure) -> str:
    """Return what a figure's qualifier means: "over" means "more than"; empty where it has none."""
    return _SENSES.get(figure.qualifier or "", figure.qualifier or "")


def place_of(value: Decimal) -> Decimal:
    """Return the decimal place to which a number is given, without zeros that may be due to rounding."""
    digits = f"{abs(value):f}"
    whole, _, decimals = digits.partition(".")
    if decimals:
        return Decimal(1).scaleb(-len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(min(zeros, max(len(whole) - 2, 0)))
