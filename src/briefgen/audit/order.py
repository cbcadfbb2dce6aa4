"""Check whether the names or numbers of a statement may have been swapped."""

from __future__ import annotations

from itertools import combinations

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem


def is_reordered(claim: Reading, evidence: Reading) -> bool:
    """Check whether names or numbers are in another order than in a sentence, or from several parts of it."""
    return (
        _names_in_another_order(claim.passage, evidence.passage)
        or _numbers_in_another_order(claim, evidence)
        or not _in_one_part(claim, evidence.passage)
    )


def is_turned_round(claim: Reading, evidence: Reading) -> bool:
    """Check whether names or numbers of one sentence have changed places."""
    return _names_in_another_order(claim.passage, evidence.passage) or _numbers_in_another_order(
        claim, evidence
    )


def _names_in_another_order(claim: Passage, evidence: Passage) -> bool:
    if len(claim.clauses) < 2 and not any(term.group == "clauses" for term in claim.terms):
        return False
    mine, theirs = (
        [stem(name.keys[-1], p.language) for name in p.names if name.sure] for p in (claim, evidence)
    )
    both = [name for name in dict.fromkeys(mine) if name in theirs]
    return both != [name for name in dict.fromkeys(theirs) if name in both]


def _numbers_in_another_order(claim: Reading, evidence: Reading) -> bool:
    """Check whether two numbers of one unit are in the other order, and no word says which is which."""
    placed = {q.first.low for text in (claim, evidence) for q in text.of(Quantity) if q.role or q.whole}
    mine, theirs = (
        [(q.first.unit, q.first.low) for q in text.of(Quantity) if q.first.low not in placed]
        for text in (claim, evidence)
    )
    both = [each for each in dict.fromkeys(mine) if each in theirs]
    again = [each for each in dict.fromkeys(theirs) if each in both]
    pairs = [(a, b) for a, b in combinations(both, 2) if a[0] == b[0]]
    return any(again.index(a) > again.index(b) for a, b in pairs)


def _in_one_part(claim: Reading, evidence: Passage) -> bool:
    """Check whether one part of a sentence, between semicolons, has all names of a statement of one part."""
    parts = evidence.statements()
    if len(parts) < 2 or len(claim.passage.statements()) > 1:
        return True
    named = {stem(key, claim.language) for n in claim.passage.names if n.sure for key in n.keys}
    if claim.language == evidence.language:
        named &= evidence.content(evidence.whole)  # others are known by another form or from elsewhere
    moves = {term.name for term in claim.passage.terms if term.group == "pairs"}
    for part in parts:
        has = {term.name for term in evidence.terms_in(part, "pairs")}
        if named <= evidence.content(part) and moves & {t.name for t in evidence.terms} <= has:
            return True
    return not named
