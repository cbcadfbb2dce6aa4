"""The dates of a sentence as a fact has them: complete, or completed from the date of the source."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.check.fact_readings import date_of_claim
from briefgen.corpus.dates import PartialDate
from briefgen.language.claims import DateClaim, Quantity, Weekday
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, meanings_of
from briefgen.language.wording.dating import dates_of_number, dates_of_text
from briefgen.language.wording.plans import speaks_of_future
from briefgen.propose.parts import (
    ELSEWHERE,
    SentencePart,
    dates_in_part,
    is_compared,
    is_of_other,
    is_reported,
    last_of_range,
    part_around,
    time_before,
)

_DATES = frozenset({"day", "month", "year", "fiscal-year", "quarter", "half"})
_AHEAD = WordPattern(r"\b{ahead}\s+\Z")
_RELATIVE = WordPattern(r"\b{relative dates}\b", re.IGNORECASE)


def date_of_event(reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return the date of the event in a sentence; one that is only implied is approximate."""
    given = dates_of_text(reading)
    named_dates = given or [d for d in reading.of(DateClaim) if d.relation not in ELSEWHERE]
    named_dates = named_dates or [d for d in reading.of(DateClaim) if d.day]  # from 14 October
    dates = [d for d in named_dates if d.kind in _DATES]
    found = (_complete(each, reading, issued) for each in sorted(dates, key=_precision, reverse=True))
    named = next((each for each in found if each is not None), None)
    return named or _implied(reading, issued, SentencePart(0, len(reading.text)))


def date_of_figure(quantity: Quantity, reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return when a number was true: by its sentence, else about when the source was issued.

    Shape: None for a number that another is compared with, if its sentence does not date it: "up from 40";
    and for one with a month of which the year is not known.
    """
    named = named_date_of_figure(quantity, reading, issued)
    if named is not None:
        return named
    if quantity.role == "from" or is_compared(reading, quantity.start):
        return None
    if any(_is_of_unknown_year(each, reading, issued) for each in dates_in_part(reading, quantity)):
        return None
    return PartialDate(issued.year, issued.month, 0, approximate=True)


def named_date_of_figure(quantity: Quantity, reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return the date that a sentence gives to a number, or implies for it; None if it has none for it."""
    earlier = time_before(reading, quantity.end)
    if earlier is not None:
        dates = [d for d in reading.of(DateClaim) if d.kind in _DATES and d.start < quantity.start]
        base = _complete(dates[-1], reading, issued) if dates else None
        return _shifted(base or issued, *earlier)
    given = [d for d in dates_of_number(reading, quantity) if not is_of_other(d, quantity, reading)]
    claims = given or dates_in_part(reading, quantity)
    found = (_complete(each, reading, issued) for each in last_of_range(claims, reading))
    named = next((each for each in found if each is not None), None)
    if named is not None:
        return named
    part = part_around(reading, quantity.start)
    others = [q for q in reading.of(Quantity) if part.has(q.start) and q.start != quantity.start]
    alone = all(other.whole or quantity.whole for other in others)
    return _implied(reading, issued, part) if alone else None


def _precision(claim: DateClaim) -> int:
    return bool(claim.year) * 4 + bool(claim.month) * 2 + bool(claim.day)


def _complete(claim: DateClaim, reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return a date with the year that it lacks: that of the issue, or the one before."""
    if claim.others or claim.kind not in _DATES:
        return None
    found = date_of_claim(claim, claim.year or issued.year)
    if claim.year or found is None:
        return found
    if _is_of_unknown_year(claim, reading, issued):
        return None
    later = found.first > issued.last
    # Bookings for April are for that of this year or of the next.
    if later and _AHEAD.of(reading.language).search(reading.text, 0, claim.start):
        return None
    if later and not _is_ahead(reading):
        found = date_of_claim(claim, issued.year - 1)
    return found and PartialDate(found.year, found.month, found.day, approximate=True, period=found.period)


def _is_ahead(reading: Reading) -> bool:
    """Check whether a sentence speaks of what is to come, also by "at the earliest"."""
    return speaks_of_future(reading.passage) or bool(reading.passage.find_entries("earliest"))


def _is_of_unknown_year(claim: DateClaim, reading: Reading, issued: PartialDate) -> bool:
    """Check whether a month or day without a year is nearer ahead of the issue than behind it.

    In a text of August, "in September" may be of either year, unless a word says that it is to come.
    """
    if claim.year or claim.others or claim.kind not in _DATES or not issued.month:
        return False
    found = date_of_claim(claim, issued.year)
    behind = date_of_claim(claim, issued.year - 1)
    if found is None or behind is None or found.first <= issued.last or _is_ahead(reading):
        return False
    return found.first - issued.last < issued.first - behind.last


def _implied(reading: Reading, issued: PartialDate, part: SentencePart) -> PartialDate | None:
    """Return the date that "last month" or "on Monday" has in a part of a text whose day is known."""
    found = _RELATIVE.of(reading.language).search(reading.text, part.start, part.end)
    if found is not None and issued.month:
        words = " ".join(found.group().lower().split())
        unit, step = meanings_of(reading.language, "relative dates")[words].split()
        return _relative(unit, int(step), issued)
    weekday = next((each for each in reading.of(Weekday) if part.has(each.start)), None)
    if weekday is None or not issued.day or issued.approximate or is_reported(reading, weekday.start):
        return None
    day = issued.first - timedelta(days=(issued.first.weekday() - weekday.day) % 7)
    return PartialDate(day.year, day.month, day.day, approximate=True)


def _relative(unit: str, step: int, issued: PartialDate) -> PartialDate | None:
    """Return the day, week, month or year that is some steps from the day of issue."""
    if unit == "day":
        day = issued.first + timedelta(days=step)
        return PartialDate(day.year, day.month, day.day, approximate=True) if issued.day else None
    if unit == "year":
        return PartialDate(issued.year + step, approximate=True)
    if unit == "month":
        months = issued.year * 12 + issued.month - 1 + step
        return PartialDate(months // 12, months % 12 + 1, approximate=True)
    day = (issued.first if issued.day else date(issued.year, issued.month, 15)) + timedelta(weeks=step)
    return PartialDate(day.year, day.month, approximate=True)


def _shifted(base: PartialDate, number: int, unit: str) -> PartialDate:
    """Return the date that is some days, weeks, months or years before another."""
    if unit == "year":
        return PartialDate(base.year - number, base.month, 0, approximate=True)
    if unit == "month":
        months = base.year * 12 + max(base.month, 1) - 1 - number
        return PartialDate(months // 12, months % 12 + 1, approximate=True)
    day = base.last - timedelta(days=number * (7 if unit == "week" else 1))
    return PartialDate(day.year, day.month, day.day if base.day else 0, approximate=True)
