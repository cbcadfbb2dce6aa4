"""Whether a number is of the same kind in a claim and its evidence: present, earlier, target, change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from briefgen.language.claims import Difference, Quantity, Respect
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.belonging import is_other_time, is_than
from briefgen.language.wording.compare_modality import is_past
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, thing_marks, token_at, value_marks
from briefgen.language.wording.one_scale import of_pace
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.value_kinds import (
    Value,
    is_like,
    move_of,
    read_values,
    says_a_move,
    unchanged_at,
)

_RESPECTS: MappingProxyType[str, Respect] = MappingProxyType(
    {"earlier value": "date", "aimed value": "modality"}
)
"""In what a claim differs that gives a number as a present value, by its kind in the evidence."""
_DATES = VALUES - {"number", "ordinal"}


def moves_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a number that rises in a claim and falls in its evidence, by the words nearest to it; once."""
    if not says_a_move(claim):
        return
    theirs = [mark for mark in value_marks(evidence) if mark.kind == "number"]
    for mark in value_marks(claim):
        homes = [each for each in theirs if each.what == mark.what] if mark.kind == "number" else []
        mine = move_of(claim, mark) if len(homes) == 1 else None
        if mine is None:
            continue
        other = move_of(evidence, homes[0])
        if other is not None and of_pace(claim, mine) != of_pace(evidence, other):
            continue
        if other is not None and other.sign == -mine.sign:
            yield differ("direction", claim, mine, evidence, other, sure=False)
            return
        moves = (t for t in evidence.terms if t.group == "pairs" and t.name == "rise")
        unchanged = None if any(t.sign == mine.sign for t in moves) else unchanged_at(evidence, homes[0])
        if unchanged is not None:
            yield differ("direction", claim, mine, evidence, unchanged, sure=False)
            return


def values_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report an earlier value or a target that is given as a present value."""
    values = read_values(evidence, across=claim.language != evidence.language)
    dates = [_dates_in(evidence, value.part) for value in values]
    if not any(value.kind for value in values) and all(date == dates[0] for date in dates):
        return
    mine = [q for q in read(claim.text, claim.language).of(Quantity) if not q.than]
    given = [value for value in values if any(_is_same(value.quantity, q) for q in mine)]
    if len(given) != 1:
        return
    value = given[0]
    others = [c for c in values if c is not value and is_like(c.quantity, value.quantity)]
    claimed = frozenset(
        m.what for m in value_marks(claim) if m.kind in _DATES and not is_other_time(claim, m)
    )
    if value.kind in _RESPECTS and not (
        claimed and not _is_of_another_date(claimed, value, others, evidence)
    ):
        number = next(q for q in mine if _is_same(value.quantity, q))
        yield from _kind_differs(number, value, others, claim, evidence)
    if not value.kind and not claimed:
        yield from _told_as_earlier(others, claim, evidence)
    sentence = next(each for each in evidence.statements() if each.has(value.part.first))
    earlier = [c for c in others if c.kind == "earlier value" and sentence.has(c.part.first)]
    alone = len(mine) == 1 and not value.kind
    if alone and claimed and earlier and _is_of_another_date(claimed, value, earlier, evidence):
        yield differ("date", claim, None, evidence, earlier[0].why, sure=False)


def _kind_differs(
    number: Quantity, value: Value, others: Sequence[Value], claim: Passage, evidence: Passage
) -> Iterator[Difference]:
    """Report an earlier value or a target where the claim does not say that it is one."""
    unit = value.quantity.first.unit
    bare = value.quantity.first.kind == "count"
    plain = [c for c in others if not c.kind and (bare or c.quantity.first.unit == unit)]
    start = evidence.words[value.why.first].key in evidence.lists["from"]
    ahead = start and _is_planned(evidence) and not _is_planned(claim)  # it is still so
    now = value.kind == "earlier value" and evidence.find_entries("now")
    past = bool(now) and is_past(claim, claim.whole)
    marked = number.role == "from" or number.whole or past or ahead or _is_marked(claim, value.kind)
    if plain and not marked and not _is_of_its_own(value, plain, claim, evidence):
        yield differ(_RESPECTS[value.kind], claim, None, evidence, value.why, sure=False)


def _told_as_earlier(others: Sequence[Value], claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a present value that the claim gives as an earlier one, where its evidence has that, too."""
    said = next(iter([*claim.find_entries("earlier value"), *_pluperfects(claim)]), None)
    earlier = next((c for c in others if c.kind == "earlier value"), None)
    if said and earlier and not any(is_than(claim, at) for at in range(len(claim.words))):
        yield differ("date", claim, said, evidence, earlier.why, sure=False)


def _pluperfects(claim: Passage) -> Iterator[Stretch]:
    """Find what tells of a time before another one: had forecast; not what had risen by then."""
    if any(t.name in ("rise", "begin") for t in claim.terms_in(claim.whole, "pairs")):
        return
    auxiliaries = words_of(claim.language, "auxiliaries of an earlier time")
    bound = claim.lists["to"]  # had to
    for at, word in enumerate(claim.words):
        behind = claim.words[at + 1].key if at + 1 < len(claim.words) else ""
        if word.key in auxiliaries and behind not in bound:
            yield Stretch(at, at + 1)


def _is_planned(passage: Passage) -> bool:
    return any(t.group == "modality" and t.name == "planned" for t in passage.terms)


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Check whether two numbers are one; that of the evidence, the first, may leave out its unit."""
    mine, theirs = one.first, other.first
    bare = mine.kind == "count" and not one.noun
    return (bare or measures_alike(one, other)) and (mine.low, mine.high) == (theirs.low, theirs.high)


def _dates_in(passage: Passage, part: Stretch) -> frozenset[tuple[str, str]]:
    marks = value_marks(passage)
    return frozenset(mark.what for mark in marks if mark.kind in _DATES and part.has(mark.at))


def _is_of_another_date(
    claimed: frozenset[tuple[str, str]], value: Value, others: Sequence[Value], evidence: Passage
) -> bool:
    """Check whether a claim's dates are those of other numbers, and not of its own."""
    there = frozenset[tuple[str, str]]().union(*(_dates_in(evidence, c.part) for c in others))
    return claimed <= there and not claimed <= _dates_in(evidence, value.part)


def _is_marked(claim: Passage, kind: str) -> bool:
    """Check whether a claim marks its number too."""
    return bool(claim.find_entries(kind) or claim.find_entries(f"{kind} loosely"))


def _is_elliptic(value: Value, evidence: Passage) -> bool:
    """Check whether a part with a number names nothing, as it goes on from the one before: now has eleven."""
    first, last = (token_at(evidence, place) for place in (value.quantity.start, value.quantity.end))
    number = evidence.content(Stretch(first, max(first + 1, last)))
    return not evidence.content(value.part) - number


def _is_of_its_own(value: Value, plain: Sequence[Value], claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim speaks of what only the part with its number does: the other theatre."""
    if any(_is_elliptic(other, evidence) for other in plain):
        return False
    things = thing_marks(evidence)
    claimed = {mark.what for mark in thing_marks(claim) if mark.kind != "period"}
    beside = {mark.what for mark in things if any(other.part.has(mark.at) for other in plain)}
    own = {mark.what for mark in things if value.part.has(mark.at)} - beside
    if own & claimed:
        return True
    elsewhere = frozenset[str]().union(*(evidence.content(other.part) for other in plain))
    only = {word for word in evidence.content(value.part) - elsewhere if not word[0].isdigit()}
    return claim.language == evidence.language and not only.isdisjoint(claim.content(claim.whole))
