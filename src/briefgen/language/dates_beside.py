"""The days that a text only implies: of a month it leaves out, of a week or a night that it dates by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_WEEK = WordPattern(r"(?<!\w){weeks by a day}|{weeks by a day without spaces}")
_NIGHT = WordPattern(r"(?<!\w){nights}|{nights without spaces}")
_OF_WEEK = (-6, 6)
"""Days from the last day of a week to its first one, and back."""
_OF_NIGHT = (-1, 1)


def months_of_days(given: Iterable[DateClaim], issued: Issued) -> Iterator[DateClaim]:
    """Give a day without its month those of the report, of the month before it and of the next one."""
    if not issued.month:
        return
    for each in given:
        if each.kind != "day" or each.month or not each.day:
            continue
        for step in (0, -1, 1):
            at = issued.year * 12 + issued.month - 1 + step
            yield replace(each, year=at // 12, month=at % 12 + 1)


def days_implied(evidence: Reading, given: Iterable[DateClaim], issued: Issued) -> Iterator[DateClaim]:
    """Yield the other end of a week that a text dates by one day, and the day beside that of a night."""
    lower = evidence.text.lower()
    steps = (
        *(_OF_WEEK if _WEEK.of("any").search(lower) else ()),
        *(_OF_NIGHT if _NIGHT.of("any").search(lower) else ()),
    )
    for each in given if steps else ():
        if each.kind != "day" or not each.month:
            continue
        for step in steps:
            try:
                day = date(each.year or issued.year or 2001, each.month, each.day) + timedelta(days=step)
            except (ValueError, OverflowError):
                continue
            year = day.year if each.year or issued.year else 0
            yield replace(each, year=year, month=day.month, day=day.day, relation="", others=())
