"""Report a run of `build` however it ends: in its report, log and record, and to the operator's command."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.cli.batch import Task
from briefgen.cli.build_output import JsonOutput, TextOutput
from briefgen.cli.console import BUG, USAGE, Exit, OptionError, exit_code, print_findings
from briefgen.cli.environment import now
from briefgen.cli.signals import Terminated
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.publish.write import write_user_file
from briefgen.runs.build_outcome import Outcome, Skipped
from briefgen.runs.due import DueState, due_state
from briefgen.runs.events import judge, reason_of, recovered_elsewhere
from briefgen.runs.history import BriefState, describe_moment
from briefgen.runs.keep_record import RecordKeeper, has_records, keep_record
from briefgen.runs.notify import notify
from briefgen.runs.previous_memo import previous_memo
from briefgen.runs.report import Run, as_json, report_text
from briefgen.settings.gather import UsageError
from briefgen.settings.settings import find_root
from briefgen.workers.outcome import locate_exception

_NONE = BriefState()


class UnattendedRun(Struct):
    """One run of `build`, and what is reported about it."""

    printer: TextOutput | JsonOutput
    began: datetime
    near: Path
    """A path in the workspace."""
    due: bool = False
    report: Path | None = None
    command: str = ""
    """The operator's command that gets the report."""
    output: Path | None = None
    """The output folder that the command line names."""
    tasks: Sequence[Task] = ()
    plans: list[DueState] = field(default_factory=list)
    """When each task is due, if only those that are due are built."""
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    """By the number of the task."""
    keepers: dict[Path, RecordKeeper] = field(default_factory=dict)
    """By output folder."""
    orphans: Sequence[str] = ()
    """The memos whose brief is gone."""
    events: tuple[str, ...] = ()
    findings: Findings = ()
    ended_by: str = ""
    code: int | None = None
    _started: float = field(default_factory=time.monotonic)

    @property
    def is_recorded(self) -> bool:
        """Whether the run is recorded: one that nobody watches."""
        return self.due or self.report is not None or bool(self.command)

    def plan(self, tasks: Sequence[Task]) -> tuple[list[int], str]:
        """Choose the tasks to build, by their numbers; describe which brief is due next."""
        self.tasks = tasks
        if self.is_recorded:
            for _, settings in tasks:
                if settings.output not in self.keepers:
                    shown = settings.shown(settings.output)
                    self.keepers[settings.output] = keep_record(
                        settings.output, shown, self.began, due=self.due
                    )
        for keeper in self.keepers.values():
            lost = keeper.report_losses()
            self.events += lost
            self.printer.show_events("", lost)
        if not self.due:
            chosen = list(range(len(tasks)))
        else:
            self.plans = [due_state(*task, self.began, self._state(task)) for task in tasks]
            chosen = [number for number, plan in enumerate(self.plans) if plan.due]
            self._note_skipped()
        for output in {tasks[number][1].output for number in chosen}:
            if output in self.keepers:
                self.keepers[output].begin()
        return chosen, self._following()

    def _following(self) -> str:
        """Describe which brief is due next, and which have failed and wait."""
        shown = [task[1].shown(task[0]) for task in self.tasks]
        plans = list(zip(self.plans, shown, strict=False))
        later = [(plan.following, brief) for plan, brief in plans if plan.following]
        words = "; next is {1} on {0:%a %d %b %Y at %H:%M %Z}".format(*min(later)) if later else ""
        waiting = [(plan.waits_until, brief) for plan, brief in plans if plan.waits_until]
        again = (
            f"; {brief} has failed and is tried again after {describe_moment(at)}" for at, brief in waiting
        )
        return words + "".join(again)

    def judge(self, number: int, outcome: Outcome) -> Outcome:
        """Take the outcome of a task as soon as it is there, and compare it with what was reported before."""
        if self.due:
            task = self.tasks[number]
            outcome, state = judge(outcome, *task, self.plans[number], self._state(task))
            self.keepers[task[1].output].change(task[0].stem, state)
        self.outcomes[number] = outcome
        return outcome

    def _note_skipped(self) -> None:
        """Note the briefs that are not tried, and those of them that were built by hand after a failure."""
        for number, (task, plan) in enumerate(zip(self.tasks, self.plans, strict=True)):
            if plan.due:
                continue
            kind: Skipped = "waiting" if plan.waits_until else "not-due"
            blank = _blank(task)
            state = self._state(task)
            if recovery := recovered_elsewhere(plan, state):
                self.keepers[task[1].output].change(task[0].stem, _without_failure(state))
                self.printer.show_events(blank.brief, (recovery,))
            events = (recovery,) if recovery else ()
            self.outcomes[number] = replace(blank, skipped=kind, events=events, next_try=plan.waits_until)

    def _state(self, task: Task) -> BriefState:
        spec, settings = task
        keeper = self.keepers.get(settings.output)
        return keeper.states.get(spec.stem, _NONE) if keeper else _NONE

    def finished(self) -> Run:
        """Return the run as it is now."""
        outcomes = []
        for number, task in enumerate(self.tasks):
            outcome = self.outcomes.get(number) or replace(_blank(task), skipped="not-reached")
            wanted = outcome.built is None and (self.report or self.command)
            outcomes.append(replace(outcome, previous=previous_memo(*task)) if wanted else outcome)
        seconds = time.monotonic() - self._started
        return Run(outcomes, self.began, seconds, self.code, self.findings, self.ended_by, self.events)

    def __enter__(self) -> Self:
        self._write_report()
        return self

    def __exit__(
        self, _: type[BaseException] | None, problem: BaseException | None, __: TracebackType | None
    ) -> None:
        """Report the end of the run, whatever has ended it."""
        if isinstance(problem, Exit):
            self.code = problem.code
        elif problem is not None:
            self.code, self.ended_by, self.findings = _describe(problem)
        run = self.finished()
        self.printer.show_end(run)
        self.printer.show_orphans(self.orphans)
        is_new = self._end_records(run)
        faults = self._write_report() + tuple(f for k in self.keepers.values() for f in k.faults)
        if self.command and (is_new or not self.due):
            faults += notify(self.command, as_json(self.finished()))
        print_findings(faults)
        if problem is None or isinstance(problem, Exit):
            raise Exit(self.code or exit_code(faults))

    def _write_report(self) -> Findings:
        """Write the report of the run as it is now, in place of the report of the last run."""
        if self.report is None:
            return ()
        return write_user_file(self.report, report_text(self.finished(), self.report.name), str(self.report))

    def _end_records(self, run: Run) -> bool:
        """End the record in each output folder; return whether something new happened."""
        if self.is_recorded and not self.keepers:  # the settings could not be read
            output = self.output or find_root(self.near.absolute()) / "output"
            if has_records(output):
                self.keepers[output] = keep_record(output, str(output), self.began, due=self.due)
        is_new = bool(run.events) or not self.keepers
        for output, keeper in self.keepers.items():
            mine = [
                outcome
                for outcome, (_, settings) in zip(run.outcomes, self.tasks, strict=True)
                if settings.output == output
            ]
            events = [line for outcome in mine for line in _event_lines(outcome)]
            is_new |= keeper.end(replace(run, outcomes=mine), now(), events)
        return is_new


