"""Finding which quantities of a text may have a claim's number, without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from briefgen.language.claims import Quantity, Sense

_FEW = 16
"""Quantities of which looking at each is faster than looking them up."""
_INEXACT = frozenset({"about", "nearly", "above", "below"})
"""Bounds of a claim that other numbers than its own may fit."""
_CONVERTED = frozenset({"measure", "vague"})
"""Kinds of numbers that others may equal: 1,000 metres, dozens."""


class QuantitiesByNumber:
    """The quantities of a text; of those that differ only in their place, the first."""

    def __init__(self, given: Sequence[Quantity]) -> None:
        self._given = given
        self._places: dict[Fraction, list[int]] = {}
        if len(given) > _FEW:
            first: dict[Quantity, Quantity] = {}
            for quantity in given:
                first.setdefault(replace(quantity, start=0, end=0, words=""), quantity)
            self._given = tuple(first.values())
            for place, quantity in enumerate(self._given):
                for number in {number for sense in quantity.senses for number in _numbers(sense)}:
                    self._places.setdefault(number, []).append(place)

    def candidates(self, claim: Quantity) -> Sequence[Quantity]:
        """Return the quantities that may have a claim's number, in order of place."""
        inexact = claim.bound in _INEXACT or any(sense.kind in _CONVERTED for sense in claim.senses)
        if inexact or not self._places:
            return self._given
        numbers = {number for sense in claim.senses for number in _numbers(sense)}
        places = {place for number in numbers for place in self._places.get(number, ())}
        return [self._given[place] for place in sorted(places)]


def _numbers(sense: Sense) -> Iterator[Fraction]:
    """Give the ends of a number, also as they are written: 50 for a share of a half."""
    yield from (sense.low, sense.high)
    if sense.kind == "share":
        yield from (sense.low * 100, sense.high * 100)
