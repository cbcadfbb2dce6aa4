"""Whether a number is the result of one operation on two numbers of its evidence, whatever words name it.

An analyst subtracts, adds, divides and takes shares, and says the result in words of the matter: "even with
full imports, 7.5 GW are missing". A result with few digits fits too many pairs of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from types import MappingProxyType

from msgspec.structs import replace

from briefgen.language.claims import Quantity
from briefgen.language.how_changed import says_how_changed, way_said
from briefgen.language.measures import to_base
from briefgen.language.other_sides import sign_of
from briefgen.language.reading import Reading
from briefgen.language.reckoning import Operand, fits, is_one_money, single_numbers, terms_of, with_units

_POINTS = ("measure", "points")
_SHARE = ("share", "")
_CENTS = ("cent", "penny")
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_MOST = 12
"""Numbers of the evidence that are combined; of more of them, one or another pair gives nearly anything."""
_OF_SUM, _OF_DIFFERENCE = 3, 2
"""The fewest digits of a sum and of a difference; two small numbers add up to too many others."""
_ADDENDS = 3
_LARGE = 1000
"""From here on a round number may be the result of a share: some 110,000."""
_PLAIN = frozenset({"", "exact", "about"})


def is_result(mine: Quantity, claim: Reading, texts: Sequence[Reading]) -> bool:
    """Check whether a number of a claim is one operation away from two numbers of its evidence.

    By how much a number changes that the claim names is compared for its direction, too, elsewhere.
    """
    if mine.first.low != mine.first.high:
        return False
    given = list({(q.first, q.per, q.currencies): q for text in texts for q in single_numbers(text)}.values())
    if len(given) > _MOST:
        return False
    way = way_said(mine, claim) if says_how_changed(mine, claim) else ""
    if way:
        named = {q.first.low for q in claim.of(Quantity) if q is not mine}
        given = [q for q in given if q.first.low not in named]
    if mine.first.kind == "multiple":
        return any(_fits(mine, value, mine.first.low) for value in _parts(given))
    term = next(terms_of(mine), None)
    if term is None:
        return False
    if term.dimension == _SHARE:
        found = _shares(given, way) if mine.in_digits else (*_parts(given), *_of_a_day(given))
        return any(_fits(mine, value, term.value) for value in found if value != 1)
    terms = list(_dressed(given))
    shares = {
        (q.first.low, sign_of(q, t)) for t in texts for q in single_numbers(t) if q.first.kind == "share"
    }
    meant = {each.factor: each for each in with_units(term, terms)} if _digits_of(mine) >= _OF_SUM else {}
    return any(
        _fits(mine, result, each.value) and not _fits(mine, of, each.value)
        for each in (term, *meant.values())
        for result, of in (*_amounts(mine, each, terms), *_of_shares(mine, each, terms, shares))
    )


def is_sum_of_bounds(mine: Quantity, texts: Sequence[Reading]) -> bool:
    """Check whether a number is a sum of which a part is as uncertain: at least 1,900, and 5,400 more."""
    if mine.bound in _PLAIN or mine.first.low != mine.first.high:
        return False
    alike = [q for t in texts for q in single_numbers(t) if (q.first.kind, q.first.unit) == _kind_of(mine)]
    some = [each for n in (2, _ADDENDS) for each in combinations(alike[:_FEW], n)]
    return any(
        {q.bound for q in each} <= {"", mine.bound} and mine.bound in {q.bound for q in each}
        for each in some
        if sum((q.first.low for q in each), Fraction(0)) == mine.first.low
    )


def is_sum_of_equals(mine: Quantity, texts: Sequence[Reading]) -> bool:
    """Check whether a number is the sum of equal ones of texts: six, of three here and three there."""
    if mine.first.kind == "share":
        return False
    given = [
        {
            q.first.low
            for q in single_numbers(text)
            if (q.first.kind, q.first.unit) == _kind_of(mine)
            and (not (q.noun and mine.noun) or set(q.noun) & set(mine.noun))
        }
        for text in texts
    ]
    counted = {value: sum(value in each for each in given) for value in set().union(*given)}
    return any(times > 1 and value * times == mine.first.low for value, times in counted.items())


def _kind_of(quantity: Quantity) -> tuple[str, str]:
    return quantity.first.kind, quantity.first.unit


def _fits(mine: Quantity, value: Fraction, named: Fraction) -> bool:
    """Check whether a result is a number within the digits given; with a qualifier it must be near."""
    near = _NEAR.get(mine.bound)
    return named * near[0] <= value <= named * near[1] if near else fits(mine, value, named=named)


_PART = Fraction(1, 20)
_NEAR = MappingProxyType(
    {
        **dict.fromkeys(("about", "barely"), (1 - _PART, 1 + _PART)),
        **dict.fromkeys(("nearly", "below", "at-most"), (1 - _PART, Fraction(1))),
        **dict.fromkeys(("above", "at-least"), (Fraction(1), 1 + _PART)),
    }
)
"""How far a result may be from the number that a qualifier names, in parts of it."""


def _digits_of(mine: Quantity) -> int:
    """Count the digits of a number; one in words has one, a small count none.

    Zeros at the end of a count are none of them; nor are thousands at that of a measure or a sum of money.
    """
    if not mine.in_digits:
        return 1
    counts = mine.first.kind == "count"
    digits = str(abs(int(mine.first.low / min(mine.place, Fraction(1) if counts else mine.place))))
    kept = len(digits.strip("0") if counts else digits)
    return kept if kept >= _OF_SUM or mine.place != 1 or not counts else 0


def _shares(given: Sequence[Quantity], way: str) -> Iterator[Fraction]:
    """Yield what part of a number another one is or lacks, and by what part the two differ."""
    for part in _parts(given):
        yield part
        if (part > 1 and way != "less") or (part < 1 and way != "more"):
            yield abs(1 - part)
        if 0 < part < 1:  # of what it was before it changed by that
            yield from [part / (1 - part)] * (way != "less") + [part / (1 + part)] * (way != "more")
    yield from _of_a_day(given)


def _of_a_day(given: Iterable[Quantity]) -> Iterator[Fraction]:
    """Yield what part of a unit of time a length of time per unit is, or leaves: nine hours a day."""
    for each in given:
        kind, length = to_base(each.first.low, each.first.unit)
        unit = to_base(Fraction(1), each.per)
        if each.first.kind == "measure" and kind == unit[0] and length < unit[1]:
            yield from (length / unit[1], 1 - length / unit[1])


def _parts(given: Sequence[Quantity]) -> Iterator[Fraction]:
    """Yield each number divided by each other of its kind; a share has been divided before."""
    for one, other in permutations(_dressed(given), 2):
        if one.dimension == other.dimension != _SHARE and is_one_money(one, other) and other.value > 0:
            yield one.value / other.value


def _amounts(mine: Quantity, term: Operand, terms: Sequence[Operand]) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield what differences, sums and shares of two numbers give, each with the greater of the two.

    So also what a number was before a change.
    """
    if term.dimension == _POINTS:
        points = [each.value * 100 for each in terms if each.dimension == _SHARE]
        yield from ((abs(one - other), max(one, other)) for one, other in combinations(points, 2))
    alike = [t.value for t in terms if t.dimension == term.dimension and is_one_money(t, term)]
    alike = list(dict.fromkeys(alike))
    digits = _digits_of(mine)
    if digits >= _OF_DIFFERENCE:
        yield from ((abs(one - other), max(one, other)) for one, other in combinations(alike, 2))
    if digits >= _OF_SUM and mine.bound in _PLAIN:
        some = [each for n in (2, _ADDENDS) for each in combinations(alike[:_FEW], n)]
        yield from ((sum(each, Fraction(0)), max(each)) for each in some)


