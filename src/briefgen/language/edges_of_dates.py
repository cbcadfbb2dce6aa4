"""Where the time before or from a date ends or begins: before 2027, until 31 December, by the end of 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefgen.language.claims import DateClaim

_Edge = tuple[bool, int, int, int]
"""Whether the time begins there, and the first year, month and day behind the edge."""
_FROM = frozenset({"since", "after"})
_TO = frozenset({"before", "until", "by"})
_LAST_MONTH = 12
_COMMON_YEAR = 2001
"""A year for days whose year is not known."""


def have_one_edge(one: DateClaim, other: DateClaim) -> bool:
    """Check whether two dates with a word such as "before" or "since" set the same bound to a time."""
    return any(_is_same(mine, theirs) for mine in _edges(one) for theirs in _edges(other))


def _is_same(one: _Edge, other: _Edge) -> bool:
    """Compare two edges; a year that is not known may be the other's."""
    same_year = one[1] == other[1] or 0 in (one[1], other[1])
    return same_year and (one[0], *one[2:]) == (other[0], *other[2:])


def _edges(of: DateClaim) -> Iterator[_Edge]:
    """Give where the time begins or ends; until the first of a month may be until that day begins."""
    late = of.part == "late"
    relation = of.relation or ("until" if late else "")
    begins = relation in _FROM
    if of.kind not in ("day", "month", "year") or of.others or not (begins or relation in _TO):
        return
    if of.part and (begins or not late):
        return
    if relation in ("since", "before") and not late:
        yield begins, of.year, of.month or 1, of.day or 1
        return
    yield begins, *_behind(of)
    if of.day == 1 and relation in ("until", "by"):
        yield begins, of.year, of.month, of.day


def _behind(of: DateClaim) -> tuple[int, int, int]:
    """Return the first day behind a day, month or year."""
    if of.kind == "year":
        return of.year + 1, 1, 1
    if of.kind == "month":
        following = of.year + 1 if of.year and of.month == _LAST_MONTH else of.year
        return following, of.month % _LAST_MONTH + 1, 1
    try:
        day = date(of.year or _COMMON_YEAR, of.month, of.day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return of.year, of.month, of.day
    return (day.year if of.year else 0), day.month, day.day
