"""Which date of the evidence a date of a claim contradicts: another day, month or year for the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import OPPOSED, Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.dating import dates_elsewhere
from briefgen.language.wording.passage import Stretch

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
    return max(rivals, key=lambda theirs: _likeness(mine, theirs), default=None)


def _likeness(mine: DateClaim, theirs: DateClaim) -> tuple[bool, bool, bool]:
    """Rank the dates that one may be a mistake for: of its kind and relation, of one part of the year."""
    return theirs.kind == mine.kind, theirs.relation == mine.relation, theirs.part == mine.part


def is_of_something_else(mine: DateClaim, claim: Reading, rival: DateClaim, evidence: Reading) -> bool:
    """Check whether evidence only compares with a date, or counts from it, which a claim does not.

    What has been so since 2010 may have happened in 2025, but did not begin then.
    """
    if rival.relation == "since" and not mine.relation and mine.year > rival.year and not _begins(claim):
        return True
    other_part = mine.part and rival.part and mine.month == rival.month > 0  # late for early in one month
    begun = rival.relation == "since" and mine.kind == rival.kind and _begins(claim)
    apart = mine.relation or other_part or begun
    aside = not apart and rival.start in dates_elsewhere(evidence)
    return aside and mine.start not in dates_elsewhere(claim)


def _begins(claim: Reading) -> bool:
    """Check whether a claim says when something begins; not "since measuring began"."""
    passage = claim.passage
    begins = [t for t in passage.terms if t.group == "pairs" and t.name == "begin" and t.sign > 0]
    since = words_of("any", "since of an event")
    return any(since.isdisjoint(passage.keys(Stretch(max(0, t.first - _NEAR), t.first))) for t in begins)


_NEAR = 3
"""Words between "since" and what has begun."""


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
    if _are_parts_apart(mine, theirs):
        return True
    if mine.number or theirs.number:
        return mine.kind == theirs.kind or bool(mine.month or theirs.month)
    more_exact = bool(mine.month and not theirs.month) or bool(mine.day and not theirs.day)
    opposed = frozenset({mine.relation, theirs.relation}) in OPPOSED
    return bool(known) and (opposed or not more_exact)


def _are_parts_apart(mine: DateClaim, theirs: DateClaim) -> bool:
    """Check whether one names a part of the year that is far from the other: late, the first quarter."""
    pairs = ((mine, theirs), (theirs, mine))
    part, other = next((pair for pair in pairs if pair[0].kind == "year" and pair[0].part), (mine, theirs))
    if part.kind != "year" or not part.part or part.year != other.year or other.kind not in _LENGTHS:
        return False
    length = _LENGTHS[other.kind]
    last = other.month or other.number * length
    first, end = _MONTHS[part.part]
    return bool(last) and (last - length + 1 - end >= _APART or first - last >= _APART)


_LENGTHS = {"day": 1, "month": 1, "quarter": 3, "half": 6}
"""Months."""
_MONTHS = {"early": (1, 4), "mid": (4, 9), "late": (9, 12)}
_APART = 3
"""Months between a part of a year and what is surely not in it."""
_CENTURY = 100
"""Years."""
_LONG = frozenset({"decade", "century"})