def _without_failure(state: BriefState) -> BriefState:
    """Return the state of a brief that no longer fails."""
    return state.model_copy(update={"failure": None})


def _event_lines(outcome: Outcome) -> Iterator[str]:
    if outcome.kind == "failed" and not outcome.repeated:
        yield f"{outcome.brief}: failed: {reason_of(outcome)}"
    for event in outcome.events:
        yield f"{outcome.brief}: {event}"


def _blank(task: Task) -> Outcome:
    spec, settings = task
    return Outcome(settings.shown(spec), settings.shown(settings.memo_path(spec.stem)))


def _describe(problem: BaseException) -> tuple[int, str, tuple[Diagnostic, ...]]:
    """Return the exit code of a run that a problem has ended, what ended it, and findings."""
    if isinstance(problem, UsageError):
        return USAGE, "", problem.diagnostics
    if isinstance(problem, Terminated):
        return 128 + problem.signal, signal.Signals(problem.signal).name, ()
    if isinstance(problem, OSError):
        reason = (problem.strerror or "input or output failed").lower()
        return USAGE, "", (error("file-unreadable", Span(str(problem.filename or "?")), reason),)
    if isinstance(problem, OptionError):
        return USAGE, "", (error("usage", Span("briefgen build"), problem.message),)
    return BUG, f"a bug in briefgen at {': '.join(locate_exception(problem))}", ()


@contextmanager
def terminating_signals() -> Iterator[None]:
    """Raise `Terminated` in this process where a signal asks it to end; child processes ignore the signal.

    A child that works for this process is killed by it, or ends with it.
    """
    mine = os.getpid()

    def end(number: int, _: FrameType | None) -> None:
        if os.getpid() == mine:
            raise Terminated(number)

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    listened = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, end) for number in listened}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
