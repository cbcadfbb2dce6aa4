"""Which date of the evidence a date of a claim contradicts: another day, month or year for the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import OPPOSED, Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.wording.dating import dates_elsewhere

_ASIDE = frozenset({"compared", "prices"})


def find_rival(
    mine: DateClaim, others: Sequence[DateClaim], given: Iterable[DateClaim], issued: Issued
) -> DateClaim | None:
    """Find a date of the evidence that a claim's date contradicts; None where it may only be left out there.

    A date that the claim has elsewhere is no rival.
    """
    rivals = [
        theirs
        for theirs in given
        if (theirs.relation not in _ASIDE or theirs.relation == mine.relation)
        and _contradicts(mine, theirs)
        and not any(agrees(other, theirs, issued) for other in others)
    ]
    return next((r for r in rivals if r.kind == mine.kind), rivals[0] if rivals else None)


def is_of_something_else(mine: DateClaim, claim: Reading, rival: DateClaim, evidence: Reading) -> bool:
    """Check whether evidence only compares with a date, or counts from it, which a claim does not."""
    other_part = mine.part and rival.part and mine.month == rival.month > 0  # late for early in one month
    aside = not mine.relation and not other_part and rival.start in dates_elsewhere(evidence)
    return aside and mine.start not in dates_elsewhere(claim)


def _contradicts(mine: DateClaim, theirs: DateClaim) -> bool:
    """Check whether two dates that do not agree differ in what both name; a claim may only be more exact."""
    if mine.kind in _LONG or theirs.kind in _LONG:
        within = theirs.kind == "century" and 0 <= mine.year - theirs.year < _CENTURY
        return bool(theirs.year) and not within
    pairs = ((mine.year, theirs.year), (mine.month, theirs.month), (mine.day, theirs.day))
    known = [one == other for one, other in pairs if one and other]
    if not all(known):
        return True
    if mine.part and theirs.part and mine.part != theirs.part and mine.kind == theirs.kind:
        return bool(known)
    if mine.number or theirs.number:
        return mine.kind == theirs.kind or bool(mine.month or theirs.month)
    more_exact = bool(mine.month and not theirs.month) or bool(mine.day and not theirs.day)
    opposed = frozenset({mine.relation, theirs.relation}) in OPPOSED
    return bool(known) and (opposed or not more_exact)


_CENTURY = 100
"""Years."""
_LONG = frozenset({"decade", "century"})
