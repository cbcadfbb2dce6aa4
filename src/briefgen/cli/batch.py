"""Build several briefs in parallel, each within its limits of time and memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefgen.build.build import Built, preload
from briefgen.build.build import build as build_one
from briefgen.build.stage_times import StageTimer
from briefgen.cli.build_output import ChangesOnly, JsonOutput, TextOutput, progress
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.runs.build_outcome import Outcome
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError, limit_finding
from briefgen.settings.settings import Settings
from briefgen.workers.executor import Lost, run_on_executor
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import Done, Exceeded, locate_exception
from briefgen.workers.outcome import Outcome as Result
from briefgen.workers.pool import run_in_children

Task = tuple[Path, Settings]
"""A brief to build, with its settings."""
BuildResult = tuple[Built | None, tuple[Diagnostic, ...], dict[str, float]]
"""The result of a build, its findings, and the seconds that each stage took."""
Engine = Callable[
    [Sequence[Callable[[], BuildResult]], ResourceLimits], Iterator[tuple[int, Result[BuildResult] | Lost]]
]
"""Runs functions in worker processes and yields their results by number, as `run_in_children` does."""


@contextmanager
def workers(jobs: int, scheduler: str) -> Iterator[Engine]:
    """Choose where briefs are built: in `jobs` local processes, or on a Dask cluster.

    Errors: UsageError.
    """
    if not scheduler:
        yield partial(_run_locally, jobs)
        return
    try:
        from briefgen.workers.dask_cluster import dask_executor  # needs the extra `dask`
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("--engine dask", "dask", missing)) from missing
    with dask_executor(scheduler) as (cluster, problems):
        if cluster is None:
            raise UsageError(*problems)
        yield partial(run_on_executor, *cluster)


def _run_locally(
    jobs: int, works: Sequence[Callable[[], BuildResult]], limits: ResourceLimits
) -> Iterator[tuple[int, Result[BuildResult]]]:
    """Run in local processes; load what all of them need once, before they are forked."""
    if min(jobs, len(works)) > 1:
        preload()
    yield from run_in_children(works, limits, jobs)


def _as_it_is(_: int, outcome: Outcome) -> Outcome:
    return outcome


def build_all(
    tasks: Sequence[Task],
    work: Engine,
    printer: TextOutput | JsonOutput | ChangesOnly,
    *,
    force: bool = False,
    issue_on: date | None = None,
    judge: Callable[[int, Outcome], Outcome] = _as_it_is,
) -> list[Outcome]:
    """Build briefs and print each outcome in the order of `tasks`, as soon as all before it are done.

    `judge` gets each outcome as soon as it is there, with the number of its task, and may add to it.
    """
    works = [partial(_timed, spec, settings, force=force, issue_on=issue_on) for spec, settings in tasks]
    early: dict[int, Outcome] = {}
    outcomes: list[Outcome] = []
    printer.show_start(len(tasks))
    with progress(len(tasks) if printer.shows_progress else 0) as step:
        for number, result in work(works, tasks[0][1].limits) if works else ():
            step()
            early[number] = judge(number, _outcome(result, *tasks[number]))
            while len(outcomes) in early:
                outcomes.append(early.pop(len(outcomes)))
                printer.show_brief(outcomes[-1])
    return outcomes


def _timed(spec: Path, settings: Settings, *, force: bool, issue_on: date | None) -> BuildResult:
    timer = StageTimer(time.perf_counter)
    built, found = build_one(spec, settings, force=force, issue_on=issue_on, stage_ended=timer.stage_ended)
    timer.stage_ended("publish")
    return built, found, timer.seconds


def _outcome(result: Result[BuildResult] | Lost, spec: Path, settings: Settings) -> Outcome:
    blank = Outcome(settings.shown(spec), settings.shown(settings.memo_path(spec.stem)))
    if isinstance(result, Done):
        built, findings, stages = result.value
        issued = settings.shown(built.issued) if built and built.issued else ""
        return replace(blank, built=built, findings=findings, stages=stages, issued=issued)
    if isinstance(result, Exceeded):
        return replace(blank, findings=(limit_finding(result, spec, settings),))
    if isinstance(result, Lost):
        return replace(blank, findings=(result.finding,))
    if isinstance(result.fault, OSError):
        return replace(blank, findings=(_unreadable(result.fault, blank.brief),))
    return replace(blank, bug=": ".join(locate_exception(result.fault)))


def _unreadable(fault: OSError, brief: str) -> Diagnostic:
    reason = (fault.strerror or "input or output failed").lower()
    span = Span(str(fault.filename or brief))
    return error("file-unreadable", span, f"cannot be read: {reason}", "check its name and permissions")
