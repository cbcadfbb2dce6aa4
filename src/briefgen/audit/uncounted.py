"""Counts that a sentence does not have, nor anything from which they follow."""

from __future__ import annotations

from briefgen.audit.bindings import is_rounded
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import follows
from briefgen.language.reading import Reading

_PAIR = 2


def is_uncounted(mine: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a passage has no such count at all: three members, where it has two of fifteen.

    Two things may be counted by the reader.
    """
    first = mine.first
    if first.kind != "count" or first.low <= _PAIR or not mine.end:
        return False
    given = evidence.of(Quantity)
    if any(first.low == dated.year for dated in evidence.of(DateClaim)):
        return False
    same = any(q.first.low <= first.high and first.low <= q.first.high for q in given)
    near = any(is_rounded(mine, q) or is_rounded(q, mine) for q in given)
    sums = mine.in_digits and follows(mine, claim, [(evidence, Issued())])  # three is one and two of anything
    return not (same or near or sums)
