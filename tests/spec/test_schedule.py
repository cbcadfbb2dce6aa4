"""Tests of when a memo is due: over changes of the clocks, leap days, clocks set back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostic import Diagnostic
from briefgen.reading.entry import validate
from briefgen.reading.yaml_text import read_yaml
from briefgen.spec.schedule import Schedule, due, next_due

LONDON = "Europe/London"
WEEKDAYS = Schedule(every="Mon..Fri 06:00", timezone=LONDON)
NIGHTLY = Schedule(every="01:30", timezone=LONDON)
"""A time that spring skips on 29 March 2026, and that comes twice on 25 October."""


def at(text: str) -> datetime:
    """Read a moment; without an offset it is in universal time."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


DUE: dict[str, tuple[Schedule, str | None, str, str | None]] = {
    "never made": (WEEKDAYS, None, "2026-11-23T06:10", "2026-11-23T06:00"),
    "made before": (WEEKDAYS, "2026-11-20T06:00:09", "2026-11-23T06:10", "2026-11-23T06:00"),
    "at the very second": (WEEKDAYS, "2026-11-20T06:00:09", "2026-11-23T06:00:00", "2026-11-23T06:00"),
    "half a second early": (WEEKDAYS, "2026-11-20T06:00:09", "2026-11-23T05:59:59.5", None),
    "made in that second": (WEEKDAYS, "2026-11-23T06:00:00", "2026-11-23T06:00:00", None),
    "made since": (WEEKDAYS, "2026-11-23T06:00:09", "2026-11-23T18:00", None),
    "at the weekend": (WEEKDAYS, "2026-11-20T06:00:09", "2026-11-22T12:00", None),
    "two weeks missed": (WEEKDAYS, "2026-11-06T06:00:09", "2026-11-23T09:00", "2026-11-23T06:00"),
    "in summer time": (WEEKDAYS, "2026-07-01T05:00:09", "2026-07-02T05:00", "2026-07-02T05:00"),
    "the skipped hour, before": (NIGHTLY, "2026-03-28T01:30:09", "2026-03-29T00:59", None),
    "the skipped hour, after": (NIGHTLY, "2026-03-28T01:30:09", "2026-03-29T01:00", "2026-03-29T01:00"),
    "the skipped hour, once": (NIGHTLY, "2026-03-29T01:00:09", "2026-03-29T23:00", None),
    "the hour that comes twice, first": (NIGHTLY, "2026-10-24T00:30:09", "2026-10-25T00:30", "2026-10-25T00:30"),
    "the hour that comes twice, again": (NIGHTLY, "2026-10-25T00:30:09", "2026-10-25T01:30", None),
    "the hour that comes twice, late": (NIGHTLY, "2026-10-24T00:30:09", "2026-10-25T01:45", "2026-10-25T00:30"),
    "a leap day": (Schedule(every="*-02-29 06:00"), "2028-02-28T12:00", "2028-02-29T07:00", "2028-02-29T06:00"),
    "a leap day, years after": (Schedule(every="*-02-29 06:00"), "2024-02-29T06:00:09", "2027-03-01T00:00", None),
    "a clock set back": (WEEKDAYS, "2030-01-07T06:00:09", "2026-11-23T09:00", "2026-11-23T06:00"),
    "a month's last day": (Schedule(every="0 6 L * *"), "2026-02-01T00:00", "2026-02-28T06:00", "2026-02-28T06:00"),
    "a first Monday": (Schedule(every="0 6 * * 1#1"), "2026-11-02T06:00:09", "2026-11-30T12:00", None),
    "an offset of the caller's": (WEEKDAYS, "2026-11-20T06:00:09", "2026-11-23T15:00:00+09:00", "2026-11-23T06:00"),
}  # fmt: skip


@pytest.mark.parametrize(("schedule", "last", "now", "moment"), DUE.values(), ids=DUE)
def test_a_memo_is_due_once(schedule: Schedule, last: str | None, now: str, moment: str | None) -> None:
    """A memo is due from a moment of its schedule until it is made, and for the latest moment alone."""
    found = due(schedule, at(last) if last else None, at(now))
    assert found == (at(moment) if moment else None)


NEXT = {
    "a Friday": (WEEKDAYS, "2026-11-20T06:00", "2026-11-23T06:00"),
    "into summer time": (WEEKDAYS, "2026-03-27T06:00", "2026-03-30T05:00"),
    "into the skipped hour": (NIGHTLY, "2026-03-28T12:00", "2026-03-29T01:00"),
    "after the hour that came first": (NIGHTLY, "2026-10-25T00:30", "2026-10-26T01:30"),
    "over a century's year": (Schedule(every="*-02-29 06:00"), "2096-03-01T00:00", "2104-02-29T06:00"),
}


@pytest.mark.parametrize(("schedule", "now", "moment"), NEXT.values(), ids=NEXT)
def test_the_next_moment_is_after_now(schedule: Schedule, now: str, moment: str) -> None:
    """The next moment is the first after now, where the clocks are changed in between as well."""
    found = next_due(schedule, at(now))
    assert found == at(moment)
    assert found.tzinfo == ZoneInfo(schedule.timezone)


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # its zone is given beside
ZONES = st.sampled_from(
    ["UTC", LONDON, "America/New_York", "America/St_Johns", "Africa/Casablanca", "Asia/Kathmandu"]
)
TIMES = st.sampled_from(
    ["01:30", "02:00", "00,12:15", "Sun 02:30", "Mon..Fri 06:00", "*-*-29 03:00", "*/20 * * * *"]
)


@given(TIMES, ZONES, MOMENTS)
def test_what_comes_next_is_then_due(every: str, zone: str, now: datetime) -> None:
    """At the next moment the memo is due, a second before it is not, and once made it is not again."""
    schedule = Schedule(every=every, timezone=zone)
    moment = next_due(schedule, now).astimezone(UTC)  # a local time that occurs twice equals no other
    before = moment - timedelta(seconds=1)
    assert due(schedule, now, moment) == moment
    assert due(schedule, now, max(now, before)) is None
    assert due(schedule, moment, moment) is None


def _findings(yaml: str) -> list[tuple[str, int, int, str]]:
    text, _ = read_yaml(yaml, "a.yaml")
    found: tuple[Diagnostic, ...] = validate(Schedule, text)[1]
    return [(d.rule, d.span.line, d.span.column, d.message) for d in found]


def test_a_time_zone_is_one_of_the_database() -> None:
    """A zone that is none is named at its place, with the nearest that is one."""
    assert _findings("every: 06:00\ntimezone: Europe/Lodnon\n") == [
        ("value-format", 2, 11, "`Europe/Lodnon` is no time zone: did you mean `Europe/London`?")
    ]
    for wrong in ("Europe", "../../etc/passwd", "/etc/localtime", "''", "GMT+25:99"):
        assert [rule for rule, *_ in _findings(f"every: 06:00\ntimezone: {wrong}\n")] in (
            ["value-format"],
            ["value-empty"],
        )


def test_a_schedule_says_when() -> None:
    """A schedule without a time is no schedule; one with a time that is none has its place."""
    assert [found[0] for found in _findings("timezone: UTC\n")] == ["key-missing"]
    ((rule, line, column, message),) = _findings("every: daily\n")
    assert (rule, line, column) == ("value-format", 1, 8)
    assert message.startswith("`daily` is no schedule: write `Mon..Fri 06:00`")
