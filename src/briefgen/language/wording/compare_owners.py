"""Whether a claim says of one value only what its evidence says of another: signed on the day that it ends.

The claim must say nothing that its evidence does not have, in words of any language with listed meanings.
What belongs to a value is what stands beside it in its own part of the sentence. If a claim has nothing of
that, but words beside another value of the same kind, which it does not have, it was given to the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.compare_homes import PlacedValue, is_alike, is_same, values_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.meant import Meant, all_meant, meant_by
from briefgen.language.wording.only_compared import is_only_compared
from briefgen.language.wording.passage import Passage, Stretch

_FEWEST = 2
_MOST_ALIKE = 3
"""Values of one kind in a sentence; of more, which words belong to which is not told by place."""
_EARLIER = "earlier value"
"""The list of words for what was before; such a value has its own comparison."""
_NO_WORDS = (_EARLIER, "now", "compared by")
"""Lists of words that set values against each other, and belong to neither."""
_NOT_COMPARED = ("exceptions", "earlier value loosely")
"""Lists of words by which a claim may set its value against one that it does not give."""
_OF_NO_VALUE = frozenset({"negation", "denials", "speech", "source words", "modality", "clauses"})


class _Cell:
    """What stands before and behind a value in its own part."""

    def __init__(self, passage: Passage, value: PlacedValue, first: int, last: int) -> None:
        self.value = value
        self.before = _meant_of(passage, Stretch(first, value.at))
        self.behind = _meant_of(passage, Stretch(value.last, max(value.last, last)))
        self.all = frozenset[str]().union(*self.before, *self.behind)


def owners_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a value with which a claim has only words of another one of the evidence; once."""
    mine, theirs = values_of(claim), values_of(evidence)
    if not mine or len(theirs) < _FEWEST:
        return  # what its words mean need not be looked up
    if any(claim.find_entries(name) for name in _NOT_COMPARED) or not _is_known(claim, evidence):
        return
    for each in mine:
        homes = [value for value in theirs if is_same(each, value)]
        if len(homes) != 1 or is_only_compared(claim, evidence, homes[0].at):
            continue
        alike = _alike(evidence, homes[0], theirs)
        if not 1 < len(alike) <= _MOST_ALIKE or _is_mixed(evidence, alike, homes[0], mine):
            continue
        cells = _cells(evidence, alike)
        home = next(cell for cell in cells if cell.value is homes[0])
        for other in cells:
            if other is not home and _is_taken(claim, evidence, home, other, first=cells[0]):
                places = [Stretch(value.at, value.last) for value in (each, other.value)]
                yield differ("subject", claim, places[0], evidence, places[1], sure=False)
                return


def _is_known(claim: Passage, evidence: Passage) -> bool:
    """Check whether the evidence has all that the words of a claim mean."""
    there, apart = all_meant(evidence), _of_no_value(claim)
    meant = (each for at, each in enumerate(meant_by(claim)) if each and at not in apart)
    return all(not each.isdisjoint(there) for each in meant)


def _alike(evidence: Passage, home: PlacedValue, values: tuple[PlacedValue, ...]) -> list[PlacedValue]:
    """List the values of a sentence that are of one kind, in order of place."""
    sentence = next(part for part in evidence.statements() if part.has(home.at))
    return [v for v in values if sentence.has(v.at) and (v is home or is_alike(home, v) or _is_bare(home, v))]


def _is_bare(one: PlacedValue, other: PlacedValue) -> bool:
    """Check whether one of two numbers has left out the money or the unit of the other: and 600,000 more."""
    quantities = [value.claim for value in (one, other) if isinstance(value.claim, Quantity)]
    kinds = sorted(each.first.kind for each in quantities)
    bare = [q for q in quantities if q.first.kind == "count" and not q.noun and q.in_digits]
    return len(bare) == 1 and kinds in (["count", "money"], ["count", "measure"])


def _is_mixed(
    evidence: Passage, alike: list[PlacedValue], home: PlacedValue, mine: tuple[PlacedValue, ...]
) -> bool:
    """Check whether a claim has two of some values, or one is a whole, of before, or in a word: 20ft-high."""
    counts = (v.claim for v in alike if isinstance(v.claim, Quantity) and v.claim.first.kind == "count")
    if any(count.whole for count in counts):
        return True
    if any(evidence.text.startswith("-", v.claim.end) or _is_earlier(evidence, v) for v in alike):
        return True
    return any(is_same(each, value) for value in alike if value is not home for each in mine)


