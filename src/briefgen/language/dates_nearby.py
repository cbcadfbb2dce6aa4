"""The dates that a text names before a sentence: "Im Jahr 2022 …", of what the next sentences say."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, Difference
from briefgen.language.compare_dates import seasons_of
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.read import read
from briefgen.language.reading import Reading

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
