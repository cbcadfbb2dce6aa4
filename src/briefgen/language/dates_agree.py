"""Whether a date of evidence is one of a claim, as far as the claim names it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from briefgen.language.claims import DateClaim
from briefgen.language.edges_of_dates import have_one_edge

OPPOSED = frozenset(
    {frozenset({"since", "until"}), frozenset({"before", "after"}), frozenset({"since", "before"})}
)


class Issued(Struct, frozen=True):
    """When a source was issued; what it leaves open, such as the year of "in May", is read from that."""

    year: int = 0
    month: int = 0
    day: int = 0

    def nearest(self, weekday: int) -> date | None:
        """Return the last such day of the week up to the day of issue; None outside of the calendar."""
        if not self.day or not date.min.year < self.year < date.max.year:
            return None
        issued = date(self.year, self.month, self.day)
        return issued - timedelta(days=(issued.weekday() - weekday) % 7)


def agrees(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    """Check whether evidence's date is the claim's, as far as the claim names it."""
    if frozenset({mine.relation, theirs.relation}) in OPPOSED:
        return False
    if theirs.relation == "prices" != mine.relation:
        return False
    edge = have_one_edge(mine, theirs) and (
        theirs.year != 0 or not mine.year or _same_year(mine.year, 0, issued, mine.month if mine.day else 0)
    )
    if _is_next_to(mine, theirs) or _is_next_to(theirs, mine) or edge or _are_halves(mine, theirs):
        return True
    if _contains(mine, theirs, issued) or _is_part_of_year(mine, theirs) or _is_edge(mine, theirs, issued):
        return True
    if not _same_kind(mine, theirs) or (
        mine.part and mine.part not in (theirs.part, _part_of_its_month(theirs))
    ):
        return False
    return _same_day_of(mine, theirs, issued) if mine.kind == "day" else _same_period(mine, theirs, issued)


def _is_edge(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    """Check whether a claim names the first or last day, month or year of what evidence calls by its edge.

    The end of February is the 28th, the end of 2027 December; the 1960s are the years from 1960 to 1970.
    """
    if (mine.kind, theirs.kind) == ("season", "year") and theirs.year in (
        mine.year,
        mine.year or theirs.year,
    ):
        return mine.number in _SEASONS_OF_PART.get(theirs.part, ())
    if mine.part or mine.number:
        return False
    if (mine.kind, theirs.kind) == ("year", "decade") and not theirs.part:
        return mine.year - theirs.year in (0, 9, 10)
    if (mine.kind, theirs.kind) == ("day", "month") and mine.month == theirs.month and not mine.others:
        last = monthrange(mine.year or _LEAP_YEAR, mine.month)[1]
        edge = {"early": mine.day == 1, "late": mine.day == last}.get(theirs.part, False)
        return edge and _same_year(mine.year, theirs.year, issued, mine.month)
    if (mine.kind, theirs.kind) == ("month", "year") and theirs.year in (mine.year, mine.year or theirs.year):
        return {"early": mine.month == 1, "late": mine.month == _MONTHS}.get(theirs.part, False)
    return False


_LEAP_YEAR = 2024
_SEASONS_OF_PART = {"early": (1, 4), "mid": (2,), "late": (3, 4)}


def _are_halves(one: DateClaim, other: DateClaim) -> bool:
    """Check whether one is the early or late part of a month, and the other that half of it."""
    month, half = (one, other) if one.kind == "month" else (other, one)
    if (month.kind, half.kind) != ("month", "half") or month.month != half.month or not month.month:
        return False
    same_year = month.year == half.year or 0 in (month.year, half.year)
    return same_year and _HALF_OF_PART.get(month.part) == half.number


_HALF_OF_PART = {"early": 1, "late": 2}


def _is_next_to(one: DateClaim, other: DateClaim) -> bool:
    """Check whether "after 2025" is of 2026, which the other names, or "before 2015" of 2014."""
    if not (one.kind == other.kind == "year" and one.year) or one.part or other.part:
        return False
    follows = one.relation == "after" and other.year == one.year + 1 and other.relation in ("", "since")
    return follows or (
        one.relation == "before" and other.year == one.year - 1 and other.relation in ("", "until", "by")
    )


def _part_of_its_month(date_claim: DateClaim) -> str:
    """Return in which part of its month a day is; empty for what is no day."""
    return part_of_month(date_claim.day) if date_claim.kind == "day" else ""


def part_of_month(day: int) -> str:
    """Return in which part of a month a day is."""
    return "early" if day <= _TENTH else "mid" if day <= 2 * _TENTH else "late"


_TENTH = 10
"""The last day of the early part of a month, which has three parts."""


def _is_part_of_year(mine: DateClaim, theirs: DateClaim) -> bool:
    """Check whether a month, quarter or half is in the part of a year that a claim names: early 2025."""
    if mine.kind != "year" or not mine.part or mine.year != theirs.year:
        return False
    months = {"month": 1, "day": 1, "quarter": 3, "half": 6}.get(theirs.kind, 0)
    last = theirs.month or theirs.number * months
    first, end = _MONTHS_OF_PART[mine.part]
    return bool(months) and first <= last - months + 1 and last <= end


_MONTHS_OF_PART = {"early": (1, 4), "mid": (4, 9), "late": (9, 12)}
"""The first and the last month of a part of a year."""


def _contains(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    """Check whether a period of a claim contains a day, month or year of the evidence."""
    if (mine.kind, theirs.kind) == ("century", "decade") and not mine.part:
        return theirs.year // 100 * 100 == mine.year  # also named as a decade is: 1800-luku, 1800-talet
    if theirs.kind not in ("day", "month", "year"):
        return False
    if mine.kind in _YEARS:
        return bool(theirs.year) and _is_in_part(theirs.year - mine.year, _YEARS[mine.kind], mine.part)
    if mine.part or not theirs.month:
        return False
    if mine.month:
        return mine.number in _halves(theirs) and theirs.month == mine.month
    return theirs.month in _months(mine) and _same_year(mine.year, theirs.year, issued)


def _halves(day: DateClaim) -> set[int]:
    """Return the halves of its month that a day is in; of a month of 31 days, both have the sixteenth."""
    return {day.day // _SIXTEENTH + 1, (day.day - 1) // _FIFTEENTH + 1} if day.kind == "day" else set()


def _months(period: DateClaim) -> Sequence[int]:
    """Return the months of a quarter, half or season; none of other periods."""
    if period.kind == "season":
        return _MONTHS_OF_SEASON[period.number]
    length = {"quarter": 3, "half": 6}.get(period.kind, 0)
    return range((period.number - 1) * length + 1, period.number * length + 1)


def _is_in_part(years: int, length: int, part: str) -> bool:
    """Check whether so many years behind its first one are in a long time, or its half: the late 1990s."""
    first = length // 2 if part == "late" else length // 4 if part == "mid" else 0
    last = length // 2 if part == "early" else length - length // 4 if part == "mid" else length - 1
    return first <= years <= last


_FIFTEENTH, _SIXTEENTH = 15, 16
"""The days between which the halves of a month meet."""
_YEARS = {"decade": 10, "century": 100}
_MONTHS_OF_SEASON = {1: (3, 4, 5, 6), 2: (6, 7, 8, 9), 3: (8, 9, 10, 11, 12), 4: (1, 2, 3, 12)}
"""Seasons as people speak of them: in fall begins the year of a school, in August."""


def _same_day_of(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    days = ((theirs.year, theirs.month, theirs.day), *theirs.others)
    own = ((mine.year, mine.month, mine.day), *mine.others)
    return any(_same_day(m, t, issued) for m in own for t in days)


def _same_period(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    if mine.month and mine.month != theirs.month:
        return False
    if mine.kind == "fiscal-year" or theirs.kind == "fiscal-year":
        if mine.until_year and theirs.until_year:
            return mine.year == theirs.year
        return bool({mine.year, mine.until_year} & {theirs.year, theirs.until_year} - {0})
    if not mine.month and not theirs.year and mine.kind == "year":
        return False
    return _same_year(mine.year, theirs.year, issued)


def _same_kind(mine: DateClaim, theirs: DateClaim) -> bool:
    if mine.kind in ("quarter", "half", "season"):
        of_month = bool(mine.year and theirs.month and not mine.month)  # the first half of October
        return mine.kind == theirs.kind and mine.number == theirs.number and not of_month
    if mine.kind in ("decade", "century"):
        return mine.kind == theirs.kind
    return theirs.kind not in ("decade", "century") or mine.kind not in ("year", "month", "day")


def _same_day(mine: tuple[int, int, int], theirs: tuple[int, int, int], issued: Issued) -> bool:
    return mine[1:] == theirs[1:] and _same_year(mine[0], theirs[0], issued, mine[1])


def _same_year(mine: int, theirs: int, issued: Issued, month: int = 0) -> bool:
    """Check whether two years are one; where the evidence names none, it may be within one of the issue."""
    if not mine or mine == theirs:
        return True
    return not theirs and (not issued.year or is_within_a_year(mine, month, issued))


_MONTHS = 12
"""Of a year."""


def is_within_a_year(year: int, month: int, issued: Issued) -> bool:
    """Check whether a year, or a month of it, is at most a year before or after the issue of a source."""
    if month and issued.month:
        return abs((year - issued.year) * _MONTHS + month - issued.month) <= _MONTHS
    return abs(year - issued.year) <= 1
