"""Whether a number follows from those of its evidence by one operation that words of either name."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.claims import PARTS, Ordinal, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.how_changed import says_how_changed
from briefgen.language.other_sides import is_change_from_other_side, is_gap_to_other_side, is_other_side
from briefgen.language.over_periods import is_for_each, is_over_period
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, single_numbers
from briefgen.language.remainders import is_ratio_of_bare, is_remainder
from briefgen.language.totals_of_each import is_total_of_each


def is_one_operation(mine: Quantity, claim: Reading, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a number is a value that the evidence compares with, a rest, or a rate over a period."""
    changed = says_how_changed(mine, claim) or any(t.name == "rise" for t in claim.passage.terms)
    if mine.first.kind in PARTS and (
        is_ratio_of_bare(mine, texts) or (changed and is_change_from_other_side(mine, texts))
    ):
        return True
    return (
        is_other_side(mine, claim, texts)
        or (changed and is_gap_to_other_side(mine, texts))
        or is_remainder(mine, claim, texts)
        or is_over_period(mine, claim, texts)
        or _is_gap_to_place(mine, claim, [text for text, _ in texts])
        or is_for_each(mine, claim, texts)
        or is_total_of_each(mine, tuple(text for text, _ in texts))
    )


def _is_gap_to_place(mine: Quantity, claim: Reading, texts: Sequence[Reading]) -> bool:
    """Check whether a claim counts as many as a text has an order of, and sets that against a count of it.

    "The fifth this year, against three" are two more.
    """
    counted = {q.first.low for q in claim.of(Quantity) if q is not mine and q.first.kind == "count"}
    if mine.first.kind != "count" or not mine.than:
        return False
    return any(
        fits(mine, abs(place.value - other.first.low))
        and (place.value > other.first.low) == (mine.than == "more")
        for text in texts
        for place in text.of(Ordinal)
        for other in single_numbers(text)
        if place.value in counted and other.first.kind == "count"
    )
