"""The dates that evidence gives for a claim without naming them: Friday, last year, three years ago."""

from __future__ import annotations

from datetime import date, timedelta

from briefgen.language.claims import DateClaim, Weekday
from briefgen.language.dates_agree import Issued
from briefgen.language.dates_beside import days_implied, months_of_days
from briefgen.language.dates_of_ends import dates_of_ends
from briefgen.language.dates_reckoned import reckon_dates
from briefgen.language.found_once import found_once
from briefgen.language.reading import Reading
from briefgen.language.years_beside import months_beside, same_periods, years_beside


@found_once  # a brief cites the same facts again and again
def counted_dates(claim: Reading, evidence: Reading, issued: Issued) -> tuple[DateClaim, ...]:
    """Return the dates that a text counts from others or from its issue, for a claim."""
    days = days_of_week(evidence, issued)
    return (
        *days,
        *years_beside(claim, evidence, issued.year),
        *months_beside(claim, evidence),
        *same_periods(claim, evidence),
        *reckon_dates(evidence, (*evidence.of(DateClaim), *days), issued),
        *dates_of_ends(evidence, evidence.of(DateClaim), issued.year),
        *days_implied(
            evidence, (*evidence.of(DateClaim), *months_of_days(evidence.of(DateClaim), issued)), issued
        ),
    )


def days_of_week(evidence: Reading, issued: Issued) -> tuple[DateClaim, ...]:
    """Return the days that days of the week, named in a report, may be."""
    return tuple(
        DateClaim(weekday.start, weekday.end, weekday.words, "day", each.year, each.month, each.day)
        for weekday in evidence.of(Weekday)
        if (day := issued.nearest(weekday.day))
        for each in (day, day + _WEEK, *((day - _WEEK,) if _is_issue(day, issued) else ()))
    )


_WEEK = timedelta(days=7)


def _is_issue(day: date, issued: Issued) -> bool:
    """Check whether a day is that of the report, which may speak of the one a week before: on Tuesday."""
    return (day.year, day.month, day.day) == (issued.year, issued.month, issued.day)
