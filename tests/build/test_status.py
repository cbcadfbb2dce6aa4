"""Tests of how a brief stands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefgen.build.status import Status, status_of
from tests.harbour import BRIEF, FACTS
from tests.workspace import Workspace

NOW = datetime(2026, 3, 27, 12, 0, tzinfo=UTC)
FACT_FILE = "briefs/corpus/facts/channel.yaml"


def _status(workspace: Workspace) -> Status:
    return status_of(workspace.root / "briefs/brief.yaml", workspace.settings, NOW)


def test_a_brief_from_its_first_day_on(harbour: Workspace) -> None:
    """A brief is not built, then up to date, then changed by what it refers to."""
    assert _status(harbour) == Status("briefs/brief.yaml", "not built", (), (), None, "TLP:GREEN")
    assert harbour.build()[0] is not None
    assert _status(harbour).state == "up to date"
    harbour.write({FACT_FILE: FACTS.replace("The north channel is closed.", "The north channel was closed.")})
    assert (_status(harbour).state, _status(harbour).because) == ("changed", ("fact:channel-closed changed",))
    (harbour.root / "output/brief.pdf").unlink()
    assert _status(harbour).because[0] == "what was written last was changed or removed"


def test_a_form_of_an_earlier_build_is_named(harbour: Workspace) -> None:
    """A format that the last build left out is named, and is no reason to build."""
    harbour.set(formats=("pdf", "html")).build()
    assert _status(harbour).earlier == ()
    harbour.build()
    assert (_status(harbour).state, _status(harbour).earlier) == ("up to date", ("output/brief.html",))


def test_nothing_is_written(harbour: Workspace) -> None:
    """Looking leaves no output folder behind."""
    _status(harbour)
    assert not harbour.settings.output.exists()


def test_what_has_expired_is_named(harbour: Workspace) -> None:
    """A fact that has expired on the brief's day is named, and the brief is in error."""
    expired = FACTS.replace("    date: 2026-03-02\n", "    date: 2026-03-02\n    valid_until: 2026-03-19\n")
    status = _status(harbour.write({FACT_FILE: expired}))
    assert (status.state, status.stale) == ("in error", ("channel-closed",))
    assert status.because[0].startswith(f"{FACT_FILE}:")


@pytest.mark.parametrize("text", ["title: [", "title: A\n"])
def test_a_brief_that_cannot_be_read(harbour: Workspace, text: str) -> None:
    """A brief that cannot be read is in error, with the place."""
    status = _status(harbour.write({"briefs/brief.yaml": text}))
    assert status.state == "in error"
    assert status.because[0].startswith("briefs/brief.yaml:1: ")


def test_when_it_is_due(harbour: Workspace) -> None:
    """A brief with a schedule is due at its next moment, by its own clock."""
    schedule = "schedule: {every: 'Mon..Fri 06:00', timezone: Europe/London}\n"
    status = _status(harbour.write({"briefs/brief.yaml": BRIEF + schedule}))
    assert status.due is not None
    assert status.due.isoformat() == "2026-03-30T06:00:00+01:00"
