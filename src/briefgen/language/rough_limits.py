"""Limits that are only roughly said: no more than about a quarter, at least some 40,000."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.bounds import covers
from briefgen.language.claims import Quantity
from briefgen.language.lexicon import load_lexicon
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading

_LIMITS = frozenset({"at-most", "at-least"})


def is_rough_limit(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a word for "about" is between a limit and its number."""
    first, last = quantity.qualified
    if quantity.bound not in _LIMITS or last != quantity.start:
        return False
    words = reading.text.lower()[first:last].rstrip(" \"“„«'(")
    found = load_lexicon(reading.language).bounds_before.before(words, len(words))
    return found is not None and found[1] == "about" and found[0] > 0


def is_roughly_given(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a claim's rough limit is a rounded number of the evidence: of 26.3 per cent."""
    if not is_rough_limit(quantity, claim):
        return False
    kind, low, _ = _base(quantity)
    place = quantity.place * (low / quantity.first.low) if quantity.first.low else quantity.place
    return any(
        theirs == kind and start == end and covers("about", low, start, place)
        for theirs, start, end in map(_base, evidence.of(Quantity))
    )


def _base(quantity: Quantity) -> tuple[str, Fraction, Fraction]:
    """Return what a number counts or measures, and its interval in the base unit."""
    first = quantity.first
    if first.kind != "measure":
        return first.kind, first.low, first.high
    unit, low = to_base(first.low, first.unit)
    return unit, low, to_base(first.high, first.unit)[1]
