"""Tests of the forms that say how often something comes round."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from itertools import islice
from shutil import which

import pytest
from cronsim import CronSim

from briefgen.spec.cron_form import cron_of

CALENDAR = {
    "06:00": "00 06 * * *",
    "Mon..Fri 06:00": "00 06 * * 1-5",
    "  Mon..Fri   06:00 ": "00 06 * * 1-5",
    "Mon,Wed..Thu 07:15": "15 07 * * 1,3-4",
    "Sat..Sun 23:59": "59 23 * * 6-7",
    "Sun 06,18:30": "30 06,18 * * 7",
    "*-*-01 06:00": "00 06 01 * *",
    "*-01,04,07,10-15 06:00": "00 06 15 01,04,07,10 *",
    "*-02-29 00:00": "00 00 29 02 *",
}
CRON = ("0 6 * * 1-5", "*/15 * * * *", "0 6 * * 1#1", "0 6 L * *", "30 5 1,15 jan-jun mon")


@pytest.mark.parametrize(("text", "cron"), CALENDAR.items(), ids=CALENDAR)
def test_a_calendar_form_becomes_cron(text: str, cron: str) -> None:
    """Weekdays or a date with a time are put into the five fields of cron."""
    assert cron_of(text) == cron


@pytest.mark.parametrize("text", CRON)
def test_cron_stays_as_it_is(text: str) -> None:
    """Five fields of cron are taken as they are."""
    assert cron_of(text) == text


@pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd is not here")
@pytest.mark.parametrize("text", [text.strip() for text in CALENDAR if "  " not in text])
def test_a_calendar_form_means_what_systemd_means(text: str) -> None:
    """A calendar form comes round when systemd says that it does."""
    times = 8 if "02-29" not in text else 2
    asked = (
        "systemd-analyze",
        "calendar",
        "--base-time=2026-01-01 00:00:00 UTC",
        f"--iterations={times}",
        text,
    )
    plain = {"TZ": "UTC", "LC_ALL": "C"}
    printed = subprocess.run(asked, env=plain, capture_output=True, text=True, check=True).stdout  # noqa: S603
    moments = islice(CronSim(cron_of(text), datetime(2026, 1, 1, tzinfo=UTC)), times)
    wanted = [f"{moment:%a %Y-%m-%d %H:%M}" for moment in moments]
    assert [moment for moment in wanted if moment in printed] == wanted


INVALID = {
    "every day": "no schedule",
    "": "no schedule",
    "6:00": "no schedule",
    "Mon-Fri 06:00": "no schedule",
    "2026-11-22 06:00": "no schedule",
    "Mon..Fri 06:00 Europe/London": "no schedule",
    "0 0 6 * * 1": "no schedule",
    "@daily": "no schedule",
    "24:00": "no such hour",
    "06:60": "no such minute",
    "*-13-01 06:00": "no such month",
    "*-*-32 06:00": "no such day-of-month",
    "0 6 * * 9": "no such day-of-week",
    "0 6 * * 5-1": "no such day-of-week",
    "Fri..Mon 06:00": "ends before it begins",
    "Mon *-*-01 06:00": "names weekdays and a date",
    "*-02-30 06:00": "no such day-of-month",
    "0 6 * 2 1#5,2#9": "no such day-of-week",
    "0 0 */0 * *": "no such day-of-month",
}


@pytest.mark.parametrize(("text", "what"), INVALID.items(), ids=INVALID)
def test_what_is_no_schedule_is_said(text: str, what: str) -> None:
    """What is neither form, or names no moment, is refused in words, never taken for another."""
    with pytest.raises(ValueError, match=what):
        cron_of(text)