_FEW = 6
"""Numbers of which three are added."""


def _of_shares(
    mine: Quantity, term: Operand, terms: Sequence[Operand], shares: Iterable[tuple[Fraction, int]]
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield what shares of a number come to, of what it is one, and what it was before a change by one."""
    if _digits_of(mine) < _OF_DIFFERENCE and mine.first.low < _LARGE:
        return
    alike = {t.value for t in terms if t.dimension == term.dimension and is_one_money(t, term)}
    for share, sign in shares:
        for whole in alike if 0 < share < 1 else ():
            before = whole / (1 + sign * share)
            found = (before, abs(whole - before)) if sign else (whole * share, whole / share)
            yield from ((value, whole) for value in (*found, whole * (1 + share), whole * (1 - share)))


def _dressed(given: Iterable[Quantity]) -> Iterator[Operand]:
    """Yield the numbers as they are combined; a bare one has the unit and scale of another beside it, too."""
    full = [(q, term) for q in given for term in terms_of(q)]
    yield from (term for _, term in full)
    for q, term in full:
        if q.first.kind == "money":
            for unit in _CENTS:
                yield replace(
                    term, value=term.value * 100, dimension=("measure", unit), currencies=frozenset()
                )
        if q.first.unit in _CENTS:
            yield from (
                replace(other, value=term.value / 100) for o, other in full if o.first.kind == "money"
            )
    for bare in (q for q, _ in full if q.first.kind == "count" and (not q.noun or q.than or q.place > 1)):
        for other, term in full:
            if other.first.kind == "count":
                continue
            factor = Fraction(1, 100) if term.dimension == _SHARE else term.factor
            yield replace(term, value=bare.first.low * factor)
            scale = next((s for s in reversed(_SCALES) if s <= other.place * _DECIMALS), 0)
            if scale and bare.place < _SCALES[0]:
                yield replace(term, value=bare.first.low * factor * scale)


_DECIMALS = 1000
"""By what the last place of a number with a scale may be smaller: 59.512 billion."""
