"""The command `build`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from briefgen.cli.options import AsOf, Set, Specs, Strict, Texts
from briefgen.cli.outside import cores, now, settings_of, today
from briefgen.cli.show import BUG, FINDINGS, exit_code, tell
from briefgen.settings.gather import list_briefs, refuse_clashes

if TYPE_CHECKING:
    from briefgen.cli.batch import Told
    from briefgen.runs.outcome import Outcome
    from briefgen.settings.settings import Settings


def run(
    specs: Specs,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False),
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option("--format", metavar="LIST", help="Forms to write: pdf,html,md.", show_default=False),
    ] = None,
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    issue: Annotated[
        bool, typer.Option("--issue", help="Issue an edition, where it says anything new.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Build, or issue, what is as it was, too.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say what has changed.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Build only what is due by its schedule.")] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, and build what a saved file touches.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Briefs at a time; one a core if left out."),
    ] = None,
    engine: Annotated[
        Literal["local", "dask"], typer.Option(help="Build here, or on a Dask cluster.")
    ] = "local",
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The cluster's, as tcp://HOST:8786.", show_default=False)
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a report: JSON, or JUnit for `.xml`.", show_default=False),
    ] = None,
    timings: Annotated[bool, typer.Option("--timings", help="Say how long each stage took.")] = False,
    log_format: Annotated[
        Literal["text", "json"], typer.Option(help="Print lines, or a JSON object a line.")
    ] = "text",
    strict: Strict = False,
) -> None:
    """Prove briefs and write their memos, where anything they are made from has changed."""
    from briefgen.cli.batch import carry_out, workers  # loads every stage: `--help` needs none
    from briefgen.cli.screen import Lines, Objects
    from briefgen.runs.report import Run, report_text

    def gather() -> list[Told]:
        return _gather(
            [spec.absolute() for spec in list_briefs(specs)] if scheduler else list_briefs(specs),
            lambda near: settings_of(near, overrides, as_of, texts, strict, output, formats),
        )

    moment, began, started = now(), time.monotonic(), time.process_time()
    screen = Lines(explain=explain) if log_format == "text" else Objects(now)
    if (engine == "dask") != bool(scheduler):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together")
    if watch:
        if due or issue or report or timings or scheduler:
            raise typer.BadParameter("--watch goes with no --due, --issue, --report, --timings or --engine")
        from briefgen.cli.watch import follow  # loads what watches files

        follow(gather, screen, jobs or cores(), force=force)
        return
    told = gather()
    if due:
        told, following = _those_due(told, moment)
        screen.due(len(told), following)
    issue_on = today() if issue else None
    with workers(jobs or cores(), scheduler) as work:
        outcomes = carry_out(told, work, screen, force=force, issue_on=issue_on)
    if timings:
        _tell_timings(outcomes, started)
    code = _code(outcomes, strict=strict)
    over = Run(outcomes, moment, time.monotonic() - began, code)
    screen.end(over)
    if due:
        _mark(told, outcomes, moment)
    elif not (force or issue or report or timings or log_format == "json"):
        _cache_output(told, outcomes)
    if report is not None:
        from briefgen.publish.write import write_named

        faults = write_named(report, report_text(over, report.name), str(report))
        tell(faults)
        code = code or exit_code(faults)
    raise typer.Exit(code)


def _gather(paths: Iterable[Path], settings_near: Callable[[Path], Settings]) -> list[Told]:
    """Put briefs together with what the run goes by, which is the same for all of a folder."""
    known: dict[Path, Settings] = {}
    told = []
    for path in paths:
        near = path.resolve().parent if path.is_file() else path
        if near not in known:
            known[near] = settings_near(near)
        told.append((path, known[near]))
    refuse_clashes(told)
    return told


def _tell_timings(outcomes: Sequence[Outcome], started: float) -> None:
    """Print the stages of all builds; `started` is what the process had worked until then, in seconds."""
    from briefgen.build.stage_times import table

    for line in table([{"start": started}, *(outcome.stages for outcome in outcomes)]):
        typer.echo(line)


def _those_due(told: Sequence[Told], moment: datetime) -> tuple[list[Told], str]:
    """Choose the briefs that are due, and say which will be next."""
    from briefgen.runs.due import plan

    plans = [(each, plan(*each, moment)) for each in told]
    later = [(its.following, settings.shown(spec)) for (spec, settings), its in plans if its.following]
    following = "; next is {1} on {0:%a %d %b %Y at %H:%M %Z}".format(*min(later)) if later else ""
    return [each for each, its in plans if its.due], following


def _mark(told: Sequence[Told], outcomes: Sequence[Outcome], moment: datetime) -> None:
    """Note which briefs are no longer due."""
    from briefgen.publish.outputs import mark_built

    for (spec, settings), outcome in zip(told, outcomes, strict=True):
        if outcome.built:
            mark_built(settings.output, spec.stem, moment)


def _cache_output(told: Sequence[Told], outcomes: Sequence[Outcome]) -> None:
    """Cache what this command would print if it were run again, where there are no findings to print."""
    from briefgen.cli.cache_output import cache_lines
    from briefgen.cli.screen import up_to_date_lines

    if all(outcome.built and not outcome.findings for outcome in outcomes):
        cache_lines(told, up_to_date_lines(outcomes))


def _code(outcomes: Sequence[Outcome], *, strict: bool) -> int:
    """Give the exit code of a run: what is worst in it decides."""
    if any(outcome.bug for outcome in outcomes):
        return BUG
    found = [finding for outcome in outcomes for finding in outcome.findings]
    failed = any(outcome.built is None for outcome in outcomes)
    return exit_code(found, strict=strict) or (FINDINGS if failed else 0)
