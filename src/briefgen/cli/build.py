"""The command `build`."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.build_options import (
    Audience,
    Due,
    Engine,
    Explain,
    Force,
    Formats,
    IssueFlag,
    Jobs,
    LogFormat,
    Notify,
    OutputFolder,
    Report,
    Scheduler,
    Timings,
    Watch,
)
from briefgen.cli.console import BUG, FINDINGS, Exit, OptionError, exit_code, print_text
from briefgen.cli.environment import cores, now, settings_of, today
from briefgen.cli.options import AsOf, Set, Specs, Strict, Texts
from briefgen.settings.list_briefs import list_briefs, refuse_same_output, with_settings

if TYPE_CHECKING:
    from briefgen.cli.batch import Task
    from briefgen.cli.unattended import UnattendedRun
    from briefgen.runs.build_outcome import Outcome
    from briefgen.settings.settings import Settings

_STYLE = "github"
"""The name in `--format` that prints findings as annotations of GitHub."""
_NOT_WITH_WATCH = "--watch cannot be combined with --due, --issue, --report, --notify, --timings or --engine"


def run(
    specs: Specs,
    output: OutputFolder = None,
    formats: Formats = None,
    audience: Audience = "",
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    issue: IssueFlag = False,
    force: Force = False,
    explain: Explain = False,
    due: Due = False,
    watch: Watch = False,
    jobs: Jobs = None,
    engine: Engine = "local",
    scheduler: Scheduler = "",
    report: Report = None,
    notify: Notify = "",
    timings: Timings = False,
    log_format: LogFormat = "text",
    strict: Strict = False,
) -> None:
    """Build memos from briefs. Briefs whose inputs have not changed are skipped."""
    from briefgen.cli.build_output import JsonOutput, TextOutput  # loads every stage; `--help` needs none
    from briefgen.cli.unattended import UnattendedRun, terminating_signals
    from briefgen.publish.orphans import list_orphans

    started = time.process_time()
    formats, style = _split_style(formats, log_format)
    printer = TextOutput(explain=explain, style=style) if log_format == "text" else JsonOutput(now)

    def settings_near(path: Path) -> Settings:
        return settings_of(path, overrides, as_of, texts, strict, output, formats, audience, now())

    gather = partial(_gather, specs, settings_near, absolute=bool(scheduler))
    if watch:
        if due or issue or report or notify or timings or scheduler:
            raise OptionError(_NOT_WITH_WATCH)
        from briefgen.cli.watch import follow  # loads the library that watches files

        follow(gather, printer, jobs or cores(), force=force)
        return
    unattended = UnattendedRun(printer, now(), specs[0], due, report, notify, output)
    with terminating_signals(), unattended:
        _check_scheduler(engine, scheduler)
        _check_audience(audience, issue=issue, output=output)
        tasks = gather()
        unattended.orphans = list_orphans(tasks) if any(spec.is_dir() for spec in specs) else ()
        outcomes = _build(unattended, tasks, jobs, scheduler, force=force, issue=issue)
        if timings:
            _print_timings(outcomes, started)
        reported = unattended.is_recorded or unattended.orphans or timings or log_format == "json"
        if not (force or issue or reported):
            _cache_output(tasks, outcomes)
        raise Exit(_exit_code(outcomes, strict=strict))


def _gather(specs: Specs, settings_near: Callable[[Path], Settings], *, absolute: bool) -> list[Task]:
    """List the briefs to build, each with its settings; with `absolute`, by paths that other machines know.

    Errors: UsageError.
    """
    briefs = list_briefs(specs)
    tasks = with_settings([brief.absolute() for brief in briefs] if absolute else briefs, settings_near)
    refuse_same_output(tasks)
    return tasks


def _build(
    unattended: UnattendedRun,
    tasks: list[Task],
    jobs: int | None,
    scheduler: str,
    *,
    force: bool,
    issue: bool,
) -> list[Outcome]:
    """Build the briefs, or those that are due."""
    from briefgen.cli.batch import build_all, workers  # as above
    from briefgen.cli.repeat_builds import note_builds  # as above

    numbers, following = unattended.plan(tasks)
    chosen = [tasks[number] for number in numbers]
    if unattended.due:
        unattended.printer.show_due(len(chosen), following)
    with workers(jobs or cores(), scheduler) as work:
        outcomes = build_all(
            chosen,
            work,
            unattended.printer,
            force=force,
            issue_on=today() if issue else None,
            judge=lambda number, outcome: unattended.judge(numbers[number], outcome),
        )
    note_builds(chosen, outcomes)
    if unattended.due:
        _record_built(chosen, outcomes, unattended.began)
    return outcomes


def _split_style(formats: str | None, log_format: str) -> tuple[str | None, str]:
    """Take `github` out of the formats: it is how findings are printed, not how a memo is written."""
    if formats is None or _STYLE not in (names := [name.strip() for name in formats.split(",")]):
        return formats, ""
    if log_format == "json":
        raise OptionError("--format github and --log-format json exclude each other")
    return ",".join(name for name in names if name != _STYLE) or None, _STYLE


def _check_scheduler(engine: str, scheduler: str) -> None:
    """Refuse a cluster without an address, and an address without a cluster."""
    if (engine == "dask") != bool(scheduler):
        raise OptionError("--engine dask and --scheduler ADDRESS must be given together")


def _check_audience(audience: str, *, issue: bool, output: Path | None) -> None:
    """Refuse `--for` where it would replace the whole memo, or be an edition."""
    if audience and (issue or output is None):
        message = "--for needs -o DIR, to leave the whole memo as it is, and cannot issue an edition"
        raise OptionError(message)


def _print_timings(outcomes: Sequence[Outcome], started: float) -> None:
    """Print the time of each stage, summed over all builds.

    Units: `started` is the processor time spent before the command ran, in seconds.
    """
    from briefgen.build.stage_times import table

    for line in table([{"start": started}, *(outcome.stages for outcome in outcomes)]):
        print_text(line)


def _record_built(tasks: Sequence[Task], outcomes: Sequence[Outcome], moment: datetime) -> None:
    """Record when each brief was built, so that it is no longer due."""
    from briefgen.publish.outputs import set_last_built_at

    for (spec, settings), outcome in zip(tasks, outcomes, strict=True):
        if outcome.built:
            set_last_built_at(settings.output, spec.stem, moment)


def _cache_output(tasks: Sequence[Task], outcomes: Sequence[Outcome]) -> None:
    """Cache this command's output if every brief was built without a finding."""
    from briefgen.cli.build_output import up_to_date_lines
    from briefgen.cli.cache_output import cache_lines

    if all(outcome.built and not outcome.findings for outcome in outcomes):
        cache_lines(tasks, up_to_date_lines(outcomes))


def _exit_code(outcomes: Sequence[Outcome], *, strict: bool) -> int:
    """Return the exit code of the worst outcome; a failure that was reported before does not count."""
    outcomes = [outcome for outcome in outcomes if not outcome.repeated]
    if any(outcome.bug for outcome in outcomes):
        return BUG
    found = [finding for outcome in outcomes for finding in outcome.findings]
    failed = any(outcome.built is None for outcome in outcomes)
    return exit_code(found, strict=strict) or (FINDINGS if failed else 0)
