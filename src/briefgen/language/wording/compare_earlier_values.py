"""Whether a claim gives an earlier value, or a target, as the present value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity, Respect
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.units import read_units

_KINDS: dict[str, Respect] = {"earlier value": "date", "aimed value": "modality"}
"""Lists of words that mark a number as an earlier value or a target, and how a claim without them differs."""


class _Number(NamedTuple):
    """A number of the evidence, and the part that it is in."""

    quantity: Quantity
    part: Stretch
    kind: str
    """The list of words that mark it; empty for a present value."""


def earlier_values_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report an earlier value or a target given as the present one, and "fell to" after a lower value."""
    if not any(evidence.find_entries(name) for name in _KINDS):
        return
    numbers = _numbers(evidence, across=claim.language != evidence.language)
    mine = [q for q in read(claim.text, claim.language).of(Quantity) if not q.than]
    given = [number for number in numbers if any(_is_same(number.quantity, q) for q in mine)]
    if len(given) != 1 or _is_dated(claim):
        return
    number = given[0]
    others = [n for n in numbers if n is not number and measures_alike(n.quantity, number.quantity)]
    if not number.kind:
        yield from _course_differs(number, others, claim, evidence)
        return
    unit = number.quantity.first.unit
    plain = [other for other in others if not other.kind and other.quantity.first.unit == unit]
    marked = _is_marked(claim, number.kind) or _is_of_its_own(number, plain, claim, evidence)
    if plain and not marked:
        there = evidence.find_entries(number.kind)
        word = next(each for each in there if number.part.has(each.first))
        yield differ(_KINDS[number.kind], claim, None, evidence, word, sure=False)


def _numbers(evidence: Passage, *, across: bool) -> list[_Number]:
    """List the numbers of a text that are alone in their parts, each with its kind."""
    marked = {name: evidence.find_entries(name) for name in _KINDS}
    phrases = [place for places in marked.values() for place in places]
    spans = [(evidence.words[p.first].start, evidence.words[p.last - 1].end) for p in phrases]
    quantities = [
        q
        for q in read(evidence.text, evidence.language).of(Quantity)
        if not any(begin <= q.start < end for begin, end in spans)  # the "a year" of "a year earlier"
    ]
    found: list[_Number] = []
    for unit in read_units(evidence, across=across):
        part = unit.part
        begin, end = evidence.words[part.first].start, evidence.words[part.last - 1].end
        inside = [q for q in quantities if begin <= q.start < end]
        taken = {at for phrase in phrases for at in range(phrase.first, phrase.last)}
        pairs = (t for t in evidence.terms_in(part, "pairs") if t.first not in taken)
        moved = any(t.name in ("rise", "more") for t in pairs)
        names = [name for name, places in marked.items() if any(part.has(place.first) for place in places)]
        if len(inside) == 1 and not (names and (moved or inside[0].than)):
            found.append(_Number(inside[0], part, names[0] if names else ""))
    return found


def _is_same(one: Quantity, other: Quantity) -> bool:
    mine, theirs = one.first, other.first
    return measures_alike(one, other) and (mine.low, mine.high) == (theirs.low, theirs.high)


def _is_dated(claim: Passage) -> bool:
    return any(mark.kind in VALUES - {"number", "ordinal"} for mark in value_marks(claim))


def _is_marked(claim: Passage, kind: str) -> bool:
    """Check whether a claim marks its number too."""
    return bool(claim.find_entries(kind) or claim.find_entries(f"{kind} loosely"))


def _is_of_its_own(number: _Number, plain: Sequence[_Number], claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim speaks of what only the part with its number does: the other theatre."""
    things = thing_marks(evidence)
    claimed = {mark.what for mark in thing_marks(claim) if mark.kind != "period"}
    beside = {mark.what for mark in things if any(other.part.has(mark.at) for other in plain)}
    own = {mark.what for mark in things if number.part.has(mark.at)} - beside
    if own & claimed:
        return True
    elsewhere = frozenset[str]().union(*(evidence.content(other.part) for other in plain))
    only = {word for word in evidence.content(number.part) - elsewhere if not word[0].isdigit()}
    return claim.language == evidence.language and not only.isdisjoint(claim.content(claim.whole))


def _course_differs(
    number: _Number, others: Sequence[_Number], claim: Passage, evidence: Passage
) -> Iterator[Difference]:
    """Report "fell to" a number for one that was less the year before, where no word tells how it went."""
    before = [n.quantity.first for n in others if n.kind == "earlier value"]
    now = number.quantity.first
    turned = any(t.name == "rise" for t in evidence.terms if t.group == "pairs")
    sides = {t.sign: t for t in claim.terms if t.group == "pairs" and t.name == "rise"}
    denied = any(t.group in ("negation", "denials") for t in claim.terms)
    if len(before) != 1 or before[0].unit != now.unit or turned or denied or len(sides) != 1:
        return
    ((side, word),) = sides.items()
    if (now.low - before[0].low) * side < 0:
        yield differ("direction", claim, word, evidence, number.part, sure=False)
