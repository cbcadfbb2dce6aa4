"""A simulated month of `build --due`, with all that goes wrong in a month."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefgen.publish import write
from briefgen.runs.history import past_runs
from tests.runs.conftest import At
from tests.workspace import Workspace


def _hours(first: str, last: str, step: int) -> Iterator[datetime]:
    """Yield the moments at which the timer runs `build --due`, a minute after an hour in London."""
    moment = datetime.fromisoformat(first)
    while moment <= datetime.fromisoformat(last):
        yield (moment + timedelta(minutes=1)).replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
        moment += timedelta(hours=step)


def _kill_a_run(root: Path, began: datetime) -> None:
    """Leave the record of a run as one that was killed leaves it."""
    folder = root / "output/.briefgen/runs"
    last = max(int(path.stem) for path in folder.glob("*.json"))
    record = {"began": began.isoformat(), "due": True}
    (folder / f"{last + 1:06}.json").write_text(json.dumps(record), "utf-8")


def _full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC), str(path))

    monkeypatch.setattr(write, "write_atomically", full)


def test_a_month_reports_every_event_once(
    at: At, harbour: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each event of a month is in one run, is printed once, and `status` shows what is so at its end."""
    printed: list[str] = []

    def due(first: str, last: str, step: int = 6) -> list[int]:
        ran = [at(moment, "build", "--due", ".", "--texts", "texts") for moment in _hours(first, last, step)]
        printed.extend(line for each in ran for line in each.err.splitlines() if "hint" not in line)
        return [each.code for each in ran]

    brief = harbour.root / "briefs/brief.yaml"
    sound = brief.read_text("utf-8")
    assert set(due("2026-10-01T06:00", "2026-10-05T18:00", 12)) == {0}
    brief.write_text(sound.replace("TLP:GREEN", "green"), "utf-8")
    codes = due("2026-10-06", "2026-10-09T18:00")  # a broken brief: reported once, then tried quietly
    assert (codes.count(1), set(codes)) == (1, {0, 1})
    brief.write_text(sound, "utf-8")
    assert set(due("2026-10-10T06:00", "2026-10-17T18:00", 12)) == {0}  # it recovers; a fact expires
    with monkeypatch.context() as patched:
        _full_disk(patched)
        (harbour.root / "output/other.pdf").unlink()
        codes = due("2026-10-18", "2026-10-18T18:00")
    assert (codes.count(2), set(codes)) == (1, {0, 2})
    assert set(due("2026-10-19", "2026-10-20T18:00")) == {0}
    _kill_a_run(harbour.root, datetime(2026, 10, 21, 6, 1, tzinfo=UTC))
    killed = at(datetime(2026, 10, 21, 9, tzinfo=UTC), "status").out
    assert killed.count("of 2026-10-21 06:01 UTC did not end: it was killed, or the machine stopped") == 1
    assert set(due("2026-10-21T12:00", "2026-10-21T18:00")) == {0}
    # the timer was lost for two days; the clocks go back on the 25th
    assert set(due("2026-10-24T06:00", "2026-10-30T18:00", 12)) == {0}
    events = [
        event for run in past_runs(harbour.root / "output") if run.record for event in run.record.events
    ]
    for words, times in {
        "briefs/brief.yaml: failed": 1,
        "briefs/brief.yaml: recovered": 1,
        "briefs/brief.yaml: expired": 1,
        "briefs/other.yaml: expired": 1,
        "briefs/other.yaml: failed: output-unwritable": 1,
        "briefs/other.yaml: recovered": 1,
        "briefs/brief.yaml: late: it was due since 2026-10-22 06:00 BST, 3 times": 1,
        "briefs/other.yaml: late: it was due since 2026-10-22 06:00 BST, 3 times": 1,
        "late": 4,
    }.items():
        assert sum(words in event for event in events) == times, (words, events)
    assert len(events) == 10
    assert sum("did not end" in line for line in printed) == 1
    for event in events:
        if ": failed" not in event:
            assert printed.count(event) == 1, (event, printed)
    assert sum("error[" in line for line in printed) == 2
    end = datetime(2026, 10, 30, 20, tzinfo=UTC)
    status = at(end, "status")
    assert status.code == 0
    assert status.out.count("expired since the memo's date: `channel-closed` was valid until 2026-10-12") == 2
    assert status.out.count("last success 2026-10-30 06:01 UTC") == 2
    assert status.out.count("next due 2026-10-31 06:00 GMT") == 2
    assert "fail" not in status.out
    assert "did not end" not in status.out  # which a later run has reported
    runs = at(end, "runs")
    assert runs.out.count("did not end") == 1
    assert all(runs.out.count(event) == 1 for event in events)
