"""Schedules: when a memo is due to be built again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from cronsim import CronSim
from msgspec import Struct
from pydantic import AfterValidator, Field

from briefgen.reading.model import Line, Model
from briefgen.spec.cron_form import cron_of
from briefgen.spec.time_zone import known_zone

MOST_TIMES: Final = 1000
"""How many missed times are counted."""


def _recurs(text: str) -> str:
    cron_of(text)
    return text


class Schedule(Model):
    """When a memo is due again."""

    every: Annotated[Line, AfterValidator(_recurs)] = Field(
        description="`Mon..Fri 06:00`, `*-*-01 06:00` (each first of a month), or five fields of cron."
    )
    timezone: Annotated[Line, AfterValidator(known_zone)] = Field(
        "UTC", description="IANA time zone of `every`, such as Europe/London."
    )


def due(schedule: Schedule, last: datetime | None, now: datetime) -> datetime | None:
    """Return the time at which a memo, last built at `last`, became due; None if it is not due.

    If several scheduled times have passed since, the latest counts. A `last` in the future, left by a clock
    that was set back, is ignored: a memo is rather built twice than not at all. A time that the clocks skip
    in spring counts as the time they skip to; one that comes twice in autumn counts once.

    Units: times with a time zone.
    """
    just_after = now.replace(microsecond=0) + timedelta(seconds=1)
    past = CronSim(cron_of(schedule.every), just_after.astimezone(ZoneInfo(schedule.timezone)), reverse=True)
    latest = next(past, None)
    if latest is None or (last is not None and latest <= last <= now):
        return None
    return latest.astimezone(UTC)


class Missed(Struct, frozen=True):
    """The scheduled times at which a memo should have been built."""

    since: datetime
    """The first of them."""
    times: int
    """How many there are; at most `MOST_TIMES` are counted."""

    @property
    def words(self) -> str:
        """The first of them, and how many there are."""
        number = f"{self.times}{' or more' if self.times == MOST_TIMES else ''}"
        since = f"{self.since:%Y-%m-%d %H:%M %Z}"
        return since if self.times == 1 else f"{since}, {number} times"


def missed_times(schedule: Schedule, last: datetime | None, now: datetime) -> Missed | None:
    """Return the scheduled times since a memo was last built, in the schedule's time zone.

    Of a memo that was never built, or is built in the future by a clock that was set back, it is the latest.
    """
    latest = due(schedule, last, now)
    if latest is None:
        return None
    zone = ZoneInfo(schedule.timezone)
    if last is None or last > now:
        return Missed(latest.astimezone(zone), 1)
    later = CronSim(cron_of(schedule.every), last.astimezone(zone))
    times = [*takewhile(lambda moment: moment <= now, islice(later, MOST_TIMES))] or [latest.astimezone(zone)]
    return Missed(times[0], len(times))


def next_due(schedule: Schedule, now: datetime) -> datetime:
    """Return the first time after `now` that a memo is due at, in the schedule's time zone."""
    return next(CronSim(cron_of(schedule.every), now.astimezone(ZoneInfo(schedule.timezone))))
