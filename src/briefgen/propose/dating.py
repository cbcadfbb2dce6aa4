"""The dates of a sentence as a fact has them: complete, or completed from the date of the source."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.check.fact_readings import date_of_claim
from briefgen.corpus.dates import PartialDate
from briefgen.language.claims import DateClaim, Quantity, Weekday
from briefgen.language.reading import Reading
from briefgen.language.wording.dating import dates_of_number, dates_of_text
from briefgen.language.wording.plans import speaks_of_future

ELSEWHERE = frozenset({"since", "until", "before", "after"})
_DATES = frozenset({"day", "month", "year", "fiscal-year", "quarter", "half"})
_EARLIER = re.compile(r"\b(last|previous|next) (week|month|year)\b|\b(yesterday|today)\b", re.IGNORECASE)


def date_of_event(reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return the date of what a sentence tells; one that it only implies is approximate."""
    given = dates_of_text(reading)
    named_dates = given or [d for d in reading.of(DateClaim) if d.relation not in ELSEWHERE]
    named_dates = named_dates or [d for d in reading.of(DateClaim) if d.day]  # from 14 October
    dates = [d for d in named_dates if d.kind in _DATES]
    found = (_complete(each, reading, issued) for each in sorted(dates, key=_precision, reverse=True))
    named = next((each for each in found if each is not None), None)
    return named or _implied(reading, issued)


def date_of_figure(quantity: Quantity, reading: Reading, issued: PartialDate) -> PartialDate:
    """Return when a number was true: by its sentence, else about when the source was issued."""
    found = (_complete(each, reading, issued) for each in dates_of_number(reading, quantity))
    named = next((each for each in found if each is not None), None)
    if named is None and sum(1 for q in reading.of(Quantity) if q.start != quantity.start) == 0:
        named = date_of_event(reading, issued)
    return named or PartialDate(issued.year, issued.month, 0, approximate=True)


def _precision(claim: DateClaim) -> int:
    return bool(claim.year) * 4 + bool(claim.month) * 2 + bool(claim.day)


def _complete(claim: DateClaim, reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return a date with the year that it lacks: that of the issue, or the one before."""
    if claim.others or claim.kind not in _DATES:
        return None
    found = date_of_claim(claim, claim.year or issued.year)
    if claim.year or found is None:
        return found
    later = found.first > issued.last
    if later and not speaks_of_future(reading.passage):
        found = date_of_claim(claim, issued.year - 1)
    return found and PartialDate(found.year, found.month, found.day, approximate=True, period=found.period)


def _implied(reading: Reading, issued: PartialDate) -> PartialDate | None:
    """Return the date that "last month" or "on Monday" has in a source of a known day."""
    found = _EARLIER.search(reading.text) if reading.language == "en" else None
    if found is not None and issued.month:
        return _earlier(found, issued)
    weekday = next(iter(reading.of(Weekday)), None)
    if weekday is None or not issued.day or issued.approximate:
        return None
    day = issued.first - timedelta(days=(issued.first.weekday() - weekday.day) % 7)
    return PartialDate(day.year, day.month, day.day, approximate=True)


def _earlier(found: re.Match[str], issued: PartialDate) -> PartialDate | None:
    if found[3]:
        day = issued.first - timedelta(days=found[3].lower() == "yesterday")
        return PartialDate(day.year, day.month, day.day, approximate=True) if issued.day else None
    step = 1 if found[1].lower() == "next" else -1
    if found[2].lower() == "year":
        return PartialDate(issued.year + step, approximate=True)
    if found[2].lower() == "month":
        months = issued.year * 12 + issued.month - 1 + step
        return PartialDate(months // 12, months % 12 + 1, approximate=True)
    day = (issued.first if issued.day else date(issued.year, issued.month, 15)) + timedelta(weeks=step)
    return PartialDate(day.year, day.month, approximate=True)
