"""What a run of builds shows: lines for a person, with a bar on a terminal, or objects for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import typer

from briefgen.build.build import Built
from briefgen.cache.build_record import NEVER_BUILT
from briefgen.cli.show import count, earlier_line, say, summary, tell, tell_bug
from briefgen.runs.outcome import Outcome, counted
from briefgen.runs.report import Run, brief_object


class Lines:
    """Shows lines."""

    watched = True

    def __init__(self, *, explain: bool) -> None:
        self._explain = explain

    def due(self, briefs: int, following: str) -> None:
        """Say that nothing is due, and what will be next."""
        if not briefs:
            say(f"nothing is due{following}")

    def watching(self, briefs: int) -> None:
        """Say that saved files are waited for."""
        say(f"watching {count(briefs, 'brief')}; Ctrl-C ends it")

    def begin(self, briefs: int) -> None:
        """Print nothing: each brief has its own lines."""

    def tell(self, outcome: Outcome) -> None:
        """Print the findings of a brief and where its memo is."""
        tell(outcome.findings)
        if outcome.bug:
            tell_bug(outcome.bug)
        if outcome.built and outcome.built.edition:
            say(_edition(outcome, outcome.built.edition))
        if outcome.built:
            for line in _lines(outcome.built, outcome.memo, explain=self._explain):
                say(line)

    def end(self, run: Run) -> None:
        """Print a table of a run of several briefs: how many became what, and which failed."""
        if len(run.outcomes) > 1:
            for line in _table(run.outcomes):
                say(line)


class Objects:
    """Prints one object of JSON a line, and nothing else."""

    watched = False

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    def due(self, briefs: int, following: str) -> None:
        """Print nothing: how many there are is said as it begins."""

    def watching(self, briefs: int) -> None:
        """Print that saved files are waited for."""
        self._print("watching", briefs=briefs)

    def begin(self, briefs: int) -> None:
        """Print how many briefs there are."""
        self._print("began", briefs=briefs)

    def tell(self, outcome: Outcome) -> None:
        """Print what came of a brief, as the report has it."""
        self._print("brief", **brief_object(outcome))

    def end(self, run: Run) -> None:
        """Print the counts of the run."""
        seconds = round(run.seconds, 3)
        self._print("ended", seconds=seconds, exit_code=run.exit_code, summary=counted(run.outcomes))

    def _print(self, event: str, **data: object) -> None:
        time = self._now().isoformat(timespec="milliseconds")
        typer.echo(json.dumps({"time": time, "event": event, **data}))


class News:
    """Passes on what is new alone: a brief that was built, that failed, or that is well again."""

    watched = False

    def __init__(self, screen: Lines | Objects) -> None:
        self._screen = screen
        self._failed: set[str] = set()

    def begin(self, briefs: int) -> None:
        """Print nothing: most of them may be up to date."""

    def tell(self, outcome: Outcome) -> None:
        """Tell what came of a brief, where anything did."""
        if outcome.kind != "up-to-date" or outcome.brief in self._failed:
            self._screen.tell(outcome)
        (self._failed.discard if outcome.built else self._failed.add)(outcome.brief)


def up_to_date_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Give the lines of the same run where all of it is up to date."""
    later = [replace(o, built=replace(o.built, up_to_date=True)) for o in outcomes if o.built]
    lines = [line for o in later if o.built for line in _lines(o.built, o.memo, explain=False)]
    return lines + (_table(later) if len(later) > 1 else [])


def _edition(outcome: Outcome, number: int) -> str:
    """Say what became of the wish to issue an edition."""
    if outcome.issued:
        return f"{outcome.issued}: issued as edition {number}"
    return f"{outcome.brief}: nothing has changed since edition {number}; no edition is issued"


def _lines(built: Built, shown: str, *, explain: bool) -> list[str]:
    """Say what came of a build, and why."""
    if built.up_to_date:
        kept = f"; it was built with {count(built.findings, 'finding')}" if built.findings else ""
        return [f"{shown}: up to date, nothing it is made from has changed{kept}"]
    annex = f" + {count(built.annex_pages, 'page')} of annex" if built.annex_pages else ""
    others = f"; also {', '.join(built.others)}" if built.others else ""
    size = f"{round(built.size_bytes / 1000)} KB{others}"
    pages = f"{shown}: {count(built.body_pages, 'page')}{annex}, {size}"
    mended = f" (built anew: {built.lost})" if built.lost not in ("", NEVER_BUILT) else ""
    reasons = built.changes or (built.lost or "nothing has changed; it was asked for",)
    below = (*(reasons if explain else ()), *((earlier_line(built.earlier),) if built.earlier else ()))
    return [pages + mended, *(f"  {line}" for line in below)]


def _table(outcomes: Sequence[Outcome]) -> list[str]:
    numbers = (f"{number:,} {kind.replace('-', ' ')}" for kind, number in counted(outcomes).items() if number)
    failed = [outcome for outcome in outcomes if not outcome.built]
    wide = max((len(outcome.brief) for outcome in failed), default=0)
    why = ["a bug in briefgen" if outcome.bug else summary(outcome.findings) for outcome in failed]
    return [
        f"{count(len(outcomes), 'brief')}: {', '.join(numbers)}",
        *(f"  {o.brief:<{wide}}  {reason}" for o, reason in zip(failed, why, strict=True)),
    ]


@contextmanager
def progress(briefs: int) -> Iterator[Callable[[], None]]:
    """Show a bar below what is printed, where there is something to watch and someone to watch it.

    Shape: what is given moves the bar by one brief.
    """
    if briefs < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # only on a terminal: it takes a while to load
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    # Without a thread of its own: children are forked while it is shown.
    bar = Progress(
        "building", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), auto_refresh=False, transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )  # fmt: skip
    task = bar.add_task("", total=briefs)

    def step() -> None:
        bar.advance(task)
        bar.refresh()

    with bar:
        yield step
