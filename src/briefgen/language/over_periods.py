"""Whether a number is a rate of a text over another period, or what falls to each of those that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.found_once import found_once
from briefgen.language.lexicon import load_lexicon
from briefgen.language.measures import to_base
from briefgen.language.rates_named import names_rate
from briefgen.language.reading import Reading
from briefgen.language.reckoning import (
    Operand,
    fits,
    gather_days,
    ratios,
    single_numbers,
    spans,
    terms_of,
)
from briefgen.language.word_pattern import WordPattern

Texts = Sequence[tuple[Reading, Issued]]
Length = tuple[str, Fraction]
"""The kind of a unit of time, and a length in the base of that kind."""
_TIMES = frozenset({"time", "months"})
_MONTHS_OF = MappingProxyType({"year": 12, "fiscal-year": 12, "half": 6, "quarter": 3, "month": 1})
_OF_THE = 8
"""Characters between a part of a year and the word for that: of the."""
_UNITS = ("day", "week", "month", "year")
_MONTH = 30 * 86_400
"""Seconds of a month, as one reckons with whole days."""
_EACH = WordPattern(r"(?i:(?<!\w){for each of}(?!\w))")
_FOR_EACH_ONE = WordPattern(r"(?i:(?<!\w){for each one}(?!\w))")
_EACH_SPAN = 40
"""Characters before and behind a number in which it is said to be of each."""


def is_over_period(mine: Quantity, claim: Reading, texts: Texts) -> bool:
    """Check whether a number is a total by the months that a text names, or a rate times those."""
    term = next(terms_of(mine), None)
    if term is None or mine.first.low != mine.first.high or term.dimension[1] in _TIMES:
        return False
    periods = (*_periods((claim,)), *_periods([text for text, _ in texts]), *_between(texts))
    named = list(dict.fromkeys(periods))
    totals = ((q, each) for each, _ in texts for q in single_numbers(each))
    for total, text in totals:
        values = (t.value for t in terms_of(total) if t.dimension == term.dimension)
        money = mine.currencies and total.currencies and not mine.currencies & total.currencies
        for value in values if not money else ():
            factors = (f for rate in _rates(total, text) for f in _factors(mine.per, rate, named))
            if any(fits(mine, value * factor, named=term.value) for factor in factors):
                return True
    return False


def _rates(total: Quantity, text: Reading) -> list[str]:
    """List the units of time that a number may be per: its own, else none, or one that its text names."""
    return [total.per] if total.per else ["", *_rates_named(text)]


@found_once
def _rates_named(text: Reading) -> tuple[str, ...]:
    """List the units of time of which a text names a rate."""
    return tuple(unit for unit in _UNITS if names_rate(unit, text))


def _factors(mine: str, given: str, periods: Sequence[Length]) -> Iterator[Fraction]:
    """Yield by what a number per one unit of time becomes one per another; empty for the whole period."""
    own, theirs = _length(mine), _length(given)
    if own and theirs and own[0] != theirs[0]:
        yield _seconds(own) / _seconds(theirs)
    elif own and not given:
        yield from (own[1] / length for kind, length in periods if kind == own[0] and length > own[1])
    elif theirs and not mine:
        yield from (
            length / theirs[1] for kind, length in periods if kind == theirs[0] and length > theirs[1]
        )


def _length(unit: str) -> Length | None:
    """Return how long a unit of time is; None for another unit."""
    found = to_base(Fraction(1), unit)
    return found if unit and found[0] in _TIMES else None


def _seconds(length: Length) -> Fraction:
    return length[1] * (_MONTH if length[0] == "months" else 1)


def _periods(texts: Sequence[Reading]) -> Iterator[Length]:
    """Yield the periods that some texts name, be it without a number: in the first half, for a full year."""
    for text in texts:
        units = load_lexicon(text.language).units.meanings
        numbers = text.of(Quantity)
        parts = [date.end for date in text.of(DateClaim) if date.kind in ("half", "quarter")]
        for word in text.passage.words:
            length = _length(units.get(word.key, ""))
            of_part = any(0 <= word.start - end <= _OF_THE for end in parts)  # the first half of the year
            if length and not of_part and not any(q.start <= word.start < q.end for q in numbers):
                yield length
        for number in numbers:
            length = _length(number.first.unit)
            if length:
                yield length[0], length[1] * number.first.low
        for date in text.of(DateClaim):
            if date.kind in _MONTHS_OF:
                yield "months", Fraction(_MONTHS_OF[date.kind])


def _between(texts: Texts) -> Iterator[Length]:
    """Yield the months from the first of two that a text names to the last, both counted."""
    yield from (("months", months + 1) for months in spans(gather_days(texts, with_issue=False), "months"))


def is_for_each(mine: Quantity, claim: Reading, texts: Texts) -> bool:
    """Check whether a claim says of each what a text gives for all: 30,000 each, of 36 million for 1,200.

    For each of one side the other side has so many: two totals of one kind divided.
    """
    term = next(terms_of(mine), None)
    if term is None:
        return False
    given = [(q, t) for text, _ in texts for q in single_numbers(text) for t in terms_of(q)]
    head = max(0, mine.start - _EACH_SPAN)
    if _EACH.of(claim.language).search(claim.text[head : mine.end + _EACH_SPAN]):
        totals = [(q, t.value) for q, t in given if t.dimension == term.dimension]
        counts = [q for q, _ in given if q.first.kind in ("count", "measure") and q.first.low > 1]
        return any(
            fits(mine, value / each.first.low, named=term.value)
            for total, value in totals
            for each in counts
            if each.start != total.start and each.first.low != total.first.low
        ) or _is_ratio(mine, [t for _, t in given])
    named = _FOR_EACH_ONE.of(claim.language).search(claim.text)
    return named is not None and _is_ratio(mine, [t for _, t in given])


def _is_ratio(mine: Quantity, terms: Sequence[Operand]) -> bool:
    """Check whether a number is how many times one number has another of its kind."""
    return any(result.value > 1 and fits(mine, result.value) for result in ratios(terms))
