"""Where the time before or from a date ends or begins: before 2027, until 31 December, by the end of 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from briefgen.language.claims import DateClaim

_Edge = tuple[bool, int, int, int]
"""Whether the time begins there, and the first year, month and day behind the edge."""
_FROM = frozenset({"since", "after"})
_TO = frozenset({"before", "until", "by"})
_YEAR = 12
"""Units: months."""
_COMMON_YEAR = 2001
"""A year for days whose year is not known."""


def have_one_edge(one: DateClaim, other: DateClaim) -> bool:
    """Check whether two dates with a word such as "before" or "since" set the same bound to a time.

    Until May may be until May begins, where the other has "before".
    """
    pairs = [(one, other)]
    if {one.relation, other.relation} == {"until", "before"} and not (one.part or other.part):
        pairs.append((replace(one, relation="before"), replace(other, relation="before")))
    return any(_is_same(mine, theirs) for a, b in pairs for mine in _edges(a) for theirs in _edges(b))


def _is_same(one: _Edge, other: _Edge) -> bool:
    """Compare two edges; a year that is not known may be the other's."""
    same_year = one[1] == other[1] or 0 in (one[1], other[1])
    return same_year and (one[0], *one[2:]) == (other[0], *other[2:])


def _edges(of: DateClaim) -> Iterator[_Edge]:
    """Give where the time begins or ends; until the first of a month may be until that day begins."""
    relation = of.relation or ("until" if of.part == "late" else "")
    begins = relation in _FROM
    if of.kind not in _LENGTHS or of.others or (of.month and of.number) or not (begins or relation in _TO):
        return
    opens, closes = of.part == "early", of.part == "late"
    if not of.part:
        opens, closes = relation in ("since", "before"), relation not in ("since", "before")
    if opens and relation != "after":
        yield begins, *_first(of)
    if closes and relation != "since":
        yield begins, *_behind(of)
        if of.day == 1 and relation in ("until", "by"):
            yield begins, *_first(of)


_LENGTHS = {"day": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}
"""Units: months."""


def _first(of: DateClaim) -> tuple[int, int, int]:
    """Return the first day of a day, month, quarter, half or year."""
    return of.year, of.month or max(of.number - 1, 0) * _LENGTHS[of.kind] + 1, of.day or 1


def _behind(of: DateClaim) -> tuple[int, int, int]:
    """Return the first day behind a day, month, quarter, half or year."""
    year, month, day = _first(of)
    if of.kind != "day":
        months = month - 1 + _LENGTHS[of.kind]
        return (year + months // _YEAR if year else 0), months % _YEAR + 1, 1
    try:
        following = date(year or _COMMON_YEAR, month, day) + timedelta(days=1)
    except (ValueError, OverflowError):
        return year, month, day
    return (following.year if year else 0), following.month, following.day
