"""The dates that evidence gives for a claim without naming them: Friday, last year, three years ago."""

from __future__ import annotations

from datetime import timedelta

from briefgen.language.claims import DateClaim, Weekday
from briefgen.language.dates_agree import Issued
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
    )


def days_of_week(evidence: Reading, issued: Issued) -> tuple[DateClaim, ...]:
    """Return the days that days of the week, named in a report, may be."""
    return tuple(
        DateClaim(weekday.start, weekday.end, weekday.words, "day", each.year, each.month, each.day)
        for weekday in evidence.of(Weekday)
        if (day := issued.nearest(weekday.day))
        for each in (day, day + timedelta(days=7))
    )
