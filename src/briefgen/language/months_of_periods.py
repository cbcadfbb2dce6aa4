"""The first and the last month of a period that a text names: the third quarter, the first nine months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_MONTHS = {"quarter": 3, "half": 6}
_MAY_BE_YEARS = range(1900, 2100)
_YEAR = 12
"""Months."""
_REACH = 20
"""Characters from months to their year: of 2025, des Jahres 2025."""
_FIRST = WordPattern(r"{first months of a year}")
_LAST = WordPattern(r"{last months of a year}")
_REST = WordPattern(r"{rest of the year}")


class Months(NamedTuple):
    """The months of a period. Units: numbers of months; `year` is 0 where it is not known."""

    year: int
    first: int
    last: int


def is_end_of_period(
    mine: DateClaim,
    others: Sequence[DateClaim],
    given: Iterable[DateClaim],
    counted: Iterable[DateClaim],
    text: tuple[Reading, Issued],
) -> bool:
    """Check whether a claim names the first and the last month of a given period, its end, or all of it.

    The period may be that of another year which the evidence counts from its own: a year earlier.
    """
    counted = tuple(counted)
    years = {date.year for date in counted if date.kind == "year"}
    if not mine.month:
        whole = [months[1:] for months in _of_dates((mine,))]
        of_year = (m for m in _counted(*text) if not (mine.year and m.year) or mine.year in (m.year, *years))
        return any(months[1:] in whole for months in of_year)
    months = {other.month for other in others} | {mine.month}
    ends_it = mine.part == "late" or mine.relation in ("by", "until")
    for year, first, last in (*_of_dates((*given, *counted)), *_counted(*text)):
        both = {first, last} <= months and mine.month in (first, last)
        same = not mine.year or not year or mine.year in (year, *years)
        if same and (both or (ends_it and mine.month == last)):
            return True
    return False


def _of_dates(given: Iterable[DateClaim]) -> Iterator[Months]:
    for each in given:
        if length := _MONTHS.get(each.kind, 0):
            yield Months(each.year, each.number * length - length + 1, each.number * length)


def _counted(evidence: Reading, issued: Issued) -> Iterator[Months]:
    """Yield the months that a text counts from the beginning or the end of a year, and what is left of it."""
    text = evidence.text.lower()
    for found in _FIRST.of("any").finditer(text):
        if number := _number_in(evidence, *found.span()):
            yield Months(_year_near(evidence, *found.span()), 1, number)
    for found in _LAST.of("any").finditer(text):
        number, year = _number_in(evidence, *found.span()), _year_behind(evidence, found.end())
        if number and year:
            yield Months(year, _YEAR + 1 - number, _YEAR)
    if issued.month and _REST.of("any").search(text):
        yield from (Months(issued.year, first, _YEAR) for first in (issued.month, issued.month + 1))


def _number_in(evidence: Reading, start: int, end: int) -> int:
    """Return the number of months that some words have, of less than a year; 0 for none."""
    counts = (q.first.low for q in evidence.of(Quantity) if start <= q.start < end)
    return next((int(count) for count in counts if 1 < count < _YEAR), 0)


def _year_near(evidence: Reading, start: int, end: int) -> int:
    """Return the year right behind some months, or right before them; 0 where none is."""
    before = (year for _, last, year in _years(evidence) if 0 <= start - last <= _REACH)
    return _year_behind(evidence, end) or next(before, 0)


def _year_behind(evidence: Reading, end: int) -> int:
    return next((year for first, _, year in _years(evidence) if 0 <= first - end <= _REACH), 0)


def _years(evidence: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield where a text has years, and which; a number of four digits may be one."""
    yield from ((d.start, d.end, d.year) for d in evidence.of(DateClaim) if d.kind == "year")
    numbers = ((q.start, q.end, q.first.low) for q in evidence.of(Quantity))
    yield from ((start, end, int(low)) for start, end, low in numbers if low in _MAY_BE_YEARS)
