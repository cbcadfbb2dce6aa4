"""Whether a short claim ends on a day what its evidence has from then on, or is late for what is due then."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.claims import DateClaim
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.near import is_short
from briefgen.language.wording.passage import Passage, Stretch

_DENYING = ("negation", "denials", "no negation")
_STATES = frozenset({"begin", "open"})
"""Pairs of which one side ends what the other begins."""


def is_turned(mine: DateClaim, claim: Reading, same: Sequence[DateClaim], evidence: Reading) -> bool:
    """Check whether a date that both have is the end in a claim and the beginning in its evidence.

    "The rules lapse on 1 May" is so turned, where they are in force from then on; "lapses on 1 May" for "no
    longer holds from 1 May" is not. "After 1 May" is so for what is to be done by then.
    """
    one, other = claim.passage, evidence.passage
    if not is_short(one) or one.terms_in(one.whole, "negation", "denials") or not evidence.read:
        return False
    places = {date.start for date in evidence.of(DateClaim)}
    same = [theirs for theirs in same if theirs.start in places]  # and not the days of the week
    if not same:
        return False
    if mine.relation == "after":
        return all(theirs.relation == "by" for theirs in same) and len(evidence.of(DateClaim)) == len(same)
    ends = (
        mine.relation == "" and all(theirs.relation == "since" for theirs in same) and _ends(one, one.whole)
    )
    clauses = (_clause_of(other, theirs) for theirs in same)
    return ends and not any(_ends(other, part) or other.terms_in(part, *_DENYING) for part in clauses)


def _ends(passage: Passage, part: Stretch) -> bool:
    """Check whether something ends in a part of a text, or is shut."""
    pairs = (t for t in passage.terms_in(part, "pairs") if t.name in _STATES)
    keys = passage.keys(part)
    return any(t.sign < 0 for t in pairs) or not words_of(passage.language, "no longer in force").isdisjoint(
        keys
    )


def _clause_of(passage: Passage, date: DateClaim) -> Stretch:
    at = next((at for at, word in enumerate(passage.words) if word.end > date.start), 0)
    return next((clause for clause in passage.clauses if clause.has(at)), passage.whole)
