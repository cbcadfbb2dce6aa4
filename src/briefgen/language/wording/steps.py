"""The steps that a value takes from one sentence of some evidence to another, and whether a claim takes them.

"It has 18,600 homes. A year earlier there were 17,900" goes from 17,900 to 18,600: it supports nothing on 700
fewer, nor on 17,900 now. A step is read only where it is plain which two values belong together: the earlier
one is alone in its sentence, both measure the same, and this sentence says hardly anything more.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.measures import to_base
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at, value_marks
from briefgen.language.wording.meanings import meanings
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.value_kinds import is_like, move_of

_EARLIER = ("earlier value", "earlier sentence")
_TWO = 2
_DATES = frozenset({"day", "month", "year"})
_KINDS = frozenset({"count", "money", "measure", "share"})
_SCALES = tuple(Fraction(10) ** power for power in (0, 3, 6, 9))
_HALF_A_YEAR = 6
_MOST_TIMES = 20
"""How many times as much the greater of two values is, at most."""
_MOST_OF_ITS_OWN = 2
"""Words of a sentence on the earlier value that the other one lacks: its verb, and one more."""
_MOST_OF_A_YEAR = 1
"""The same where only years tell which value is the earlier one."""


class Timed(NamedTuple):
    """A value of a sentence, and when it was so."""

    quantity: Quantity
    part: Stretch
    """The sentence."""
    dates: frozenset[tuple[str, str]]
    year: int
    """Its only year; 0 where it names none."""
    before: bool
    """Whether words such as "a year earlier" tell that it is the earlier one of two."""


class Step(NamedTuple):
    """Two values of one thing, the first of an earlier time."""

    early: Timed
    late: Timed

    @property
    def part(self) -> Stretch:
        """Both sentences, and what is between them."""
        return Stretch(
            min(self.early.part.first, self.late.part.first), max(self.early.part.last, self.late.part.last)
        )


@found_once
def steps_between(passage: Passage) -> tuple[Step, ...]:
    """List the steps from one sentence of a text to another."""
    if len(passage.statements()) < _TWO:
        return ()
    values = [_values_of(passage, part) for part in passage.statements()]
    return (*_told_by_words(passage, values), *_told_by_years(passage, values))


def _values_of(passage: Passage, part: Stretch) -> list[Timed]:
    """List the values of a sentence, but for changes, and for lengths of time beside others."""
    earlier = _told_earlier(passage, part)
    inside = [
        q
        for q in read(passage.text, passage.language).of(Quantity)
        if part.has(at := token_at(passage, q.start)) and not any(place.has(at) for place in earlier)
    ]
    inside = [q for q in inside if _is_value(q)]
    inside = [q for q in inside if not _lasts(q)] or inside
    dates = frozenset(m.what for m in value_marks(passage) if m.kind in _DATES and part.has(m.at))
    years = {int(key) for kind, key in dates if kind == "year"}
    if len(years) > 1:
        return []
    year = next(iter(years), 0)
    return [Timed(q, part, dates, year, bool(earlier)) for q in inside]


def _told_earlier(passage: Passage, part: Stretch) -> list[Stretch]:
    """Find the words of a sentence that tell of an earlier time: a year ago, the previous low."""
    return [each for name in _EARLIER for each in passage.find_entries(name) if part.has(each.first)]


def _is_value(quantity: Quantity) -> bool:
    first = quantity.first
    return first.kind in _KINDS and first.low == first.high and not quantity.than and quantity.role != "by"


def _lasts(quantity: Quantity) -> bool:
    return to_base(quantity.first.low, quantity.first.unit)[0] in ("time", "months")


def _told_by_words(passage: Passage, values: list[list[Timed]]) -> Iterator[Step]:
    """Yield the steps from what was so "a year earlier" to the value in a sentence beside it.

    So also from what was so "in January" to what something has risen or fallen to.
    """
    for at, own in enumerate(values):
        if len(own) != 1:
            continue
        for other in (values[n] for n in (at - 1, at - 2, at + 1) if 0 <= n < len(values)):
            alike = [v for v in other if not v.before and _is_alike(own[0].quantity, v.quantity)]
            if len(alike) != 1:
                continue
            late = alike[0]
            moved = other is values[at - 1] and late.quantity.role == "to" and bool(own[0].dates - late.dates)
            if (own[0].before or moved) and len(_only_in(passage, own[0], late)) <= _MOST_OF_ITS_OWN:
                yield Step(own[0], late)
                break


def _told_by_years(passage: Passage, values: list[list[Timed]]) -> Iterator[Step]:
    """Yield the steps from a value of one year to that of another, of the same things.

    So also from one month to another, where no year is named.
    """
    dated = [each for own in values for each in own if len(own) == 1 and not each.before]
    for one, two in combinations(dated, 2):
        if not _are_ordered(one, two) or not _is_alike(one.quantity, two.quantity):
            continue
        own = (_only_in(passage, one, two), _only_in(passage, two, one))
        fewest = min(len(_words_of(passage, each.part)) for each in (one, two))
        if min(map(len, own)) <= min(_MOST_OF_A_YEAR, fewest - 1 if fewest else 0):
            early, late = sorted((one, two), key=lambda value: (value.year, _month_of(value)))
            yield Step(early, late)


def _are_ordered(one: Timed, two: Timed) -> bool:
    """Check whether two values are of two years, or of two months near to each other without a year."""
    if one.year or two.year:
        return 0 < one.year != two.year > 0
    months = (_month_of(one), _month_of(two))
    return all(months) and 0 < abs(months[0] - months[1]) <= _HALF_A_YEAR


def _month_of(value: Timed) -> int:
    """Return the only month of a value; 0 where it has none."""
    months = [int(key) for kind, key in value.dates if kind == "month"]
    return months[0] if len(months) == 1 else 0


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Check whether two numbers measure the same, and are not far apart; counts have a noun in common."""
    kinds = {one.first.kind, other.first.kind}
    counted = kinds == {"count"} and one.noun and other.noun
    alike = is_like(one, other) and kinds != {"count", "share"}
    near = one.first.low <= other.first.low * _MOST_TIMES and other.first.low <= one.first.low * _MOST_TIMES
    return alike and near and not (counted and set(one.noun).isdisjoint(other.noun))


