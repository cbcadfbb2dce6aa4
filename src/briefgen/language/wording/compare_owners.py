"""Whether a claim says of one value only what its evidence says of another: signed on the day that it ends.

The claim must say nothing that its evidence does not have, in words of any language with listed meanings, or
one word only, if it begins with what is beside the other value. What belongs to a value is what stands beside
it in its own part of the sentence. If a claim has nothing of that, but words beside another value of the same
kind, which it does not have, it was given to the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.measures import to_base
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.beside_values import (
    EARLIER,
    BesideValue,
    cells_of,
    meant_beside,
    meant_by_both,
    of_no_value,
)
from briefgen.language.wording.compare_homes import PlacedValue, is_alike, is_same, values_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.meanings import tells_little
from briefgen.language.wording.meant import Meant
from briefgen.language.wording.only_compared import is_only_compared
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.subjects import subject_of

_FEWEST = 2
_MOST_ALIKE = 3
"""Values of one kind in a sentence; of more, which words belong to which is not told by place."""
_MEASURED = frozenset({"length", "area", "volume", "mass", "power", "energy"})
_TURNING = frozenset({"negation", "denials", "modality"})
_NOT_COMPARED = ("exceptions", "earlier value loosely")
"""Lists of words by which a claim may set its value against one that it does not give."""


def owners_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a value with which a claim has only words of another one of the evidence; once."""
    mine, theirs = values_of(claim), values_of(evidence)
    if not mine or len(theirs) < _FEWEST or _sets_against_another(claim, evidence):
        return  # what its words mean need not be looked up
    said = _Said.of(claim, evidence)
    if said is None:
        return
    for each in mine:
        homes = [value for value in theirs if is_same(each, value)]
        if len(homes) != 1 or is_only_compared(claim, evidence, homes[0].at) or _is_whole(claim, each):
            continue
        other = _taken_from(each, evidence, homes[0], said)
        if other is not None:
            places = [Stretch(value.at, value.last) for value in (each, other)]
            yield differ("subject", claim, places[0], evidence, places[1], sure=False)
            return


