"""Write a date of a field as words, in a language that has a catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefgen.catalogues.words import Words
from briefgen.corpus.dates import PartialDate, Period

_SEASONS = ("spring {year}", "summer {year}", "autumn {year}", "winter {year}")
_QUARTERS = (
    "first quarter of {year}",
    "second quarter of {year}",
    "third quarter of {year}",
    "fourth quarter of {year}",
)
_HALVES = ("first half of {year}", "second half of {year}")


def day_words(day: date, words: Words) -> str:
    """Format a day: "26 June 2024"."""
    return _day(words, words.formats.day, words.formats.months, day)


def _day(words: Words, pattern: str, months: Sequence[str], day: date) -> str:
    number = words.formats.first_of_month if day.day == 1 else ""
    local = words.formats.local_digits
    fields = {"day": number or local(day.day), "month": months[day.month - 1], "year": local(day.year)}
    return pattern.format(**fields)


def date_words(when: PartialDate, words: Words, *, short: bool = False) -> str:
    """Format a date with the parts that are known; an approximate one as "c. 16 April 2024".

    `short` shortens the month, and writes "Q3 2025" for "third quarter of 2025".
    """
    written = _known_parts(when, words, short=short)
    return words.text("c. {date}", date=written) if when.approximate else written


def _known_parts(when: PartialDate, words: Words, *, short: bool) -> str:
    formats, year = words.formats, words.formats.local_digits(when.year)
    months = formats.short_months if short else formats.months
    if when.period:
        return _period_words(when.period, year, words, short=short)
    if not when.month:
        return year
    if when.day:
        return _day(words, formats.short_day if short else formats.day, months, when.first)
    pattern = formats.short_month if short else formats.month
    return pattern.format(month=months[when.month - 1], year=year)


def _period_words(period: Period, year: str, words: Words, *, short: bool) -> str:
    if period.kind == "season":
        return words.text(_SEASONS[period.number - 1], year=year)
    if short:
        message = "Q{number} {year}" if period.kind == "quarter" else "H{number} {year}"
        return words.text(message, number=words.formats.local_digits(period.number), year=year)
    message = (_QUARTERS if period.kind == "quarter" else _HALVES)[period.number - 1]
    return words.text(message, year=year)
