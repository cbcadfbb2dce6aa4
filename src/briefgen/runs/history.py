"""The history of a workspace's unattended runs, and what they have reported about each brief.

Each record has the states of all briefs of which something was reported; those of the newest are current.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from msgspec import Struct
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from briefgen.publish.run_records import read_records

_MOST_UNFINISHED: Final = 20
"""How many of the newest records are searched for runs that did not end."""


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Failure(_Stored):
    """The failure of a brief that unattended runs have tried to build."""

    since: AwareDatetime
    last: AwareDatetime
    tries: int
    next_try: AwareDatetime
    digest: str
    """Of its findings: other findings are reported again."""
    reason: str
    files: tuple[tuple[str, int, int], ...] = ()
    """The brief and the files that its findings name: path, time of change (ns) and size."""


class BriefState(_Stored):
    """What unattended runs have reported about a brief."""

    failure: Failure | None = None
    """None where it was built since."""
    expired: tuple[str, ...] = ()
    """The facts that were reported as expired."""


class RunRecord(_Stored):
    """One unattended run; or several alike, one after the other, in which nothing new happened."""

    version: int = 1
    began: AwareDatetime
    ended: AwareDatetime | None = None
    """None while it runs, or if it was killed."""
    exit_code: int | None = None
    ended_by: str = ""
    """The signal or the bug that ended it early; empty where it ended by itself."""
    due: bool = False
    runs: int = 1
    """How many runs the record is for."""
    summary: dict[str, int] = {}
    """The number of briefs by outcome; of those that were tried."""
    events: tuple[str, ...] = ()
    """What was reported, each event in one run only."""
    findings: tuple[str, ...] = ()
    """Why the whole run could not be done."""
    states: dict[str, BriefState] = {}
    """By the name of the brief, without its suffix."""
    lost: bool = False
    """Whether a later run has reported that this one did not end."""

    def repeats(self, before: RunRecord) -> bool:
        """Check whether nothing new happened in this run since the one before."""
        quiet = not (self.summary or self.events or before.summary)
        return quiet and self.due and before.due and before.ended is not None and self._end == before._end

    @property
    def _end(self) -> tuple[object, ...]:
        return self.exit_code, self.ended_by, self.findings


class PastRun(Struct, frozen=True):
    """A record of a run with its number; None where it is damaged."""

    number: int
    record: RunRecord | None
    running: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether the run was killed, or the machine stopped."""
        return self.record is not None and self.record.ended is None and not self.running


def past_runs(output: Path) -> Iterator[PastRun]:
    """Yield the runs of an output folder, the newest first."""
    for number, data, running in read_records(output):
        try:
            record = None if data is None else RunRecord.model_validate(data)
        except (ValidationError, RecursionError):
            record = None
        yield PastRun(number, record, running)


def brief_states(output: Path) -> Mapping[str, BriefState]:
    """Return what the newest record that has ended says of the briefs."""
    ended = (run.record for run in past_runs(output) if run.record and run.record.ended)
    newest = next(ended, None)
    return newest.states if newest else {}


def unreported_losses(output: Path) -> list[PastRun]:
    """Return the runs that did not end and are not reported yet, the oldest first."""
    newest = islice(past_runs(output), _MOST_UNFINISHED)
    return [run for run in newest if run.is_lost and run.record and not run.record.lost][::-1]


def describe_losses(output: Path) -> tuple[str, ...]:
    """Describe each run that did not end and is not reported yet, the oldest first."""
    return tuple(
        f"run {run.number} of {describe_moment(run.record.began)} did not end: "
        "it was killed, or the machine stopped"
        for run in unreported_losses(output)
        if run.record is not None
    )


def describe_moment(moment: datetime) -> str:
    """Write a time as people read it, with its zone."""
    return f"{moment:%Y-%m-%d %H:%M %Z}".strip()
