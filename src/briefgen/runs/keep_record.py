"""Keeping the record of an unattended run in an output folder, from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field

from briefgen.diagnostic import Findings
from briefgen.publish.run_records import OpenRecord, open_record, records_folder, rewrite_record
from briefgen.runs.build_outcome import count_by_kind
from briefgen.runs.history import (
    BriefState,
    RunRecord,
    brief_states,
    describe_losses,
    past_runs,
    unreported_losses,
)
from briefgen.runs.report import Run


class RecordKeeper(Struct):
    """Keeps the record of one run in one output folder."""

    output: Path
    shown: str
    """The output folder, as findings print it."""
    began: datetime
    due: bool
    states: dict[str, BriefState] = field(default_factory=dict)
    """What has been reported about each brief, with what this run adds."""
    changed: set[str] = field(default_factory=set)
    """The briefs whose state this run has changed."""
    faults: Findings = ()
    """What keeps records from being written."""
    _record: OpenRecord | None = None

    def report_losses(self) -> tuple[str, ...]:
        """Return the runs that did not end, which are reported now and not again.

        Errors: output-unwritable, in `faults`.
        """
        lost = describe_losses(self.output)
        for run in unreported_losses(self.output):
            if run.record is not None:
                data = run.record.model_copy(update={"lost": True}).model_dump(mode="json")
                self.faults += rewrite_record(self.output, run.number, data, self.shown)
        return lost

    def begin(self) -> None:
        """Begin the record.

        Errors: output-unwritable, in `faults`.
        """
        data = RunRecord(began=self.began, due=self.due).model_dump(mode="json")
        self._record, faults = open_record(self.output, data, self.shown)
        self.faults += faults

    def change(self, brief: str, state: BriefState) -> None:
        """Set the state of a brief."""
        self.states[brief] = state
        self.changed.add(brief)

    def end(self, run: Run, ended: datetime, events: Iterable[str]) -> bool:
        """Write the record of a finished run; return whether something new happened in it.

        A run like the one before it, in which no brief was tried, is counted there.

        Errors: output-unwritable, in `faults`.
        """
        record = RunRecord(
            began=self.began,
            ended=ended,
            exit_code=run.exit_code,
            ended_by=run.ended_by,
            due=self.due,
            summary={k: n for k, n in count_by_kind(run.tried).items() if n},
            events=tuple(events),
            findings=tuple(f"{d.span.path}:{d.span.line}: {d.message}" for d in run.findings),
            states=self._merged_states(),
        )
        before = next((past for past in past_runs(self.output) if past.number != self._number), None)
        if self._record is None and before and before.record and record.repeats(before.record):
            began, runs = before.record.began, before.record.runs + 1
            data = record.model_copy(update={"began": began, "runs": runs}).model_dump(mode="json")
            self.faults += rewrite_record(self.output, before.number, data, self.shown)
            return False
        if self._record is None and not self.faults:
            self.begin()
        if self._record is not None:
            self.faults += self._record.write(record.model_dump(mode="json"), self.shown)
            self._record.close()
        worked = any(kind != "failed" for kind in record.summary)
        return bool(record.events or record.findings or record.ended_by or run.exit_code or worked)

    @property
    def _number(self) -> int:
        return self._record.number if self._record else 0

    def _merged_states(self) -> dict[str, BriefState]:
        """Return the states that the newest record has by now, with those that this run has changed."""
        states = {**brief_states(self.output), **{name: self.states[name] for name in self.changed}}
        return {name: state for name, state in states.items() if state != BriefState()}


def keep_record(output: Path, shown: str, began: datetime, *, due: bool) -> RecordKeeper:
    """Return what keeps the record of a run in an output folder."""
    return RecordKeeper(output, shown, began, due, dict(brief_states(output)))


def has_records(output: Path) -> bool:
    """Check whether there are records of runs in an output folder."""
    return records_folder(output).is_dir()
