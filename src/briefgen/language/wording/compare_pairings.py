"""Whether a claim pairs values as its evidence does, if that has two of each: 132 in 2018, 56 in 2022."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.language.claims import Difference, Respect
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import Mark, thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch

_PHASES = "begin"
"""The pair of a beginning and an end."""
_DATES = frozenset({"year", "month"})
_OWNERS = ("year", "month", "fate", "place", _PHASES)
"""What a number belongs to, or a date: a year, a fate, a place, a beginning or an end."""


class _Pair(Struct, frozen=True):
    """What belongs to what, each by what it is in any language."""

    owner: str
    value: str
    part: Stretch


def pairings_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a number of one year that is given for the other, or the date of an end for a beginning."""
    if any(t.group in ("negation", "denials") for t in (*claim.terms, *evidence.terms)):
        return
    for kind in _OWNERS:
        values = _DATES if kind == _PHASES else frozenset({"number"})
        given = _in_turn(evidence, kind, values)
        mine = _in_turn(claim, kind, values)
        if len(given) != 2 or not mine:
            continue
        owner_of = {pair.value: pair.owner for pair in given}
        value_of = {pair.owner: pair.value for pair in given}
        if len(owner_of) != 2 or len(value_of) != 2:
            continue
        for pair in mine:
            if pair.owner in value_of and owner_of.get(pair.value, pair.owner) != pair.owner:
                there = next(each.part for each in given if each.value == pair.value)
                respect: Respect = "date" if kind in (*_DATES, _PHASES) else "subject"
                yield differ(respect, claim, pair.part, evidence, there, sure=False)
                return


def _in_turn(passage: Passage, kind: str, values: frozenset[str]) -> list[_Pair]:
    """List the pairs of a text in which owners of a kind and values take turns; none where they do not."""
    owners = _owners(passage, kind)
    taken = {at for mark in owners for at in range(mark.at, mark.last)}
    others = [m for m in _once(value_marks(passage), values) if m.at not in taken]
    found = sorted([*owners, *others], key=lambda mark: mark.at)
    sides = [mark.kind in values and mark not in owners for mark in found]
    if len(found) % 2 or any(one == two for one, two in zip(sides[::2], sides[1::2], strict=True)):
        return []
    if len(set(sides[::2])) > 1:
        return []
    pairs = list(zip(found[::2], found[1::2], strict=True))
    return [_pair(one, two, values_first=sides[0]) for one, two in pairs]


def _pair(one: Mark, two: Mark, *, values_first: bool) -> _Pair:
    owner, value = (two, one) if values_first else (one, two)
    return _Pair(owner.key, value.key, Stretch(one.at, two.last))


def _owners(passage: Passage, kind: str) -> list[Mark]:
    if kind in _DATES:
        return _once(value_marks(passage), frozenset({kind}))
    if kind == _PHASES:
        terms = [t for t in passage.terms if t.group == "pairs" and t.name == _PHASES]
        return _once([Mark(t.first, t.last, _PHASES, str(t.sign)) for t in terms], frozenset({_PHASES}))
    return _once(thing_marks(passage), frozenset({kind}))


def _once(marks: Sequence[Mark], kinds: frozenset[str]) -> list[Mark]:
    """List the marks of some kinds, of those at one place the first."""
    found = [mark for mark in marks if mark.kind in kinds]
    return [one for at, one in enumerate(found) if not at or one.at >= found[at - 1].last]