def _only_in(passage: Passage, one: Timed, two: Timed) -> list[frozenset[str]]:
    """Return the words of one sentence that another lacks, but for those that tell its time."""
    told = {at for place in _told_earlier(passage, one.part) for at in range(place.first, place.last)}
    theirs = frozenset[str]().union(*_words_of(passage, two.part).values())
    own = _words_of(passage, one.part).items()
    return [words for at, words in own if at not in told and words.isdisjoint(theirs)]


def _words_of(passage: Passage, part: Stretch) -> dict[int, frozenset[str]]:
    """Return the words of a sentence, each with its meanings, without its numbers, units and dates."""
    spans = [(claim.start, claim.end) for claim in read(passage.text, passage.language).claims]
    found = {
        at: passage.content(Stretch(at, at + 1)) | meanings(passage.words[at].key, passage.language)
        for at in range(part.first, part.last)
        if not any(start <= passage.words[at].start < end for start, end in spans)
    }
    return {at: words for at, words in found.items() if passage.content(Stretch(at, at + 1))}


def steps_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a step that a claim turns round, or the earlier value that it dates as the later one; once."""
    if not (steps := steps_between(evidence)) or any(t.group == "negation" for t in claim.terms):
        return
    given = read(claim.text, claim.language).of(Quantity)
    for step in steps:
        early, late = ([q for q in given if _is_same(q, each.quantity)] for each in step)
        if _is_same(step.early.quantity, step.late.quantity):
            continue
        for one, two in pairwise(given):
            if (one.role, two.role) == ("from", "to") and one in late and two in early:
                part = Stretch(token_at(claim, one.start), token_at(claim, two.start) + 1)
                yield differ("time-order", claim, part, evidence, step.part, sure=False)
                return
        if early and not late and _is_dated_late(claim, step):
            at = token_at(claim, early[0].start)
            yield differ("date", claim, Stretch(at, at + 1), evidence, step.early.part, sure=False)
            return
        for reached in (q for q in late if q.role == "to" and not early):
            if (move := _move_to(claim, reached)) and _sign(step) * move[1] < 0:
                yield differ("direction", claim, move[0], evidence, step.part, sure=False)
                return


def _is_same(one: Quantity, other: Quantity) -> bool:
    """Check whether two numbers have one value; one of evidence may leave out its scale."""
    if one.first.kind != other.first.kind and "count" not in (one.first.kind, other.first.kind):
        return False
    bare = other.first.kind == "count" and not other.noun and other.in_digits
    scales = _SCALES if bare else _SCALES[:1]
    return any(one.first.low == other.first.low * scale for scale in scales)


def _is_dated_late(claim: Passage, step: Step) -> bool:
    """Check whether all dates of a claim are those of the later value alone."""
    mine = {m.what for m in value_marks(claim) if m.kind in _DATES}
    late = step.late.dates - step.early.dates
    told = _told_earlier(claim, claim.whole)
    return bool(mine & late) and mine.isdisjoint(step.early.dates - step.late.dates) and not told


def _move_to(claim: Passage, number: Quantity) -> tuple[Stretch, int] | None:
    at = token_at(claim, number.start)
    mark = next((m for m in value_marks(claim) if m.kind == "number" and m.at <= at < m.last), None)
    move = move_of(claim, mark) if mark else None
    return (Stretch(move.first, move.last), move.sign) if move else None


def _sign(step: Step) -> int:
    early, late = step.early.quantity.first.low, step.late.quantity.first.low
    return 1 if late > early else -1
