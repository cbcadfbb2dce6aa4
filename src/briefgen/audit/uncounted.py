"""Counts that a sentence does not have, nor anything from which they follow."""

from __future__ import annotations

from briefgen.audit.bindings import is_rounded
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import follows
from briefgen.language.reading import Reading
from briefgen.language.wording.stems import stem

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


def other_count(mine: Quantity, claim: Reading, evidence: Reading) -> Quantity | None:
    """Return the other number of the same things that a sentence has: five companies, three companies.

    It has the number of a statement for something else only: five years.
    """
    if mine.first.kind != "count" or not mine.noun:
        return None
    nouns = {stem(noun, claim.language) for noun in mine.noun}
    given = [q for q in evidence.of(Quantity) if q.first.kind == "count" and q.end]
    alike = [q for q in given if nouns & {stem(noun, evidence.language) for noun in q.noun}]
    return alike[0] if len(alike) == 1 and alike[0].first.low != mine.first.low else None
