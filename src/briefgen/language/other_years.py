"""Whether a date of the evidence contradicts one of a claim in nothing that is surely of the same."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued, is_within_a_year


def is_other_year(
    rival: DateClaim | None, mine: DateClaim, given: Sequence[DateClaim], issued: Issued
) -> bool:
    """Check whether a date only leaves out the year of a claim's, or has a year that may be of another."""
    return _has_only_no_year(rival, mine, given) or _is_year_of_another(rival, mine, given, issued)


def _has_only_no_year(date: DateClaim | None, other: DateClaim, given: Sequence[DateClaim]) -> bool:
    """Check whether a date only leaves out the year of another, which the text may name elsewhere.

    That of a half or a quarter is a year that stands there: the second half of that year.
    """
    if date is None or date.year or not other.year:
        return False
    if date.number:
        same = (date.kind, date.number, date.month) == (other.kind, other.number, other.month)
        return same and not any(each.year for each in given)
    return date.month == other.month > 0 and date.day in (0, other.day)


def _is_year_of_another(
    rival: DateClaim | None, mine: DateClaim, given: Sequence[DateClaim], issued: Issued
) -> bool:
    """Check whether a year may be of something else than a day, month or season near the report's time.

    So it may where the evidence has further dates: one of another year is then no slip for it.
    """
    if rival is None or mine.kind in ("year", "fiscal-year") or rival.kind not in ("year", "fiscal-year"):
        return False
    near = is_within_a_year(mine.year, mine.month if mine.day else 0, issued) or any(
        each.year == mine.year for each in given
    )
    return bool(mine.year) and near and len(given) > 1 and not rival.part
