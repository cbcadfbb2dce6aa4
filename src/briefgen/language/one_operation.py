"""Whether a number follows from those of its evidence by one operation that words of either name."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.claims import PARTS, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import says_how_changed
from briefgen.language.other_sides import is_change_from_other_side, is_gap_to_other_side, is_other_side
from briefgen.language.over_periods import is_for_each, is_over_period
from briefgen.language.reading import Reading
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
        or is_for_each(mine, claim, texts)
        or is_total_of_each(mine, tuple(text for text, _ in texts))
    )
