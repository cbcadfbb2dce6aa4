"""What other words of two texts say of an equal number: a limit, a rate, an age."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.bounds import supports
from briefgen.language.bounds_in_words import Placed, is_bounded_otherwise
from briefgen.language.claims import Quantity, Respect
from briefgen.language.counted_things import is_age
from briefgen.language.rates_named import names_rate_too


def excused_faults(mine: Placed, theirs: Placed) -> frozenset[Respect]:
    """Return the respects in which a number of a claim only seems to differ from the one of its evidence."""
    (quantity, claim), (match, evidence) = mine, theirs
    across, excused = claim.language != evidence.language, set[Respect]()
    elsewhere = across and _has_bound_elsewhere(quantity, match, evidence.of(Quantity))
    if elsewhere or is_bounded_otherwise(mine, theirs):
        excused.add("qualifier")
    if names_rate_too(quantity.per, evidence):
        excused.add("rate")
    if across and match.first.unit == "year" and is_age(quantity, claim):
        excused.add("unit")
    return frozenset(excused)


def _has_bound_elsewhere(quantity: Quantity, match: Quantity, given: Sequence[Quantity]) -> bool:
    """Check whether evidence in another language has a qualifier that may be of more numbers than of one."""
    return not match.bound and any(g.bound and supports(g.bound, quantity.bound) for g in given)
