"""Whether a claim pairs values as its evidence does, if that has several of each: 132 in 2018, 56 in 2022.

Where owners and values take turns in a sentence, it is plain which belongs to which, in any language: a
surplus of 90 million in the one year, a deficit of 25 in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.language.claims import Difference, Respect
from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import Mark, thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.things import CLASS_OF

_DATES = frozenset({"year", "month"})
_VALUES = (_DATES, frozenset({"number"}), frozenset({"ordinal"}))
_SIDES = word_set(
    "hostage law rise open begin win approve appoint impose enter import buy lend paid max majority "
    "alive guilty north east older public urban male civil surplus gross attack advance arrest minus "
    "domestic temporary inside early keep top"
)
"""Pairs of opposites of which each side may have a value of its own: a surplus and a deficit."""
_OWNERS = (
    "year", "month", "place", *sorted({*CLASS_OF.values()} - {"when", "period", "degree"}), *sorted(_SIDES),
)  # fmt: skip
"""What a value belongs to: a year, a place, one of several things, a side of a pair."""
_BREAK = lazy(r"[,;:(–—，。；、]")
_OPENING = 4
"""Words of the longest part that only dates or places what follows: in the year 2022."""
NOW = "9999"
"""Stands for the year of what is so now."""
_FEWEST, _MOST = 2, 4
"""Pairs of an owner and a value that are compared; a longer row may be read otherwise."""


class OwnedValue(Struct, frozen=True):
    """What belongs to what, each by what it is in any language."""

    owner: str
    value: str
    part: Stretch


def pairings_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a number of one year that is given for the other, or the date of an end for a beginning."""
    if any(t.group in ("negation", "denials") for t in (*claim.terms, *evidence.terms)):
        return
    for kind in _OWNERS:
        if len({mark.key for mark in _owners(evidence, kind)}) < _FEWEST:
            continue  # as nearly always
        for values in _VALUES:
            found = None if kind in values else _exchanged(claim, evidence, kind, values)
            if found is not None:
                dated = kind in _DATES or values == _DATES
                respect: Respect = "date" if dated else "subject"
                yield differ(respect, claim, found[0], evidence, found[1], sure=False)
                return


def _exchanged(
    claim: Passage, evidence: Passage, kind: str, values: frozenset[str]
) -> tuple[Stretch, Stretch] | None:
    """Find a value that a claim has with another owner of a kind than the evidence has."""
    given = list({(pair.owner, pair.value): pair for pair in pairs_in_turn(evidence, kind, values)}.values())
    mine = pairs_in_turn(claim, kind, values) if _FEWEST <= len(given) <= _MOST else []
    owner_of = {pair.value: pair.owner for pair in given}
    owners = {pair.owner for pair in given}
    if len(owner_of) != len(given) or len(owners) != len(given):
        return None
    for pair in mine:
        if pair.owner in owners and owner_of.get(pair.value, pair.owner) != pair.owner:
            return pair.part, next(each.part for each in given if each.value == pair.value)
    return None


def pairs_in_turn(passage: Passage, kind: str, values: frozenset[str]) -> list[OwnedValue]:
    """List the pairs of a text, or of each statement, in which owners of a kind and values take turns."""
    owners = _owners(passage, kind)
    taken = {at for mark in owners for at in range(mark.at, mark.last)}
    others = [m for m in _once(value_marks(passage), values) if m.at not in taken]
    found = sorted([*owners, *others], key=lambda mark: mark.at)
    whole = _in_turn(passage, found, values, owners)
    if whole or not found:
        return whole
    parts = [[mark for mark in found if part.has(mark.at)] for part in passage.statements()]
    return (
        [pair for part in parts for pair in _in_turn(passage, part, values, owners)] if len(parts) > 1 else []
    )


def _in_turn(
    passage: Passage, found: list[Mark], values: frozenset[str], owners: list[Mark]
) -> list[OwnedValue]:
    """Pair marks that take turns; none where they do not."""
    sides = [mark.kind in values and mark not in owners for mark in found]
    if len(found) % 2:
        if sides[0] or sides[-1]:
            return []
        found, sides = found[:-1], sides[:-1]  # the last has no value: bought in 2018, sold in 2021, for sale
    if any(one == two for one, two in zip(sides[::2], sides[1::2], strict=True)):
        return []
    if len(set(sides[::2])) > 1:
        return []
    pairs = list(zip(found[::2], found[1::2], strict=True))
    if any(_are_apart(passage, one, two) for one, two in pairs):
        return []
    return [_pair(one, two, values_first=sides[0]) for one, two in pairs]


def _are_apart(passage: Passage, one: Mark, two: Mark) -> bool:
    """Check whether a comma or the like is between two marks, but for one behind "In 2022"."""
    between = range(one.last, two.at + 1)
    breaks = [at for at in between if _BREAK.search(passage.gap_before(at)) or _opens_sentence(passage, at)]
    if not breaks:
        return False
    part = next(each for each in passage.segments if each.has(one.at))
    return len(breaks) > 1 or part.last != breaks[0] or part.last - part.first > _OPENING


def _opens_sentence(passage: Passage, at: int) -> bool:
    return "." in passage.gap_before(at) and passage.words_at(at)[0].isupper()


def _pair(one: Mark, two: Mark, *, values_first: bool) -> OwnedValue:
    owner, value = (two, one) if values_first else (one, two)
    return OwnedValue(owner.key, value.key, Stretch(one.at, two.last))


def _owners(passage: Passage, kind: str) -> list[Mark]:
    if kind == "year":
        other = [place.first for place in passage.find_entries("not now")]
        now = [place for place in passage.find_entries("now") if place.first not in other]
        marks = [*value_marks(passage), *(Mark(*place, "year", NOW) for place in now)]
        return _once(sorted(marks, key=lambda mark: mark.at), frozenset({kind}))
    if kind in _DATES:
        return _once(value_marks(passage), frozenset({kind}))
    if kind in _SIDES:
        terms = [t for t in passage.terms if t.group == "pairs" and t.name == kind]
        return _once([Mark(t.first, t.last, kind, str(t.sign)) for t in terms], frozenset({kind}))
    return _once(thing_marks(passage), frozenset({kind}))


def _once(marks: Sequence[Mark], kinds: frozenset[str]) -> list[Mark]:
    """List the marks of some kinds, of those at one place the first."""
    found = [mark for mark in marks if mark.kind in kinds]
    return [one for at, one in enumerate(found) if not at or one.at >= found[at - 1].last]
