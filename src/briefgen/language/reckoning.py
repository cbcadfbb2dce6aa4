"""Arithmetic on the numbers and dates of a text: differences, ratios, sums, products and spans of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, permutations, zip_longest
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from briefgen.language.claims import Bound, DateClaim, Quantity, Weekday
from briefgen.language.dates_agree import Issued
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading

_MOST = 24
"""Numbers of a text that are combined; in a longer list nearly any number is a difference of two."""
_SPREAD = Fraction(3, 2)
"""By how much a number may exceed the one that "more than" names, or fall short of that of "less than"."""
_ABOUT = Fraction(1, 10)
_NEARLY = Fraction(17, 20)
_WORDS = Fraction(1, 20)
"""How far a result may be from "three times" or "five million", in parts of it."""
_FRACTION = Fraction(1, 12)
"""How far a result may be from "a third" or "a quarter", in parts of it."""


_FALLEN: Mapping[Bound, Bound] = MappingProxyType({"above": "below", "nearly": "above"})
"""What a qualifier of a verb such as "halved" says of the part that is left: more than halved."""


class Operand(Struct, frozen=True):
    """A number of a text that can be combined with others. Units: the base unit of its dimension."""

    value: Fraction
    dimension: tuple[str, str]
    """What it measures: money, a kind of unit, a count, a share."""
    currencies: frozenset[str]
    nouns: frozenset[str]
    per: str
    whole: bool = False
    factor: Fraction = Fraction(1)
    """By what its unit was turned into the base unit."""
    """Whether it is what another is a part of."""

    def is_like(self, other: Operand) -> bool:
        """Check whether two numbers can be added: of one dimension, currency and thing counted."""
        if self.dimension != other.dimension or (self.per != other.per and self.per and other.per):
            return False
        if self.dimension[0] == "money":
            return bool(self.currencies & other.currencies)
        return not (self.nouns and other.nouns) or bool(self.nouns & other.nouns)


class Result(Struct, frozen=True):
    """A value that follows from two numbers, and these."""

    value: Fraction
    first: Operand
    second: Operand


def terms_of(quantity: Quantity) -> Iterator[Operand]:
    """Yield a number as it is combined; a range gives both its ends."""
    sense = quantity.first
    if sense.kind in ("vague", "multiple"):
        return
    kind = sense.kind
    unit, factor = "", Fraction(1)
    ends = tuple(dict.fromkeys((sense.low, sense.high)))
    if kind == "measure":
        unit, factor = to_base(Fraction(1), sense.unit)
        ends = tuple(end * factor for end in ends)
    for end in ends:
        nouns = frozenset(quantity.noun) if kind == "count" else frozenset()
        yield Operand(end, (kind, unit), quantity.currencies, nouns, quantity.per, quantity.whole, factor)


def gather_terms(texts: Iterable[Reading], currencies: frozenset[str]) -> list[Operand]:
    """List the numbers of some texts, each once; of money, that of some currencies, if any are given."""
    found = [term for text in texts for quantity in text.of(Quantity) for term in terms_of(quantity)]
    found += [other for term in found for other in with_units(term, found)]
    kept = (t for t in found if not (currencies and t.currencies) or currencies & t.currencies)
    return list(dict.fromkeys(kept))[:_MOST]


def single_numbers(text: Reading) -> list[Quantity]:
    """List the numbers of a text that are no ranges; of a long list, the first."""
    return [q for q in text.of(Quantity) if q.first.low == q.first.high][:_MOST]


def with_units(term: Operand, others: Iterable[Operand]) -> Iterator[Operand]:
    """Yield a bare number with the units that others beside it have: nine days against four."""
    if term.dimension[0] == "count" and not term.nouns:
        for other in others:
            if other.dimension[0] in ("measure", "money"):
                yield replace(other, value=term.value * other.factor)


def is_one_money(one: Operand, other: Operand) -> bool:
    """Check whether two numbers are of one currency, or neither is money."""
    return one.currencies == other.currencies or bool(one.currencies & other.currencies)


def ratios(terms: Sequence[Operand]) -> Iterator[Result]:
    """Yield each number divided by each other of its dimension; a whole is no multiple of its part."""
    for one, other in permutations(terms, 2):
        if one.is_like(other) and other.value and not (one.whole and one.value > other.value):
            yield Result(one.value / other.value, one, other)


def changes(terms: Sequence[Operand]) -> Iterator[Result]:
    """Yield by what part of a number another differs from it."""
    for one, other in permutations(terms, 2):
        if one.is_like(other) and other.value:
            yield Result(abs(one.value - other.value) / abs(other.value), one, other)


def differences_of(terms: Sequence[Operand], dimension: tuple[str, str]) -> Iterator[Result]:
    """Yield the differences of two numbers; those of shares are in percentage points."""
    shares = dimension == ("measure", "points")
    for one, other in combinations(terms, 2):
        if one.is_like(other) and one.dimension == (("share", "") if shares else dimension):
            yield Result(abs(one.value - other.value) * (100 if shares else 1), one, other)


def sums(terms: Sequence[Operand], dimension: tuple[str, str], *, named: bool = False) -> Iterator[Fraction]:
    """Yield the sums of two, of three, and of all numbers of a dimension, whatever they count.

    Flags: `named` is set where the claim calls its number a sum.
    """

    def added(some: Sequence[Fraction]) -> Iterator[Fraction]:
        total = sum(some, Fraction(0))
        if named or max(some) < total * (1 - _WORDS):  # else it is hardly more than the largest of them
            yield total

    alike = list(dict.fromkeys(term.value for term in terms if term.dimension == dimension))
    for size in (2, 3):
        for some in combinations(alike, size):
            yield from added(some)
    if len(alike) > 3:
        yield from added(alike)


def products(terms: Sequence[Operand], dimension: tuple[str, str]) -> Iterator[Fraction]:
    """Yield shares of numbers, and numbers raised or lowered by a share: a quarter of 4,000."""
    for share in terms:
        if share.dimension != ("share", ""):
            continue
        for whole in terms:
            if whole.dimension == dimension and whole.dimension != share.dimension:
                yield share.value * whole.value
                yield (1 + share.value) * whole.value
                yield (1 - share.value) * whole.value


def rates(terms: Sequence[Operand], dimension: tuple[str, str], per: str) -> Iterator[Fraction]:
    """Yield rates: a total by the time or the people that it is for, and a rate per another unit of time."""
    kind, base = to_base(Fraction(1), per)
    for total in (term for term in terms if term.dimension == dimension):
        own_kind, own = to_base(Fraction(1), total.per)
        if total.per == per:
            continue
        if total.per and per and own_kind == kind:
            yield total.value / own * base
        for other in terms:
            time = other.dimension == ("measure", kind if per else own_kind)
            people = per in other.nouns and other.dimension[0] == "count"
            if not other.value or not (time or people):
                continue
            if per:
                yield total.value / other.value * (base if time else 1)
            elif total.per:
                yield total.value * other.value / own


def fits(quantity: Quantity, value: Fraction, *, named: Fraction | None = None) -> bool:
    """Check whether a claim's number, with its qualifier, is a result within the digits given."""
    sense = quantity.first
    name = sense.low if named is None else named
    if sense.low != sense.high or not name:
        return False
    place = quantity.place * (name / sense.low)
    slack, multiple = _slack(quantity, name, place), sense.kind == "multiple"
    if multiple and 0 < name < 1 and quantity.bound in _FALLEN:
        return _is_near(_FALLEN[quantity.bound], name, value, slack, multiple=False)
    bounds: tuple[Bound, ...] = ("", quantity.bound) if quantity.bound_loose else (quantity.bound,)
    return any(_is_near(bound, name, value, slack, multiple=multiple) for bound in bounds)