def _sets_against_another(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim has words of its own by which it may speak of a value that it does not give."""
    there = set(evidence.keys(evidence.whole))
    entries = (place for name in _NOT_COMPARED for place in claim.find_entries(name))
    return any(
        not there.issuperset(claim.keys(place)) and not _is_of_place(claim, place) for place in entries
    )


def _is_of_place(claim: Passage, place: Stretch) -> bool:
    """Check whether a word is of a place or a verb, and of no other value: from the camp, gave back."""
    key = claim.words[place.first].key
    valued = {mark.at for mark in value_marks(claim)}
    if key in claim.lists["from"]:
        behind = range(place.last, len(claim.words))
        return next((at for at in behind if at in valued or _tells(claim, at)), -1) not in valued
    before = claim.words[place.first - 1].key if place.first else ""
    return key in words_of("en", "particles of verbs") and before in claim.lists["past"]


def _tells(claim: Passage, at: int) -> bool:
    return bool(claim.content(Stretch(at, at + 1)))


def _is_whole(claim: Passage, value: PlacedValue) -> bool:
    """Check whether a value of a claim is one of which something is a part: a quarter of the 80,000."""
    articles = claim.lists["articles"] | claim.lists["determiners"]
    before = (at for at in range(value.at - 1, -1, -1) if claim.words[at].key not in articles)
    at = next(before, 0)
    return claim.words[at].key in claim.lists["of"] and any(mark.last == at for mark in value_marks(claim))


class _Said(NamedTuple):
    """What a claim says."""

    values: tuple[PlacedValue, ...]
    words: frozenset[str]
    opening: frozenset[str]
    """What it begins with, up to its verb."""
    telling: int
    """How many words that tell something it has and its evidence has not."""
    new: int
    """The same with words that tell little, as a verb may be: came back."""
    across: bool

    @classmethod
    def of(cls, claim: Passage, evidence: Passage) -> _Said | None:
        """Return what a claim says; None if it has too much that the evidence does not have."""
        there, apart, meant = (
            frozenset[str]().union(*meant_beside(evidence)), _excused(claim, evidence), meant_beside(claim),
        )  # fmt: skip
        new = [at for at, each in enumerate(meant) if each and each.isdisjoint(there) and at not in apart]
        own = [at for at in new if not tells_little(claim.words[at].key, claim.language)]
        if len(own) > 1 or (own and _says_or_estimates(claim)):
            return None
        subject = subject_of(claim, claim.whole)
        opening = frozenset[str]().union(*meant[subject.first : subject.last])
        across = claim.language != evidence.language
        return cls(values_of(claim), frozenset().union(*meant), opening, len(own), len(new), across)


def _says_or_estimates(claim: Passage) -> bool:
    """Check whether a claim may only report a value: the state put the damage at 80,000."""
    before = {claim.words[value.at - 1].key for value in values_of(claim) if value.at}
    estimated = before & words_of(claim.language, "before an estimated value")
    return bool(estimated or claim.terms_in(claim.whole, "speech", "source words"))


def _excused(claim: Passage, evidence: Passage) -> frozenset[int]:
    """Return the words that tell nothing of a value; not what only a claim denies or plans."""
    groups = _TURNING - {term.group for term in evidence.terms}
    turning = (t for t in claim.terms if t.group in groups)
    excused = of_no_value(claim) - {at for t in turning for at in range(t.first, t.last)}
    counts = (value.claim for value in values_of(evidence))
    if not any(isinstance(count, Quantity) and count.first.kind == "multiple" for count in counts):
        return excused
    grown = (t for t in claim.terms if t.name in ("rise", "more") and t.sign > 0)
    return excused | {term.first for term in grown}  # grew fourfold


def _taken_from(mine: PlacedValue, evidence: Passage, home: PlacedValue, said: _Said) -> PlacedValue | None:
    """Find the value to which the words belong that a claim has with a value of its evidence."""
    alike = [
        v for v in _alike(evidence, home, values_of(evidence)) if not _counts_beside_money(evidence, home, v)
    ]
    if not 1 < len(alike) <= _MOST_ALIKE or _is_mixed(evidence, alike, home, said.values):
        return None
    cells = cells_of(evidence, alike)
    own = next(cell for cell in cells if cell.value is home)
    others = [cell for cell in cells if cell is not own]
    return next(
        (
            cell.value
            for cell in others
            if _is_measured_as(mine, own, cell, said) or _is_taken(said, own, cell, first=cells[0])
        ),
        None,
    )


def _counts_beside_money(evidence: Passage, home: PlacedValue, other: PlacedValue) -> bool:
    """Check whether one of two values is a sum of money, and the other counts: 300 people, at €12 million."""
    kinds = {each.claim.first.kind: each for each in (home, other) if isinstance(each.claim, Quantity)}
    if set(kinds) != {"money", "count"} or kinds["count"].last >= len(evidence.words):
        return False
    at = kinds["count"].last  # of what is right behind the count
    return not (
        _BREAK.search(evidence.gap_before(at)) or evidence.words[at].key in evidence.lists["prepositions"]
    )


_BREAK = lazy(r"[^\s]")


def _is_measured_as(mine: PlacedValue, home: BesideValue, other: BesideValue, said: _Said) -> bool:
    """Check whether a claim gives a count the unit of another number: 18 bridges as 18 km.

    The word behind the count must be known to mean something that the claim does not speak of.
    """
    count, measure = home.value.claim, other.value.claim
    if not all(isinstance(each, Quantity) for each in (mine.claim, count, measure)) or not home.behind:
        return False
    units = [each.claim.first.unit for each in (mine, home.value, other.value)]  # type: ignore[attr-defined]
    known = all(meaning[0] in "=~" for meaning in home.behind[0]) and len(home.behind[0]) > 1
    measured = bool(units[0]) and to_base(Fraction(1), units[0])[0] in _MEASURED
    counted = said.across and known and measured and units[0] == units[2] and not units[1]
    return counted and home.behind[0].isdisjoint(said.words)


def _alike(evidence: Passage, home: PlacedValue, values: tuple[PlacedValue, ...]) -> list[PlacedValue]:
    """List the values of a sentence that are of one kind, in order of place."""
    sentence = next(part for part in evidence.statements() if part.has(home.at))
    return [v for v in values if sentence.has(v.at) and (v is home or is_alike(home, v) or _is_bare(home, v))]


def _is_bare(one: PlacedValue, other: PlacedValue) -> bool:
    """Check whether one of two numbers has left out the money or the unit of the other: and 600,000 more."""
    quantities = [value.claim for value in (one, other) if isinstance(value.claim, Quantity)]
    kinds = sorted(each.first.kind for each in quantities)
    bare = [q for q in quantities if q.first.kind == "count" and not q.noun and q.first.low > 1]
    return len(bare) == 1 and kinds in (["count", "money"], ["count", "measure"])


def _is_mixed(
    evidence: Passage, alike: list[PlacedValue], home: PlacedValue, mine: tuple[PlacedValue, ...]
) -> bool:
    """Check whether a claim has two of some values, or one is a whole, of before, or in a word: 20ft-high."""
    counts = (v.claim for v in alike if isinstance(v.claim, Quantity) and v.claim.first.kind == "count")
    if any(count.whole for count in counts):
        return True
    placed = all(v.behind for v in alike)  # from four hours on weekdays to eleven at weekends
    joined = any(evidence.text.startswith("-", v.claim.end) for v in alike)
    if joined or any(_is_earlier(evidence, v, placed=placed) for v in alike):
        return True
    return any(is_same(each, value) for value in alike if value is not home for each in mine)


def _is_earlier(evidence: Passage, value: PlacedValue, *, placed: bool) -> bool:
    """Check whether a value is one from which something rose or fell, or is said to be of before."""
    if not placed and isinstance(value.claim, Quantity) and value.claim.role == "from":
        return True
    part = next(part for part in evidence.segments if part.has(value.at))
    return any(part.has(place.first) for place in evidence.find_entries(EARLIER))


def _is_taken(said: _Said, home: BesideValue, other: BesideValue, *, first: BesideValue) -> bool:
    """Check whether the words of a claim are some of another value's own, and none of its value's own.

    What opens a sentence is also of the values behind, unless these have an opening of their own; and so is
    what the first of two counts, if the second has no noun.
    """
    shared = meant_by_both(home, other)
    firsts = [home is first, other is first]
    home, other = home.without(shared), other.without(shared)
    own = home.behind + _before(home, other, first=firsts[0])
    taken = other.behind + _before(other, home, first=firsts[1])
    if home.has_noun and not other.has_noun:
        own = [each for each in own if not home.counts(each)]
    elif other.has_noun and not home.has_noun:
        taken = [each for each in taken if not other.counts(each)]
    own = [each for each in own if each.isdisjoint(other.all)]
    taken = [each for each in taken if each.isdisjoint(home.all)]
    if said.across:
        counts = isinstance(home.value.claim, Quantity) and home.value.claim.first.kind == "count"
        if counts or not all(any(m[0] in "=#@!" for m in each) for each in own):
            return False  # what a number counts is not known
    if not own or any(not each.isdisjoint(said.words) for each in own):
        return False
    if not said.new:
        return any(each & said.words for each in taken)
    if any(each in home.subject for each in own):
        return any(each & said.opening for each in taken if each in other.subject)
    behind = any(each in home.behind for each in own) and not said.telling
    return behind and any(each & said.words for each in taken if each in other.behind)


def _before(cell: BesideValue, other: BesideValue, *, first: bool) -> list[Meant]:
    """Return what is before a value and of it alone: no subject or verb that the other value has, too."""
    if not first:
        return cell.before
    if other.subject and not (other.predicate or other.placed):
        return cell.subject  # can make 640, unit 3 only 330
    return cell.predicate if other.before and not other.subject else cell.before if other.before else []
