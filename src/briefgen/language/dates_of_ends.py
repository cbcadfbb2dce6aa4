"""The dates at which what a text dates ends: until the end of August, from 1 March for six months."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.reading import Reading
from briefgen.language.reckoning import single_numbers

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS: dict[str, Fraction | int] = {"hour": Fraction(1, 24), "day": 1, "week": 7, "fortnight": 14}
_LONGEST = 600
"""Days or months that are reckoned with."""
_FIRST_YEAR, _LAST_YEAR = 2, 9000
_ANY_YEAR = 2001
"""A year to reckon in where none is known; it has no leap day."""


def dates_of_ends(evidence: Reading, given: Iterable[DateClaim], year: int) -> Iterator[DateClaim]:
    """Yield the ends of the periods that a text begins with a date, and the beginnings after its last days.

    Shape: `year` is that of the text; of a date without one, what is yielded has none either.
    """
    numbers = single_numbers(evidence)
    lengths = {months for q in numbers if (months := _months(q))}
    days = {length for q in numbers if (length := _days(q))}
    for begin in given:
        for end in _ends_of(begin, lengths, days, year):
            yield end if begin.year else replace(end, year=0)


def _ends_of(each: DateClaim, lengths: set[int], days: set[int], year: int) -> Iterator[DateClaim]:
    if not each.month or each.kind not in ("day", "month"):
        return
    dated = replace(each, year=each.year or year or _ANY_YEAR)
    if not _FIRST_YEAR <= dated.year <= _LAST_YEAR or each.day > monthrange(dated.year, each.month)[1]:
        return
    if each.relation in ("", "since"):
        for months in lengths:
            yield from _ends(dated, months)
        yield from (_day_after(dated, length) for length in days if each.kind == "day")
    if each.kind == "day" and each.relation == "" and each.day == 1:
        yield _moved(dated, -1, part="late", relation="until")
    is_last = each.kind == "day" and each.day == monthrange(dated.year, each.month)[1]
    if is_last and each.relation in ("", "until", "by"):
        yield _moved(dated, 1, relation="since")


def _days(quantity: Quantity) -> int:
    """Return the days of a length of time; 0 for any other number."""
    first = quantity.first
    days = first.low * Fraction(_DAYS.get(first.unit, 0))
    single = first.low == first.high and days.denominator == 1 and days <= _LONGEST
    return int(days) if single and not quantity.per else 0


def _day_after(start: DateClaim, days: int) -> DateClaim:
    end = date(start.year, start.month, start.day) + timedelta(days=days)
    return replace(start, year=end.year, month=end.month, day=end.day, relation="until", others=())


def _months(quantity: Quantity) -> int:
    """Return the months of a length of time; 0 for any other number."""
    first = quantity.first
    months = first.low * _MONTHS.get(first.unit, 0)
    single = first.low == first.high and months.denominator == 1 and months <= _LONGEST
    return int(months) if single and not quantity.per else 0


def _ends(start: DateClaim, months: int) -> Iterator[DateClaim]:
    """Yield the month in which a period ends, and, of one that begins with a month, the end of the last."""
    end = _moved(start, months)
    yield replace(end, relation="until")
    yield end
    if start.day <= 1:
        yield _moved(start, months - 1, part="late", relation="until")


def _moved(start: DateClaim, months: int, *, part: str = "", relation: str = "") -> DateClaim:
    at = start.year * 12 + start.month - 1 + months
    month = replace(start, kind="month", year=at // 12, month=at % 12 + 1, day=0, others=())
    return replace(month, part=part, relation=relation)