def _slack(quantity: Quantity, named: Fraction, place: Fraction) -> Fraction:
    rounded = quantity.first.kind == "multiple" and place >= 1
    words = _FRACTION if quantity.first.kind == "share" else _WORDS
    return abs(place) / 2 if quantity.in_digits and not rounded else min(abs(named) * words, abs(place) / 2)


def _is_near(bound: Bound, named: Fraction, value: Fraction, slack: Fraction, *, multiple: bool) -> bool:
    if bound in ("above", "at-least"):
        most = min(named * _SPREAD, named + 1) if multiple else named * _SPREAD
        return named < value <= most or (bound == "at-least" and abs(value - named) <= slack)
    if bound in ("below", "at-most"):
        return named / _SPREAD <= value < named or (bound == "at-most" and abs(value - named) <= slack)
    if bound == "nearly":
        return named * _NEARLY <= value < named
    if bound in ("about", "barely"):
        return abs(value - named) <= max(slack, named * _ABOUT)
    return abs(value - named) <= slack


_DAY = 86_400
Days = tuple[int, int, int]
"""Year, month and day; 0 for what is not known."""


def gather_days(texts: Iterable[tuple[Reading, Issued]], *, with_issue: bool) -> list[Days]:
    """List the days, months and years that some texts name, and the days when their sources were issued."""
    found: dict[Days, None] = {}
    for text, issued in texts:
        dates = text.of(DateClaim)
        for claim, following in zip_longest(dates, dates[1:]):
            if claim.kind in ("day", "month", "year"):
                year = claim.year or _shared_year(claim, following) or issued.year
                found[(year, claim.month, claim.day)] = None
        for weekday in text.of(Weekday):
            day = issued.nearest(weekday.day)
            if day:
                found[(day.year, day.month, day.day)] = None
        if with_issue and issued.day:
            found[(issued.year, issued.month, issued.day)] = None
    return [day for day in found if day[0]][:_MOST]


_SHARED_YEAR_SPAN = 24
"""Most characters between two dates that one year belongs to: between March and the end of July 2022."""


def _shared_year(date_claim: DateClaim, following: DateClaim | None) -> int:
    """Return the year that a date shares with the one before it: January to October 2025; 0 if none."""
    if following is None or following.start - date_claim.end > _SHARED_YEAR_SPAN:
        return 0
    return following.year if following.kind == date_claim.kind and following.month >= date_claim.month else 0


def spans(days: Sequence[Days], kind: str) -> Iterator[Fraction]:
    """Yield the times between two dates. Units: the base of `time`, or that of `months`."""
    for first, second in combinations(days, 2):
        if kind == "time" and all(first) and all(second):
            yield Fraction(abs(_number(first) - _number(second)) * _DAY)
        if kind == "months":
            known = bool(first[1] and second[1])
            yield Fraction(abs((second[0] - first[0]) * 12 + (second[1] - first[1] if known else 0)))


def _number(day: Days) -> int:
    try:
        return date(*day).toordinal()
    except ValueError:
        return 0