def _is_earlier(evidence: Passage, value: PlacedValue) -> bool:
    """Check whether a value is one from which something rose or fell, or is said to be of before."""
    if isinstance(value.claim, Quantity) and value.claim.role == "from":
        return True
    part = next(part for part in evidence.segments if part.has(value.at))
    return any(part.has(place.first) for place in evidence.find_entries(_EARLIER))


def _is_taken(claim: Passage, evidence: Passage, home: _Cell, other: _Cell, *, first: _Cell) -> bool:
    """Check whether the words of a claim are some of another value's own, and none of its value's own.

    What opens a sentence is also of the values behind, unless these have an opening of their own; and so is
    what the first of two counts, if the second has no noun.
    """
    own = home.behind + (home.before if home is not first or other.before else [])
    taken = other.behind + (other.before if other is not first or home.before else [])
    if home.behind and not other.behind:
        own = [each for each in own if each is not home.behind[0]]
    elif other.behind and not home.behind:
        taken = [each for each in taken if each is not other.behind[0]]
    own = [each for each in own if each.isdisjoint(other.all)]
    taken = [each for each in taken if each.isdisjoint(home.all)]
    if claim.language != evidence.language:
        counts = isinstance(home.value.claim, Quantity) and home.value.claim.first.kind == "count"
        if counts or not all(any(m[0] in "=#@" for m in each) for each in own):
            return False  # what a number counts is not known
    said = all_meant(claim)
    return bool(own) and all(each.isdisjoint(said) for each in own) and any(each & said for each in taken)


@found_once
def _of_no_value(passage: Passage) -> frozenset[int]:
    """Return the words that belong to no value: denials, who says it, what sets one against another."""
    found = {at for t in passage.terms if t.group in _OF_NO_VALUE for at in range(t.first, t.last)}
    for name in _NO_WORDS:
        found.update(at for place in passage.find_entries(name) for at in range(*place))
    valued = {mark.at for mark in value_marks(passage)}
    for part in passage.segments:
        spoken = passage.terms_in(part, "speech", "source words")
        if spoken and part.first and not valued & set(range(*part)):
            found.update(range(*part))  # …, its editor told the council
    compared = {f"={meaning}" for meaning in words_of("en", "meanings that compare values")}
    found.update(at for at, meant in enumerate(meant_by(passage)) if meant & compared)
    return frozenset(found)


def _meant_of(passage: Passage, part: Stretch) -> list[Meant]:
    apart = _of_no_value(passage)
    return [meant_by(passage)[at] for at in range(*part) if meant_by(passage)[at] and at not in apart]


def _cells(evidence: Passage, alike: list[PlacedValue]) -> list[_Cell]:
    """Split a sentence among its values of one kind; each has what is in its own part only."""
    splits = [_split(evidence, one, two) for one, two in pairwise(alike)]
    found = []
    for value, first, last in zip(alike, [0, *splits], [*splits, len(evidence.words)], strict=True):
        own = next(part for part in evidence.segments if part.has(value.at))
        end = next(part for part in evidence.segments if part.has(value.last - 1))
        sentence = next(part for part in evidence.statements() if part.has(value.at))
        begin = max(first, own.first) if value is not alike[0] else sentence.first
        found.append(_Cell(evidence, value, begin, min(last, end.last)))
    return found


def _split(evidence: Passage, one: PlacedValue, two: PlacedValue) -> int:
    """Find where what belongs to the first of two values ends: at a new part, or behind what it counts."""
    starts = {part.first for part in evidence.segments}
    between = range(one.last, two.at)
    for at in between:
        if at in starts or not evidence.gap_before(at).isspace():
            return at
    if not isinstance(one.claim, Quantity) or one.claim.first.kind == "multiple":
        return one.last
    noun = next((at for at in between if meant_by(evidence)[at]), one.last)
    return next((at for at in range(noun, two.at) if not meant_by(evidence)[at]), two.at)
