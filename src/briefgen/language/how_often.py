"""How often something is done, in two forms: twice a year, every six months."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from briefgen.language.claims import Quantity
from briefgen.language.folded import fold_text
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_DAYS = MappingProxyType(
    {
        "hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7), "fortnight": Fraction(14),
        "month": Fraction(365, 12), "quarter": Fraction(365, 4), "year": Fraction(365),
    }
)  # fmt: skip
_NEAR = Fraction(1, 10)
"""How far two lengths of time may be from each other, in parts of one: twice a month, every two weeks."""
_EVERY = WordPattern(r"(?i:(?<!\w){before a time of a row} $)")
_EVERY_REACH = 20


def is_as_often(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a number says how often, as a number of the evidence does in the other form."""
    mine = _days_between(quantity, claim)
    if mine is None:
        return False
    theirs = (_days_between(each, evidence) for each in evidence.of(Quantity))
    return any(days is not None and abs(days - mine) <= mine * _NEAR for days in theirs)


def _days_between(quantity: Quantity, reading: Reading) -> Fraction | None:
    """Return the days from one time to the next; None where the number does not say how often."""
    first = quantity.first
    if first.low != first.high or first.low <= 0:
        return None
    if first.kind == "measure" and first.unit in _DAYS:
        begin = max(0, quantity.start - _EVERY_REACH)
        every = _EVERY.of("any").search(reading.text, begin, quantity.start)
        return first.low * _DAYS[first.unit] if every else None
    units = _units_of_rate(quantity, reading) if first.kind == "multiple" else ()
    return next((_DAYS[unit] / first.low for unit in units if unit in _DAYS), None)


def _units_of_rate(quantity: Quantity, reading: Reading) -> Iterator[str]:
    """Yield the unit of time within which something is done so many times."""
    if quantity.per:
        yield quantity.per
    folded = fold_text(reading.text)
    if len(folded.text) == len(reading.text):
        rate = load_lexicon(reading.language).rates.at(folded.text, quantity.end + 1)
        if rate:
            yield rate[1]
