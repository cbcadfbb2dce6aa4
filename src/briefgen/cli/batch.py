"""Building briefs side by side, each within bounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from briefgen.build.build import Built, preload
from briefgen.build.build import build as build_one
from briefgen.build.stage_times import Laps
from briefgen.cli.screen import Lines, News, Objects, progress
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.runs.outcome import Outcome
from briefgen.settings.gather import UsageError, limit_finding
from briefgen.settings.settings import Settings
from briefgen.workers.pool import Bounds, Done, Exceeded, blame, pooled
from briefgen.workers.pool import Outcome as Result

Told = tuple[Path, Settings]
"""A brief with what the run goes by."""
Came = tuple[Built | None, tuple[Diagnostic, ...], dict[str, float]]
"""What came of a brief, and how many seconds its stages took."""
Engine = Callable[[Sequence[Callable[[], Came]], Bounds], Iterator[tuple[int, Result[Came]]]]
"""What does pieces of work, as `workers.pool.pooled` does."""


@contextmanager
def workers(jobs: int, scheduler: str) -> Iterator[Engine]:
    """Give what does the work: so many processes here, or the cluster of a Dask scheduler.

    Errors: UsageError.
    """
    if not scheduler:
        yield partial(_here, jobs)
        return
    try:
        from briefgen.workers.dask_cluster import dask_executor  # what it needs is an extra
        from briefgen.workers.executor import spread
    except ModuleNotFoundError as missing:
        hint = "install what it needs: `pip install 'briefgen[dask]'`"
        message = f"`{missing.name}` is not installed"
        raise UsageError(error("extra-missing", Span("--engine dask"), message, hint)) from missing
    with dask_executor(scheduler) as (executor, problems):
        if executor is None:
            raise UsageError(*problems)
        yield partial(spread, executor)


def _here(
    jobs: int, works: Sequence[Callable[[], Came]], bounds: Bounds
) -> Iterator[tuple[int, Result[Came]]]:
    """Work in processes of our own; what all of them need is loaded before they are begun."""
    if min(jobs, len(works)) > 1:
        preload()
    yield from pooled(works, bounds, jobs)


def carry_out(
    told: Sequence[Told],
    work: Engine,
    screen: Lines | Objects | News,
    *,
    force: bool = False,
    issue_on: date | None = None,
) -> list[Outcome]:
    """Build briefs; tell what comes of each in their order, as soon as all before it are done."""
    works = [partial(_timed, spec, settings, force=force, issue_on=issue_on) for spec, settings in told]
    early: dict[int, Outcome] = {}
    outcomes: list[Outcome] = []
    screen.begin(len(told))
    with progress(len(told) if screen.watched else 0) as step:
        for number, result in work(works, told[0][1].bounds) if works else ():
            step()
            early[number] = _outcome(result, *told[number])
            while len(outcomes) in early:
                outcomes.append(early.pop(len(outcomes)))
                screen.tell(outcomes[-1])
    return outcomes


def _timed(spec: Path, settings: Settings, *, force: bool, issue_on: date | None) -> Came:
    laps = Laps(time.perf_counter)
    built, found = build_one(spec, settings, force=force, issue_on=issue_on, lap=laps.lap)
    laps.lap("publish")
    return built, found, laps.stages


def _outcome(result: Result[Came], spec: Path, settings: Settings) -> Outcome:
    blank = Outcome(settings.shown(spec), settings.shown(settings.memo_path(spec.stem)))
    if isinstance(result, Done):
        built, findings, stages = result.value
        issued = settings.shown(built.issued) if built and built.issued else ""
        return replace(blank, built=built, findings=findings, stages=stages, issued=issued)
    if isinstance(result, Exceeded):
        return replace(blank, findings=(limit_finding(result, spec, settings),))
    if isinstance(result.fault, OSError):
        return replace(blank, findings=(_unreadable(result.fault, blank.brief),))
    return replace(blank, bug=": ".join(blame(result.fault)))


def _unreadable(fault: OSError, brief: str) -> Diagnostic:
    reason = (fault.strerror or "input or output failed").lower()
    span = Span(str(fault.filename or brief))
    return error("file-unreadable", span, f"cannot be read: {reason}", "check its name and rights")
