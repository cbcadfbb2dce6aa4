"""Numbers that claim nothing that could be compared, one, several, both; and vague ones: dozens."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.claims import Quantity, Sense

_BOTH = "both"
"""It counts two where the evidence does, and else no number: "it pulls both ways"."""
_FEW = 3
"""The size of "several"."""


def counts_nothing(quantity: Quantity, given: Sequence[Quantity]) -> bool:
    """Check whether a number such as "one", "no", "several" claims nothing that can be compared."""
    first = quantity.first
    if first.kind == "vague" and first.low <= _FEW:
        return True
    if first.kind == "share" and first.low == 1 and not quantity.in_digits:
        return not any(g.first.kind == "share" for g in given)
    if first.kind == "measure" and first.low == first.high == 1 and not quantity.in_digits:
        return not any(g.first.kind == "measure" and g.first.low == 1 and not g.in_digits for g in given)
    if first.kind == "money" and first.low == first.high == 1:
        return not any(g.first.kind == "money" for g in given)  # "un euro" has no number but an article
    small = first.high <= 1 or quantity.words.casefold() == _BOTH
    small = first.kind == "count" and small and not quantity.in_digits
    return small and not any(set(quantity.noun) & set(other.noun) for other in given)


def are_as_many(mine: Sense, theirs: Sense) -> bool:
    """Check whether a vague number is as large as another one, or may be said of it: dozens of 38 miles."""
    if mine.kind == theirs.kind:
        return max(mine.low, theirs.low) <= _DOZENS * min(mine.low, theirs.low)
    most = _THOUSANDS if mine.low in _SCALES else _HUNDREDS
    of_kind = mine.kind == "vague" and theirs.kind in ("count", "money", "measure")
    return of_kind and 2 <= theirs.low / mine.low < most


_HUNDREDS, _THOUSANDS = 20, 100
"""How many of it a vague number does not come to: hundreds are less than two thousand."""
_SCALES = (10**3, 10**6, 10**9, 10**12)
_DOZENS = 2
"""By this much "dozens" and "scores" differ from "tens", which other languages say for them."""
