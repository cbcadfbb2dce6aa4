"""Days and years of the Persian solar calendar, as those of the Gregorian one: 20 Tir, ۱۵ مهر ۱۴۰۲."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from briefgen.language.claims import DateClaim
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.tables import load_table
from briefgen.language.word_pattern import WordPattern

_DAY = WordPattern(
    r"(?<![\w.,])(?P<d>\d{1,2}) (?P<m>{solar months})"
    r"(?: {behind a solar month})?(?: {before a solar year}|,)?(?: (?P<y>1[34]\d\d))?(?!\w)"
)
_YEAR = lazy(r"(?<![\w.,/])(?P<y>1[34]\d\d)(?![\w/]|[.,]\d)")
_OFFSET = 621
"""Years from a solar year to the Gregorian one in which it begins, in March."""
_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Years of a cycle of 33 that have 366 days."""
_KNOWN_YEAR, _KNOWN_NEW_YEAR = 1402, date(2023, 3, 21)
_LONG_MONTHS = 6
"""Months of 31 days, at the beginning of a year; the others have 30."""


@cache
def _months(language: str) -> Mapping[str, int]:
    """Return the months of the calendar by name, from 0; none where a language has no names of them."""
    names: str = load_table("words", language).get("solar months", "")
    return {name: month for month, name in enumerate(names.split(", ")) if name}


def find_solar_dates(scan: Scan) -> Iterator[DateClaim]:
    """Find the days of a Persian or English text that are named by the solar calendar, and Persian years."""
    language = scan.lexicon.language
    months = _months(language)
    if not months or not scan.has_digits:
        return
    if not scan.vocabulary.isdisjoint(months):
        for found in scan.matches(_DAY.of(language)):
            days = _days(int(found["y"] or 0), months[found["m"]], int(found["d"]))
            if days:
                yield _made(scan, found, days, dated=bool(found["y"]))
    if language == "fa":
        for found in scan.matches(_YEAR):
            scan.take(*found.span())
            year = int(found["y"]) + _OFFSET
            yield DateClaim(*found.span(), "", "fiscal-year", year, until_year=year + 1)


def _made(scan: Scan, found: re.Match[str], days: list[date], *, dated: bool) -> DateClaim:
    scan.take(*found.span())
    written = [(day.year if dated else 0, day.month, day.day) for day in days]
    year, month, day = written[0]
    return DateClaim(*found.span(), "", "day", year, month, day, others=tuple(written[1:]))


def _days(year: int, month: int, day: int) -> list[date]:
    """Return the Gregorian day of a solar one; where no year is named, the two that it may be."""
    if not 1 <= day <= (31 if month < _LONG_MONTHS else 30):
        return []
    passed = 31 * month - max(0, month - _LONG_MONTHS) + day - 1
    first = _new_year(year) if year else _KNOWN_NEW_YEAR
    found = first + timedelta(days=passed)
    return [found] if year else [found, found - timedelta(days=1)]


def _new_year(year: int) -> date:
    """Return the Gregorian day on which a solar year begins."""
    step = 1 if year > _KNOWN_YEAR else -1
    days = sum(
        366 if each % 33 in _LEAP_YEARS else 365
        for each in range(min(year, _KNOWN_YEAR), max(year, _KNOWN_YEAR))
    )
    return _KNOWN_NEW_YEAR + timedelta(days=step * days)
