"""Whether a number of a claim may follow from those of its evidence, though no word of the claim says how.

A share of two numbers, a cost of each, the time between two dates: an analyst computes these and names the
result alone. A result with a single digit fits too many numbers, so that it must be close.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from types import MappingProxyType

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading
from briefgen.language.reckoning import (
    Operand,
    fits,
    gather_days,
    gather_terms,
    is_one_money,
    spans,
    terms_of,
    with_units,
)
from briefgen.language.spans_of_time import is_how_old

Texts = Sequence[tuple[Reading, Issued]]
_DAYS_A_MONTH = Fraction(487, 16)
"""Days of a month, on average."""
_DAY = 86_400
_NEAR_TIME = Fraction(1, 10)
"""How far a number of weeks may be from a number of months, in parts of it: twelve weeks, three months."""
_NEAR = Fraction(1, 20)
"""How far a result may be from a number with "about", in parts of it."""
_NEAR_LIMIT = Fraction(1, 4)
"""How far it may be from one with another qualifier: 58 %, of more than half."""


def may_follow(mine: Quantity, claim: Reading, texts: Texts) -> bool:
    """Check whether a number of a claim can be computed from numbers or dates of its evidence.

    The other numbers of the claim are compared for themselves, and may be computed with, too.
    """
    terms = gather_terms((text for text, _ in texts), frozenset())
    if _is_signed(mine, claim, texts):
        return True
    own = [term for q in claim.of(Quantity) if q is not mine for term in terms_of(q)]
    if mine.first.kind in ("share", "multiple"):
        return any(_is_close(mine, value, mine.first.low) for value in _parts(mine, [*terms, *own]))
    term = next(terms_of(mine), None)
    if mine.first.low != mine.first.high:
        return _is_between_range_and(mine, texts)
    if term is None:
        return False
    found = [*_given_bare(term, texts), *_each(mine, term, [*terms, *_between_days(texts)])]
    if _digits(mine) > 1:
        found += _averages_and_products(term, terms)
    if _is_hardly_chance(mine):
        found += _totals(term, terms)
    if any(_is_close(mine, value, term.value) for value in found):
        return True
    lasts = term.dimension[1] in ("time", "months") and not is_how_old(mine, claim)
    return lasts and _is_time(mine, term, texts, terms)


def _is_between_range_and(mine: Quantity, texts: Texts) -> bool:
    """Check whether a range is how far a number is from both ends of another: by 4 to 6, of 26 and 20 to 22.

    The number may have no unit of its own.
    """
    given = [q for text, _ in texts for q in text.of(Quantity) if q.first.kind in (mine.first.kind, "count")]
    ranges = [q for q in given if q.first.low < q.first.high and _is_of_one_unit(q, mine)]
    own = {mine.first.low, mine.first.high}
    return any(
        own == {abs(one.first.low - end) for end in (other.first.low, other.first.high)}
        for one in given
        for other in ranges
        if one.first.low == one.first.high
    )


def _is_of_one_unit(one: Quantity, other: Quantity) -> bool:
    same = (one.first.kind, one.first.unit) == (other.first.kind, other.first.unit)
    return same and bool(one.currencies & other.currencies or not one.currencies)


def _is_signed(mine: Quantity, claim: Reading, texts: Texts) -> bool:
    """Check whether the evidence gives a share with a minus sign, and something falls in the claim: -25 %."""
    bare = mine.first.kind == "count" and not mine.noun
    share = mine.first.low / 100 if bare else mine.first.low
    given = (q.first for text, _ in texts for q in text.of(Quantity) if q.first.kind == "share")
    shared = bare or mine.first.kind == "share"
    if not shared or not share or all(g.low != -share for g in given):
        return False
    passage = claim.passage
    moves = [t.sign for t in passage.terms_in(passage.whole, "pairs") if t.name == "rise"]
    return mine.than == "less" or (mine.than != "more" and bool(moves) and max(moves) < 0)


def _is_hardly_chance(mine: Quantity) -> bool:
    """Check whether a number has three digits or more, but for zeros at its end."""
    return _digits(mine) > _FEW_DIGITS


def _digits(mine: Quantity) -> int:
    """Count the digits of a number, but for zeros at its end; one in words has one."""
    low = mine.first.low
    return len(str(int(low / min(mine.place, Fraction(1)))).strip("0")) if mine.in_digits else 1


_FEW_DIGITS = 2


def _given_bare(term: Operand, texts: Texts) -> Iterator[Fraction]:
    """Yield the numbers that are written without the unit of another: 30 tonnes, 4 of them in May."""
    single = [q for text, _ in texts for q in text.of(Quantity) if q.first.low == q.first.high]
    operands = [each for q in single for each in terms_of(q)]
    for bare in operands:
        for full in with_units(bare, operands):
            if full.dimension == term.dimension and is_one_money(full, term):
                yield full.value


def _parts(mine: Quantity, terms: Sequence[Operand]) -> Iterator[Fraction]:
    """Yield what part or how many times one number is of another.

    A share by which something changes is one of what was before, which may be either: it must fit both.
    """
    changed = mine.first.kind == "share" and (mine.than or mine.role == "by")
    for one, other in permutations((t for t in terms if t.dimension != ("share", "")), 2):
        if one.dimension != other.dimension or one.value == other.value or min(one.value, other.value) <= 0:
            continue
        part = one.value / other.value
        if is_one_money(one, other) and not (
            changed and not _is_close(mine, part / (1 + part), mine.first.low)
        ):
            yield part


def _each(mine: Quantity, term: Operand, terms: Sequence[Operand]) -> Iterator[Fraction]:
    """Yield what of a total falls to a unit of time."""
    kind, base = to_base(Fraction(1), mine.per)
    for total in terms:
        if mine.per and total.dimension == term.dimension and not total.per and is_one_money(total, term):
            times = (t.value for t in terms if t.dimension == ("measure", kind) and t is not total)
            yield from (total.value / time * base for time in times if time)


def _between_days(texts: Texts) -> Iterator[Operand]:
    """Yield the times from the first to the last of two days, both counted: from 20 to 28 February."""
    for value in spans(gather_days(texts, with_issue=False), "time"):
        yield Operand(value + _DAY, ("measure", "time"), frozenset(), frozenset(), "")


def _averages_and_products(term: Operand, terms: Sequence[Operand]) -> Iterator[Fraction]:
    """Yield the average of so many of a total, and what so many of one size make: three of 400 megawatts."""
    counts = [t.value for t in terms if t.dimension[0] == "count" and t.value > 1]
    for size in (t for t in terms if t.dimension == term.dimension and is_one_money(t, term)):
        for count in counts if term.dimension[0] != "count" else ():
            if size.value != count * size.factor:  # a number with the unit of another beside it
                yield from (size.value / count, size.value * count)


def _totals(term: Operand, terms: Sequence[Operand]) -> Iterator[Fraction]:
    """Yield the sums and differences of two numbers that are a number itself, and not only near it."""
    alike = [t for t in terms if t.dimension == term.dimension and is_one_money(t, term)]
    for one, other in ((one, other) for one, other in combinations(alike, 2) if one.is_like(other)):
        found = (one.value + other.value, abs(one.value - other.value))
        yield from (result for result in found if result == term.value)


def _is_time(mine: Quantity, term: Operand, texts: Texts, terms: Sequence[Operand]) -> bool:
    """Check whether a length of time is between two dates, or two lengths, or is one in months."""
    kind = term.dimension[1]
    if kind == "months" and any(
        _PERIODS.get(date.kind) == term.value for text, _ in texts for date in text.of(DateClaim)
    ):
        return True
    days = gather_days(texts, with_issue=False)
    between = list(spans(days, kind))
    lasts = _DAY if kind == "time" else 1  # its first day and its last count
    if any(fits(mine, value + more, named=term.value) for value in between for more in (0, lasts)):
        return True
    factor = _DAYS_A_MONTH * _DAY
    other, by = ("months", factor) if kind == "time" else ("time", 1 / factor)
    same = (t.value * by for t in terms if t.dimension == ("measure", other))
    lengths = [t.value for t in terms if t.dimension == term.dimension]
    apart = (abs(one - two) for one, two in permutations(lengths, 2) if not mine.than)
    return any(abs(value - term.value) <= value * _NEAR_TIME for value in same) or any(
        value == term.value for value in apart
    )


_PERIODS = MappingProxyType({"half": 6, "quarter": 3})
"""Months of the periods that a date may name: in the first half of 2024."""


def _is_close(mine: Quantity, value: Fraction, named: Fraction) -> bool:
    """Check whether a result is a claim's number within the digits given; with a qualifier it may be near."""
    near = _NEAR if mine.bound in ("about", "barely") else _NEAR_LIMIT
    return fits(mine, value, named=named) and abs(value - named) <= value * near
