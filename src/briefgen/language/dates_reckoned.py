"""The dates that a text gives by how far they are from others: three years ago."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, DateKind, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.lexicon import UNSPACED, load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of

_YEARS = {"year": 1, "decade": 10, "century": 100}
_MONTHS = {"month": 1, "quarter": 3}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_SHORT = frozenset({"month", "week", "day"})
"""Units of which a text may have one; the year before another is looked for beside a number."""
_CLOSE = frozenset({"", "exact", "about"})
_MOST = 64
"""Lengths and dates that are looked at; a longer list is no report of one event."""
_FARTHEST = 400


def reckon_dates(evidence: Reading, given: Iterable[DateClaim], issued: Issued) -> Iterator[DateClaim]:
    """Yield the dates that are as far from the issue of some text as it says, or from a date in it."""
    year, month, day = issued.year, issued.month, issued.day
    if year and _END_OF_DECADE.of("any").search(evidence.text.lower()):
        yield from (_made("year", year // 10 * 10 + 10 - back) for back in (0, 1))
    if year and _END_OF_YEAR.of("any").search(evidence.text.lower()):
        yield replace(_made("year", year), part="late")
    if year and _END_OF_NEXT_YEAR.of("any").search(evidence.text.lower()):
        yield replace(_made("year", year + 1), part="late")
    kind: DateKind = "day" if day else "month" if month else "year"
    of_issue = [_made(kind, year, month, day)] if year else []
    dated = [date for date in given if date.year or year][:_MOST]
    named = [replace(date, relation="", part="", year=date.year or year) for date in dated]
    for name, bases in (("report", of_issue), ("another", named)):
        for step in _days_beside(name, evidence.text, evidence.language in UNSPACED):
            yield from (day for base in bases for day in _moved(base, "day", step))
    for unit, number, end in list(_distances(evidence))[:_MOST]:
        for base in (*of_issue, *(named if _is_counted_back(evidence, end) else ())):
            yield from (each for sign in (-1, 1) for each in _moved(base, unit, sign * number))


def _words(name: str) -> tuple[WordPattern, WordPattern]:
    return WordPattern(rf"(?<!\w){{{name}}}(?!\w)"), WordPattern(f"{{{name}}}")


_DAYS_BESIDE = {
    "report": {-1: _words("the day before a report"), 1: _words("the day after a report")},
    "another": dict.fromkeys((-1, 1), _words("the day beside another")),
}
"""Words for a day beside that of a report or another: whole ones, and any in a text without spaces."""


@lru_cache(maxsize=4096)
def _days_beside(name: str, text: str, unspaced: bool) -> tuple[int, ...]:
    """Return how many days a text says that something is from a report, or from another day."""
    lower = text.lower()
    words = _DAYS_BESIDE[name].items()
    return tuple(step for step, patterns in words if patterns[unspaced].of("any").search(lower))


_END_OF_DECADE = WordPattern(r"(?<!\w){end of this decade}(?!\w)")
_END_OF_YEAR = WordPattern(r"(?<!\w){end of this year}(?!\w| ?[0-9])")
_END_OF_NEXT_YEAR = WordPattern(
    r"(?<!\w){end of the next year}(?!\w| ?[0-9])|{end of the next year without spaces}"
)
_LATER = WordPattern(r" (?:{later or earlier}(?!\w)|{later or earlier at the end of a clause}(?=[.,;:)]|$))")


def _is_counted_back(evidence: Reading, end: int) -> bool:
    """Check whether a length of time is counted from a date before it, and from nothing behind it."""
    found = _LATER.of("any").match(evidence.text, end)
    if found is None:
        return False
    lists, passage = evidence.passage.lists, evidence.passage
    following = next((word.key for word in passage.words if word.start >= found.end()), "")
    joined = words_of(evidence.language, "joined articles")
    return following not in joined.union(*(lists[name] for name in ("articles", "possessives", "of", "than")))


def _distances(evidence: Reading) -> Iterator[tuple[str, int, int]]:
    """Yield the lengths of time of a text, and where each ends; an article is one of them: a month later."""
    lexicon, words = load_lexicon(evidence.language), evidence.passage.words
    ones = lexicon.articles | evidence.passage.lists.get("articles", frozenset())
    for one, word in pairwise(words):
        unit = lexicon.units.meanings.get(word.key, "") if one.key in ones else ""
        if unit in _SHORT:
            yield unit, 1, word.end
    for quantity in evidence.of(Quantity):
        sense = quantity.first
        whole = sense.low == sense.high and sense.low.denominator == 1 and sense.low <= _FARTHEST
        if sense.kind == "measure" and whole and quantity.bound in _CLOSE:
            yield sense.unit, int(sense.low), quantity.end


def _moved(base: DateClaim, unit: str, number: int) -> Iterator[DateClaim]:
    """Yield a date so many units later; of what is written no more exactly than the units are."""
    if unit in _YEARS:
        yield replace(base, kind="year", year=base.year + number * _YEARS[unit], month=0, day=0, number=0)
    elif unit in _MONTHS and base.month:
        months = base.year * 12 + base.month - 1 + number * _MONTHS[unit]
        yield replace(base, kind="month", year=months // 12, month=months % 12 + 1, day=0)
    elif unit in _DAYS and base.day:
        try:
            day = date(base.year, base.month, base.day) + timedelta(days=number * _DAYS[unit])
        except (ValueError, OverflowError):
            return
        yield replace(base, year=day.year, month=day.month, day=day.day, others=())


def _made(kind: DateKind, year: int, month: int = 0, day: int = 0) -> DateClaim:
    return DateClaim(0, 0, "", kind, year, month, day)
