"""The command `build`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from briefgen.cli.console import BUG, FINDINGS, exit_code
from briefgen.cli.environment import cores, now, settings_of, today
from briefgen.cli.options import AsOf, Set, Specs, Strict, Texts
from briefgen.settings.gather import list_briefs, refuse_same_output, with_settings
from briefgen.settings.settings import OutputFormat

if TYPE_CHECKING:
    from briefgen.cli.batch import Task
    from briefgen.cli.unattended import UnattendedRun
    from briefgen.runs.build_outcome import Outcome

_STYLE = "github"
"""The name in `--format` that prints findings as annotations of GitHub."""


def run(
    specs: Specs,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False),
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="LIST",
            help=f"Formats to write: {','.join(get_args(OutputFormat))}; `github`: annotate findings.",
            show_default=False,
        ),
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--for", metavar="MARKING", help="Leave out what these readers may not see.", show_default=False
        ),
    ] = "",
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    issue: Annotated[bool, typer.Option("--issue", help="Issue an edition if anything has changed.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Rebuild even if nothing changed.")] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show what changed, and what recipients can read."),
    ] = False,
    due: Annotated[bool, typer.Option("--due", help="Build only briefs that are due.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Keep running; rebuild when files change.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", min=1, metavar="N", help="Briefs to build in parallel; default: one per core."
        ),
    ] = None,
    engine: Annotated[
        Literal["local", "dask"], typer.Option(help="Build on this machine or on a Dask cluster.")
    ] = "local",
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Address of the Dask scheduler: tcp://HOST:8786.", show_default=False
        ),
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a report: JUnit XML if FILE ends in .xml, else JSON.",
            show_default=False,
        ),
    ] = None,
    notify: Annotated[
        str,
        typer.Option(
            metavar="COMMAND",
            help="Command that gets the report, as JSON on its standard input.",
            show_default=False,
        ),
    ] = "",
    timings: Annotated[bool, typer.Option("--timings", help="Show how long each stage took.")] = False,
    log_format: Annotated[
        Literal["text", "json"], typer.Option(help="Print text, or one JSON object per line.")
    ] = "text",
    strict: Strict = False,
) -> None:
    """Build memos from briefs. Briefs whose inputs have not changed are skipped."""
    from briefgen.cli.build_output import JsonOutput, TextOutput  # loads every stage; `--help` needs none
    from briefgen.cli.unattended import UnattendedRun, terminating_signals
    from briefgen.publish.orphans import list_orphans

    def gather() -> list[Task]:
        tasks = with_settings(
            [spec.absolute() for spec in list_briefs(specs)] if scheduler else list_briefs(specs),
            lambda near: settings_of(near, overrides, as_of, texts, strict, output, formats, audience, now()),
        )
        refuse_same_output(tasks)
        return tasks

    started = time.process_time()
    formats, style = _split_style(formats, log_format)
    printer = TextOutput(explain=explain, style=style) if log_format == "text" else JsonOutput(now)
    if watch:
        if due or issue or report or notify or timings or scheduler:
            raise typer.BadParameter(
                "--watch cannot be combined with --due, --issue, --report, --notify, --timings or --engine"
            )
        from briefgen.cli.watch import follow  # loads the library that watches files

        follow(gather, printer, jobs or cores(), force=force)
        return
    whole = UnattendedRun(printer, now(), specs[0], due, report, notify, output)
    with terminating_signals(), whole as unattended:
        if (engine == "dask") != bool(scheduler):
            raise typer.BadParameter("--engine dask and --scheduler ADDRESS must be given together")
        _check_audience(audience, issue=issue, output=output)
        tasks = gather()
        unattended.orphans = list_orphans(tasks) if any(spec.is_dir() for spec in specs) else ()
        outcomes = _build(unattended, tasks, jobs, scheduler, force=force, issue=issue)
        if timings:
            _print_timings(outcomes, started)
        reported = unattended.is_kept or unattended.orphans or timings or log_format == "json"
        if not (force or issue or reported):
            _cache_output(tasks, outcomes)
        raise typer.Exit(_exit_code(outcomes, strict=strict))


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
    if unattended.due:
        _record_built(chosen, outcomes, unattended.began)
    return outcomes


def _split_style(formats: str | None, log_format: str) -> tuple[str | None, str]:
    """Take `github` out of the formats: it is how findings are printed, not how a memo is written."""
    if formats is None or _STYLE not in (names := [name.strip() for name in formats.split(",")]):
        return formats, ""
    if log_format == "json":
        raise typer.BadParameter("--format github and --log-format json exclude each other")
    return ",".join(name for name in names if name != _STYLE) or None, _STYLE


def _check_audience(audience: str, *, issue: bool, output: Path | None) -> None:
    """Refuse `--for` where it would replace the whole memo, or be an edition."""
    if audience and (issue or output is None):
        message = "--for needs -o DIR, to leave the whole memo as it is, and cannot issue an edition"
        raise typer.BadParameter(message)


def _print_timings(outcomes: Sequence[Outcome], started: float) -> None:
    """Print the time of each stage, summed over all builds.

    Units: `started` is the processor time spent before the command ran, in seconds.
    """
    from briefgen.build.stage_times import table

    for line in table([{"start": started}, *(outcome.stages for outcome in outcomes)]):
        typer.echo(line)


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
