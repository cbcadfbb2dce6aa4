"""The notations of a schedule: `Mon..Fri 06:00`, or the five fields of cron."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from cronsim import CronSim, CronSimError

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_RANGE = rf"(?:{'|'.join(_DAYS)})(?:\.\.(?:{'|'.join(_DAYS)}))?"
_NUMBERS = r"(?:\*|[0-9]{1,2}(?:,[0-9]{1,2})*)"
_CALENDAR = re.compile(
    rf"(?:(?P<days>{_DAY_RANGE}(?:,{_DAY_RANGE})*) )?"
    rf"(?:\*-(?P<month>{_NUMBERS})-(?P<day>{_NUMBERS}) )?"
    r"(?P<hours>[0-9]{2}(?:,[0-9]{2})*):(?P<minute>[0-9]{2})"
)
_FORM = "write `Mon..Fri 06:00`, `*-*-01 06:00`, or five fields of cron such as `0 6 * * 1-5`"
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def cron_of(text: str) -> str:
    """Convert a schedule to the five fields of cron.

    Shape: weekdays or a date of any year, then a time: `Mon..Wed,Fri 06:00`, `*-01,07-15 06,18:30`.
    Source: the names of systemd.time(7); the fields of crontab(5).
    Errors: ValueError, with a message for the author.
    """
    words = " ".join(text.split())
    found = _CALENDAR.fullmatch(words)
    cron = _translated(found) if found else words
    if len(cron.split(" ")) != 5:
        raise ValueError(f"`{text}` is no schedule: {_FORM}")
    try:
        first = next(CronSim(cron, _SOME_DAY), None)
    except CronSimError as fault:
        reason = str(fault).lower().removeprefix("bad ")
        raise ValueError(f"`{text}` has no such {reason}: {_FORM}") from None
    if first is None:
        raise ValueError(f"`{text}` never comes: {_FORM}")
    return cron


def _translated(found: re.Match[str]) -> str:
    if found["days"] and found["day"]:
        raise ValueError(
            f"`{found[0]}` names weekdays and a date: of cron's fields, `0 6 * * 1#1` is each first Monday"
        )
    days = ",".join(map(_cron_days, found["days"].split(","))) if found["days"] else "*"
    return f"{found['minute']} {found['hours']} {found['day'] or '*'} {found['month'] or '*'} {days}"


def _cron_days(text: str) -> str:
    """Return weekdays as cron counts them, Sunday last."""
    numbers = [_DAYS.index(day) + 1 for day in text.split("..")]
    if numbers != sorted(numbers):
        raise ValueError(f"`{text}` ends before it begins: the week begins on Monday")
    return "-".join(map(str, numbers))
