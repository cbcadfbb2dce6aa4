"""The dates that a text names before a sentence: "Im Jahr 2022 …", of what the next sentences say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, Difference, Ordinal
from briefgen.language.compare_dates import seasons_of
from briefgen.language.compare_designations import is_in
from briefgen.language.dates_agree import Issued, agrees, is_within_a_year
from briefgen.language.lazy import lazy
from briefgen.language.lexicon import load_lexicon
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.names_nearby import Around

_ELSEWHERE = frozenset({"compared", "since", "until", "before", "after"})


def dates_nearby(text: str, language: str) -> tuple[DateClaim, ...]:
    """Return the last year, the last season and the last month or day that some text names."""
    reading = read(text, language)
    if not text or not reading.read:
        return ()
    named = sorted((*reading.of(DateClaim), *seasons_of(reading)), key=lambda date: date.start)
    named = [date for date in named if date.relation not in _ELSEWHERE]
    last = {_sort_of(date): date for date in named}
    of_year = [date for date in named if date.year][-1:]
    return tuple(replace(date, relation="nearby") for date in dict.fromkeys((*last.values(), *of_year)))


def _sort_of(date: DateClaim) -> str:
    """Return the kind of a date; a day takes the place of a month."""
    return "month" if date.kind == "day" else date.kind


def without_nearby(
    found: tuple[Difference, ...], claim: Reading, nearby: Iterable[tuple[DateClaim, Issued]]
) -> tuple[Difference, ...]:
    """Leave out the dates that a sentence does not name, but its text right before it."""
    places = {
        date.start
        for date in claim.of(DateClaim)
        if any(agrees(date, replace(each, relation=""), issued) for each, issued in nearby)
    }
    return tuple(d for d in found if d.respect != "date" or d.evidence or d.start not in places)


def without_named_elsewhere(
    found: tuple[Difference, ...], claim: Reading, around: Sequence[Around], issued: frozenset[Issued]
) -> tuple[Difference, ...]:
    """Leave out what nothing in the evidence contradicts, unless no source can have said it.

    So may dates and places in an order: the third tender. A source can have said them where its text is not
    at hand or has them elsewhere; a date also near its date of issue: last summer, by the end of next year.
    """
    dates = {date.start: date for date in claim.of(DateClaim)}
    ordinals = {ordinal.start: ordinal.value for ordinal in claim.of(Ordinal)}

    def is_elsewhere(difference: Difference) -> bool:
        if difference.respect == "ordinal" and not difference.evidence:
            value = ordinals.get(difference.start)
            return any(not each.text or value in _ordinals_of(each) for each in around)
        if difference.respect == "designation":
            texts = (read(each.elsewhere, each.language) for each in around)
            unknown = not difference.sure and any(not each.text for each in around)
            return unknown or any(is_in(difference, claim, text) for text in texts)
        if difference.respect != "date" or difference.sure or not (date := dates.get(difference.start)):
            return False
        return _is_near(date, issued) or any(_may_name(date, each) for each in around)

    return tuple(difference for difference in found if not is_elsewhere(difference))


def _ordinals_of(around: Around) -> frozenset[Fraction]:
    whole = read(f"{around.title}\n{around.text}", around.language)
    return frozenset(each.value for each in whole.of(Ordinal))


def _is_near(date: DateClaim, issued: frozenset[Issued]) -> bool:
    month = date.month if date.day else 0
    return any(is_within_a_year(date.year, month, each) for each in issued if date.year)


def is_year_nowhere(year: int, around: Sequence[Around], issued: frozenset[Issued]) -> bool:
    """Check whether no source names a year or was issued near it; false where a text is not at hand."""
    date = DateClaim(0, 0, "", "year", year)
    return bool(around) and not _is_near(date, issued) and not any(_may_name(date, each) for each in around)


def is_month_nowhere(date: DateClaim, around: Sequence[Around], issued: frozenset[Issued]) -> bool:
    """Check whether no source names the month of a date, and of a day its number; false without a text.

    One of them has a date near it, or was issued near it, for which it may be a slip: where none has, it is
    known from elsewhere.
    """
    if not around or any(_may_name_month(date, each) for each in around):
        return False
    texts = (read(f"{each.title}\n{each.text}", each.language) for each in around)
    named = [(d.year, d.month) for text in texts for d in text.of(DateClaim)]
    named += [(each.year, each.month) for each in issued]
    return any(month and _months_apart(date, year, month) <= _SLIP for year, month in named)


def _months_apart(date: DateClaim, year: int, month: int) -> int:
    """Count the months between a date and a month, of the nearest year where that is not known."""
    apart = abs(date.month - month)
    return abs((date.year - year) * _YEAR + date.month - month) if year else min(apart, _YEAR - apart)


_YEAR = 12
"""Months."""
_SLIP = 2
"""Months by which a date may be off by a slip."""


def _may_name_month(date: DateClaim, around: Around) -> bool:
    """Check whether a source may have the month of a date, or a part of its year, anywhere."""
    reading = read(f"{around.title}\n{around.text}", around.language)
    if not (around.text and reading.read) or any(form in around.text for form in _in_digits(date)):
        return True
    for each in (*reading.of(DateClaim), *seasons_of(reading)):
        days = ((each.year, each.month, each.day), *each.others)
        named = (
            year in (0, date.year) and month == date.month and day in (0, date.day)
            for year, month, day in days
        )
        if (any(named) or each.number) and (each.month or each.year in (0, date.year)):
            return True
    return False


def _in_digits(date: DateClaim) -> tuple[str, ...]:
    """Return how tables write a month: 2026-02, 02/2026."""
    year, month = date.year, date.month
    return (f"{year}-{month:02}", f"{year}/{month:02}", f"{month:02}/{year}", f"{month:02}.{year}")


def _counts_months(reading: Reading) -> bool:
    """Check whether a text speaks of months, of which a claim may name the first and the last."""
    meanings = load_lexicon(reading.language).units.meanings
    return any(meanings.get(word.key) == "month" for word in reading.passage.words)


def _may_name(date: DateClaim, around: Around) -> bool:
    """Check whether a source may have the year of a date, or its day, month or season, anywhere."""
    if not around.text:
        return True
    reading = read(around.text, around.language)
    if date.kind == "decade":
        return not reading.read or str(date.year)[2:] in _NUMBERS.findall(around.text)
    named = (*reading.of(DateClaim), *seasons_of(reading))
    if date.year:
        return not reading.read or any(date.year in (each.year, each.until_year) for each in named)
    own = (date.month, date.day, date.number)
    if date.month and not date.day and _counts_months(reading):
        return True  # January to July are the first seven months
    return not reading.read or any(
        all(
            mine in (0, theirs) for mine, theirs in zip(own, (each.month, each.day, each.number), strict=True)
        )
        for each in named
    )


_NUMBERS = lazy(r"(?<!\d)(?:\d\d)?(\d\d)(?!\d)")
