"""Whether what is compared stays on its side: fares rise faster than pensions, not the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks, token_at
from briefgen.language.wording.passage import Passage, Stretch

_AS = "as"
_DEGREE_REACH = 6
"""Words before "than" or the second "as" in which the degree of a comparison is."""


class _Sides(NamedTuple):
    """The words before and behind the degree of a comparison, and the degree."""

    left: Stretch
    right: Stretch
    degree: Fraction
    """By which multiple; 1 and -1 where it is only more or less."""
    by_sign: bool


def sides_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report two things that are exchanged in a comparison, or “more” for “less” between them."""
    mine, theirs = _sides(claim), _sides(evidence)
    if mine is None or theirs is None or mine.by_sign != theirs.by_sign:
        return
    swapped, unmoved = _places(claim, mine, evidence, theirs)
    if swapped == unmoved:
        return
    inverse = mine.degree == -theirs.degree if mine.by_sign else mine.degree * theirs.degree == 1
    same = mine.degree == theirs.degree
    mutual = not mine.by_sign and mine.degree == 1  # "as much as"
    if (swapped and same and not mutual) or (unmoved and inverse and not same):
        yield differ("role", claim, claim.whole, evidence, evidence.whole, sure=False)


def is_turned_round(claim: Passage, evidence: Passage) -> bool:
    """Check whether two things have changed sides in a comparison: as much as wages, as much as rents."""
    mine, theirs = _sides(claim), _sides(evidence)
    if mine is None or theirs is None:
        return False
    return _places(claim, mine, evidence, theirs) == (True, False)


def _places(claim: Passage, mine: _Sides, evidence: Passage, theirs: _Sides) -> tuple[bool, bool]:
    """Check whether what is compared has changed sides, and whether it is on the same sides."""
    across = claim.language != evidence.language
    one, two = (
        [_words(passage, part, across=across) for part in (sides.left, sides.right)]
        for passage, sides in ((claim, mine), (evidence, theirs))
    )
    mine_only, theirs_only = ((left - right, right - left) for left, right in (one, two))
    swapped = bool(mine_only[0] & theirs_only[1]) and bool(mine_only[1] & theirs_only[0])
    unmoved = bool(mine_only[0] & theirs_only[0]) and bool(mine_only[1] & theirs_only[1])
    return swapped, unmoved


def _words(passage: Passage, part: Stretch, *, across: bool) -> frozenset[str]:
    """Return what a side speaks of: stems, or things that are known in all languages."""
    if across:
        return frozenset(mark.key for mark in thing_marks(passage) if part.has(mark.at))
    return frozenset(word for word in passage.content(part) if not word[0].isdigit() and word != "one")


def _sides(passage: Passage) -> _Sides | None:
    """Find the first comparison of a text."""
    keys = passage.keys(passage.whole)
    opened = False
    for at, key in enumerate(keys):
        compared = key in words_of("any", "than") or key in words_of("any", "as of a comparison")
        joint = compared or (passage.language == "en" and key == _AS and opened)
        opened = opened or key == _AS
        if not joint or at == 0 or at + 1 == len(keys):
            continue
        clause = next(c for c in passage.clauses if c.has(at))
        near = Stretch(max(clause.first, at - _DEGREE_REACH), at)
        found = _degree(passage, near)
        if found is not None:
            place, degree, by_sign = found
            return _Sides(Stretch(clause.first, place), Stretch(at + 1, clause.last), degree, by_sign)
    return None


def _degree(passage: Passage, near: Stretch) -> tuple[int, Fraction, bool] | None:
    """Return where a degree begins, and what it is: a multiple, or the side of more and less."""
    for quantity in read(passage.text, passage.language).of(Quantity):
        at = token_at(passage, quantity.start)
        if near.has(at) and quantity.first.kind in ("multiple", "share") and not quantity.than:
            return at, quantity.first.low, False
    for term in passage.terms_in(near, "pairs"):
        if term.name == "more":
            return term.first, Fraction(term.sign), True
    return None
