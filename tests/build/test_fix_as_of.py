"""Tests of briefs whose `as_of` is a rule."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefgen.build.build import Built
from briefgen.publish.outputs import read_record
from tests.harbour import BRIEF, FACTS
from tests.workspace import Workspace


def _as_of(harbour: Workspace, rule: str) -> Workspace:
    return harbour.write({"briefs/brief.yaml": BRIEF.replace("2026-03-20", rule)})


def _built(harbour: Workspace, moment: str) -> Built:
    built, found = harbour.set(now=datetime.fromisoformat(moment).replace(tzinfo=UTC)).build()
    assert built is not None, found
    return built


def _day(harbour: Workspace) -> tuple[str, str]:
    record, _ = read_record(harbour.settings.output, "brief")
    assert record is not None
    return record.as_of, record.as_of_rule


def test_latest_is_the_newest_date_of_the_evidence(harbour: Workspace) -> None:
    """`latest` is fixed into the record and the pages, and moves only when newer evidence is cited."""
    _as_of(harbour, "latest")
    assert _built(harbour, "2026-04-01").as_of == "2026-03-05"
    assert _day(harbour) == ("2026-03-05", "latest")
    assert _built(harbour, "2028-04-01").up_to_date
    source = harbour.root / "briefs/corpus/sources/log.yaml"
    source.write_text(source.read_text("utf-8").replace("2026-03-05", "2026-03-09"), "utf-8")
    again = _built(harbour, "2028-04-01")
    assert (again.as_of, "as_of changed" in again.changes) == ("2026-03-09", True)


def test_a_date_to_come_is_not_the_latest(harbour: Workspace) -> None:
    """A source that is dated after the run does not move `latest`, and is reported as late."""
    _as_of(harbour, "latest")
    found = harbour.set(now=datetime(2026, 2, 20, tzinfo=UTC)).check()
    assert [(d.rule, d.span.line) for d in found if d.rule in ("as-of-undated", "source-late")] == [
        ("as-of-undated", 3),
        ("source-late", 5),
    ]


@pytest.mark.parametrize(
    ("rule", "moment", "day"),
    [
        ("today", "2026-03-27T12:00", "2026-03-27"),
        ("last Friday", "2026-03-27T12:00", "2026-03-20"),
        ("today", "2026-03-26T12:00", "2026-03-27"),
    ],
)
def test_a_rule_follows_the_day_of_the_run(harbour: Workspace, rule: str, moment: str, day: str) -> None:
    """A memo is built again when its rule gives another day, which is that of its schedule's time zone."""
    zone = "schedule: {every: '06:00', timezone: Pacific/Kiritimati}\n" if moment[:10] < day else ""
    path = harbour.root / "briefs/brief.yaml"
    path.write_text(BRIEF.replace("2026-03-20", rule) + zone, "utf-8")
    assert _built(harbour, "2026-03-14").as_of < day
    assert _built(harbour, moment).as_of == day
    assert _built(harbour, moment).up_to_date


def test_what_is_attached_has_the_day(harbour: Workspace) -> None:
    """The memo of a rule is byte for byte that of the day that the rule gives."""
    _as_of(harbour, "latest")
    by_rule = _built(harbour, "2026-04-01").path.read_bytes()
    _as_of(harbour, "2026-03-05")
    assert _built(harbour, "2026-04-01").path.read_bytes() == by_rule


def test_what_has_expired_since_is_named(harbour: Workspace) -> None:
    """An unchanged memo names the facts that have expired after its `as_of`, on the day of the run."""
    facts = FACTS.replace("    event:", "    valid_until: 2026-03-31\n    event:", 1)
    harbour.write({"briefs/corpus/facts/channel.yaml": facts})
    assert _built(harbour, "2026-03-31").expired == ()
    later = _built(harbour, "2026-04-01")
    assert later.up_to_date
    assert [each.words for each in later.expired] == ["`channel-closed` was valid until 2026-03-31"]
