"""What stands beside each value of a sentence in its own part, in a form that all languages have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from briefgen.language.claims import Designation, Ordinal, Quantity, Weekday
from briefgen.language.found_once import found_once
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.compare_homes import PlacedValue
from briefgen.language.wording.marks import token_at, value_marks
from briefgen.language.wording.meanings import tells_little
from briefgen.language.wording.meant import Meant, meant_by
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.tokens import is_unspaced

EARLIER = "earlier value"
"""The list of words for what was before; such a value has its own comparison."""
_NO_WORDS = (EARLIER, "now", "compared by", "only", "names one that is compared")
"""Lists of words that set values against each other, and belong to neither."""
_OF_NO_VALUE = frozenset({"negation", "denials", "speech", "source words", "modality", "clauses"})
_FAILING = "fail"
"""The meaning of denials that tell of what has a value: the second failure of the year."""


class BesideValue:
    """What stands before and behind a value in its own part."""

    def __init__(
        self,
        value: PlacedValue,
        subject: list[Meant],
        predicate: list[Meant],
        behind: list[Meant],
        *,
        has_noun: bool,
        placed: bool,
    ) -> None:
        self.value, self.has_noun = value, has_noun
        self.placed = placed
        """Whether it begins with a preposition, and so with no subject: after a rebate of 1.3 million."""
        self.subject, self.predicate, self.behind = subject, predicate, behind
        self.before = subject + predicate
        self.all = frozenset[str]().union(*self.before, *behind)

    def counts(self, word: Meant) -> bool:
        """Check whether a word is what the value counts or is a part of, or the first behind it."""
        named = self.value.named and any(f"~{each}" in word for each in self.value.counted)
        return self.has_noun and (named or (bool(self.behind) and word is self.behind[0]))

    def without(self, meanings: frozenset[str]) -> BesideValue:
        """Return the same without some meanings of its words."""
        parts = ([each - meanings for each in part] for part in (self.subject, self.predicate, self.behind))
        return BesideValue(self.value, *parts, has_noun=self.has_noun, placed=self.placed)


@found_once
def meant_beside(passage: Passage) -> tuple[Meant, ...]:
    """Return for each word what it means beside a value, and its stem, `~dock`.

    A weekday and a name with a number mean themselves.
    """
    found = [
        meant and meant | {f"~{stem(word.key, passage.language)}"}
        for word, meant in zip(passage.words, meant_by(passage), strict=True)
    ]
    for claim in read(passage.text, passage.language).claims:
        own = ""
        if isinstance(claim, Designation) and claim.name:
            own = f"!{claim.name} {claim.number}"
        elif isinstance(claim, Weekday):
            own = f"!{claim.day}"
        if own:
            first, last = (token_at(passage, place) for place in (claim.start, claim.end - 1))
            found[first : last + 1] = [frozenset({own})] * (last + 1 - first)
    return tuple(found)


def meant_by_both(one: BesideValue, other: BesideValue) -> frozenset[str]:
    """Return the meanings of two words of which each value has one: week, of weekdays and weekends."""
    pairs = [
        *((a, b) for a in one.subject for b in other.subject),
        *((a, b) for a in one.behind for b in other.behind),
    ]
    shared = (a & b for a, b in pairs)
    return frozenset().union(*(each for each in shared if not any(m[0] == "~" for m in each)))


@found_once
def of_no_value(passage: Passage) -> frozenset[int]:
    """Return the words that belong to no value: denials, who says it, what sets one against another."""
    found = {at for t in passage.terms if t.group in _OF_NO_VALUE for at in range(t.first, t.last)}
    found -= {at for at, meant in enumerate(meant_by(passage)) if f"={_FAILING}" in meant}
    for name in _NO_WORDS:
        found.update(at for place in passage.find_entries(name) for at in range(*place))
    valued = {mark.at for mark in value_marks(passage)}
    for part in passage.segments:
        spoken = passage.terms_in(part, "speech", "source words")
        if spoken and part.first and not valued & set(range(*part)):
            found.update(range(*part))  # …, its editor told the council
    qualified = [q.qualified for q in read(passage.text, passage.language).of(Quantity)]
    words = enumerate(passage.words)
    found.update(at for at, word in words if any(first <= word.start < last for first, last in qualified))
    compared = {f"={meaning}" for meaning in words_of("en", "meanings that compare values")}
    found.update(at for at, meant in enumerate(meant_by(passage)) if meant and meant <= compared)
    return frozenset(found)


def cells_of(evidence: Passage, alike: Sequence[PlacedValue]) -> list[BesideValue]:
    """Split a sentence among its values of one kind; each has what is in its own part only."""
    words = meant_beside(evidence)
    splits = [_split(evidence, one, two, words) for one, two in pairwise(alike)]
    apart = of_no_value(evidence)

    def meant_in(part: Stretch) -> list[Meant]:
        return [
            words[at] for at in range(*part) if words[at] and at not in apart and not _is_light(evidence, at)
        ]

    found: list[BesideValue] = []
    for value, first, last in zip(alike, [0, *splits], [*splits, len(evidence.words)], strict=True):
        own = _part_of(evidence, value, meant_in)
        end = next(part for part in evidence.segments if part.has(value.last - 1))
        sentence = next(part for part in evidence.statements() if part.has(value.at))
        begin = max(first, own.first) if value is not alike[0] else sentence.first
        behind = Stretch(value.last, max(value.last, min(last, end.last)))
        verb = max(begin, min(subject_of(evidence, Stretch(begin, value.at)).last, value.at))
        subject, predicate = meant_in(Stretch(begin, verb)), meant_in(Stretch(verb, value.at))
        meant = meant_in(behind)
        opening = evidence.keys(Stretch(begin, begin + 1))
        placed = not evidence.lists["prepositions"].isdisjoint(opening)
        noun = _has_noun(evidence, value, meant)
        found.append(BesideValue(value, subject, predicate, meant, has_noun=noun, placed=placed))
    return found


def _is_light(evidence: Passage, at: int) -> bool:
    """Check whether a word tells little, and its meaning is not listed: 次, a time that something is done."""
    listed = any(each[0] in "=#@!" for each in meant_beside(evidence)[at])
    return not listed and tells_little(evidence.words[at].key, evidence.language)


def _part_of(evidence: Passage, value: PlacedValue, meant_in: Callable[[Stretch], list[Meant]]) -> Stretch:
    """Return the part with a value, and what is before that where it has no word: renewed once, for three."""
    parts = [part for part in evidence.segments if part.first <= value.at]
    at = len(parts) - 1
    if meant_in(Stretch(value.last, max(value.last, parts[at].last))):
        return parts[at]
    relatives = evidence.lists["relatives"]
    while at and (
        not meant_in(Stretch(parts[at].first, value.at)) or evidence.words[parts[at].first].key in relatives
    ):
        at -= 1
    return Stretch(parts[at].first, parts[-1].last)


def _split(evidence: Passage, one: PlacedValue, two: PlacedValue, words: Sequence[Meant]) -> int:
    """Find where what belongs to the first of two values ends: at a new part, or behind what it counts."""
    starts = {part.first for part in evidence.segments}
    between = range(one.last, two.at)
    for at in between:
        gap = evidence.gap_before(at)
        if at in starts or not (gap.isspace() or (not gap and is_unspaced(evidence.words_at(at)[0]))):
            return at
    if not isinstance(one.claim, Quantity | Ordinal) or _is_multiple(one):
        return one.last
    noun = next((at for at in between if words[at]), one.last)
    return next((at for at in range(noun, two.at) if not words[at]), two.at)


def _has_noun(evidence: Passage, value: PlacedValue, behind: list[Meant]) -> bool:
    """Check whether a value has behind it what it counts, or its whole; not so "saw 1,400 leave"."""
    kind = value.claim.first.kind if isinstance(value.claim, Quantity) else ""
    if kind == "count" and evidence.language == "en":
        return value.named
    first = evidence.keys(Stretch(value.last, min(value.last + 1, len(evidence.words))))
    if not evidence.lists["prepositions"].difference(evidence.lists["of"]).isdisjoint(first):
        return False  # four hours on weekdays
    if kind != "share" or not behind:
        return bool(behind) and kind != "multiple"
    if evidence.language != "en":
        return len(behind) > 1
    return evidence.words[value.last].key in evidence.lists["of"]


def _is_multiple(value: PlacedValue) -> bool:
    return isinstance(value.claim, Quantity) and value.claim.first.kind == "multiple"
