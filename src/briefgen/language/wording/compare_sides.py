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
from briefgen.language.wording.units import read_units

_AS = "as"
_DEGREE_REACH = 6
"""Words before "than" or the second "as" in which the degree of a comparison is."""
_PASSIVE_REACH = 2
"""Words before "exceeded" among which the "was" is that makes it a passive."""
_COMPARED = frozenset({"count", "share", "money", "measure"})


class _Sides(NamedTuple):
    """The words on both sides of a comparison, and its degree."""

    left: Stretch
    right: Stretch
    degree: Fraction
    """By which multiple; 1 and -1 where it is only more or less."""
    by_sign: bool


def sides_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report two things that are exchanged in a comparison, or “more” for “less” between them."""
    mine, others = next(_sides(claim), None), [*_sides(evidence)]
    if mine is None:
        return
    turned = not others and _is_against_numbers(claim, mine, evidence)
    if turned or any(_are_turned(claim, mine, evidence, theirs) for theirs in others):
        yield differ("role", claim, claim.whole, evidence, evidence.whole, sure=False)


def _are_turned(claim: Passage, mine: _Sides, evidence: Passage, theirs: _Sides) -> bool:
    """Check whether two comparisons of the same two things say the opposite."""
    if mine.by_sign != theirs.by_sign:
        return False
    swapped, unmoved = _places(claim, mine, evidence, theirs)
    inverse = mine.degree == -theirs.degree if mine.by_sign else mine.degree * theirs.degree == 1
    same = mine.degree == theirs.degree
    mutual = not mine.by_sign and mine.degree == 1  # "as much as"
    return swapped != unmoved and ((swapped and same and not mutual) or (unmoved and inverse and not same))


def is_turned_round(claim: Passage, evidence: Passage) -> bool:
    """Check whether two things have changed sides in a comparison: as much as wages, as much as rents."""
    mine, theirs = next(_sides(claim), None), next(_sides(evidence), None)
    if mine is None or theirs is None:
        return False
    return _places(claim, mine, evidence, theirs) == (True, False)


def _places(claim: Passage, mine: _Sides, evidence: Passage, theirs: _Sides) -> tuple[bool, bool]:
    """Check whether what is compared has changed sides, and whether it is on the same sides."""
    across = claim.language != evidence.language
    one, two = _own_words(claim, mine, across=across), _own_words(evidence, theirs, across=across)
    swapped = bool(one[0] & two[1]) and bool(one[1] & two[0])
    unmoved = bool(one[0] & two[0]) and bool(one[1] & two[1])
    return swapped, unmoved


def _own_words(passage: Passage, sides: _Sides, *, across: bool) -> tuple[frozenset[str], frozenset[str]]:
    """Return what only one side of a comparison speaks of."""
    left, right = (_words(passage, part, across=across) for part in (sides.left, sides.right))
    return left - right, right - left


def _words(passage: Passage, part: Stretch, *, across: bool) -> frozenset[str]:
    """Return what a side speaks of: stems, or things that are known in all languages."""
    if across:
        return frozenset(mark.key for mark in thing_marks(passage) if part.has(mark.at))
    return frozenset(word for word in passage.content(part) if not word[0].isdigit() and word != "one")


def _is_against_numbers(claim: Passage, mine: _Sides, evidence: Passage) -> bool:
    """Check whether what a claim has as more is less by the numbers of its evidence: 38 here, 61 there."""
    across = claim.language != evidence.language
    left, right = _own_words(claim, mine, across=across)
    if not mine.by_sign or not left or not right:
        return False
    found: tuple[list[Quantity], list[Quantity]] = ([], [])
    numbers = read(evidence.text, evidence.language).of(Quantity)
    for unit in read_units(evidence, across=across):
        words = _words(evidence, unit.part, across=across)
        inside = [q for q in numbers if unit.part.has(token_at(evidence, q.start))]
        side = 0 if words & left and not words & right else 1 if words & right and not words & left else 2
        if side < len(found):
            found[side].extend(inside[:1])
    if [len(each) for each in found] != [1, 1]:
        return False
    one, two = (each[0].first for each in found)
    alike = one.kind == two.kind and one.kind in _COMPARED and one.unit == two.unit
    return alike and (one.low - two.low) * mine.degree < 0


def _sides(passage: Passage) -> Iterator[_Sides]:
    """Find the comparisons of a text."""
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
            left = Stretch(clause.first, at if by_sign else place)
            yield _Sides(left, Stretch(at + 1, clause.last), degree, by_sign)
    yield from _by_verbs(passage)


def _by_verbs(passage: Passage) -> Iterator[_Sides]:
    """Find comparisons by a verb: exports exceed imports; imports are exceeded by exports."""
    for verb in passage.find_entries("exceeding"):
        clause = next(c for c in passage.clauses if c.has(verb.first))
        if passage.terms_in(clause, "negation", "denials") or clause.last <= verb.last:
            continue
        near = Stretch(max(clause.first, verb.first - _PASSIVE_REACH), verb.first)
        passive = passage.words[verb.last].key in passage.lists["by"]
        passive = passive and not passage.lists["be"].isdisjoint(passage.keys(near))
        left, right = Stretch(clause.first, verb.first), Stretch(verb.last, clause.last)
        yield _Sides(left, right, Fraction(-1 if passive else 1), by_sign=True)


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
