"""Print the progress and results of `build`: text with a progress bar, or one JSON object per line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from msgspec.structs import replace

from briefgen.build.build import Built
from briefgen.cache.build_record import NEVER_BUILT
from briefgen.cli.console import (
    BUG,
    count,
    outdated_formats_line,
    print_bug,
    print_findings,
    print_line,
    print_text,
    source_lines,
    summary,
)
from briefgen.diagnostic import Diagnostic
from briefgen.report.formats import FORMATS, record, visible
from briefgen.runs.build_outcome import Outcome, count_by_kind, count_by_rule
from briefgen.runs.report import Run, brief_object


class TextOutput:
    """Prints text for people."""

    shows_progress = True

    def __init__(self, *, explain: bool, style: str = "") -> None:
        self._explain = explain
        self._style = style
        """`github` prints findings as annotations, among the results."""
        self._printed: set[Diagnostic] = set()
        """Findings of this run: one of a shared file is printed for the first brief that it concerns."""

    def show_due(self, briefs: int, following: str) -> None:
        """Print that nothing is due, and what is due next."""
        if not briefs:
            print_line(f"nothing is due{following}")

    def show_watching(self, briefs: int) -> None:
        """Print that the files of the briefs are being watched."""
        print_line(f"watching {count(briefs, 'brief')}; press Ctrl-C to stop")

    def show_start(self, briefs: int) -> None:  # noqa: ARG002  # other outputs print the number
        """Print nothing: each brief has its own lines."""
        self._printed.clear()

    def show_brief(self, outcome: Outcome) -> None:
        """Print the findings of a brief and where its memo is."""
        if outcome.repeated:
            print_line(_still_failing(outcome))
            return
        new = [finding for finding in outcome.findings if finding not in self._printed]
        if self._style and new:
            print_text(FORMATS[self._style](new, source_lines()))
        elif not self._style:
            print_findings(new)
        self._printed.update(outcome.findings)
        if outcome.bug:
            print_bug(outcome.bug)
        self.show_events(outcome.brief, outcome.events)
        if outcome.built and outcome.built.edition:
            print_line(_edition(outcome, outcome.built.edition))
        if outcome.built:
            for line in _lines(outcome.built, outcome.memo, explain=self._explain):
                print_line(line)

    def show_events(self, brief: str, events: Iterable[str]) -> None:
        """Print what is new, about a brief or about earlier runs; `cron` mails it, as it does findings."""
        for event in events:
            print_text(visible(f"{brief}: {event}" if brief else event), err=True)

    def show_end(self, run: Run) -> None:
        """Print the counts of a run of several briefs, and which of them failed."""
        if len(run.tried) > 1:
            for line in _table(run.tried):
                print_line(line)
        if run.ended_by and run.exit_code != BUG:
            print_text(f"briefgen: ended by {run.ended_by}", err=True)

    def show_orphans(self, lines: Sequence[str]) -> None:
        """Print which memos have no brief any more."""
        for line in lines:
            print_line(line)


class JsonOutput:
    """Prints one JSON object per line, and nothing else."""

    shows_progress = False

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._began = False

    def show_due(self, briefs: int, following: str) -> None:
        """Print nothing: the start event has the number of briefs."""

    def show_watching(self, briefs: int) -> None:
        """Print that the files of the briefs are being watched."""
        self._print("watching", briefs=briefs)

    def show_start(self, briefs: int) -> None:
        """Print the number of briefs."""
        self._began = True
        self._print("began", briefs=briefs)

    def show_brief(self, outcome: Outcome) -> None:
        """Print the outcome of a brief, with the keys of the report."""
        self._print("brief", **brief_object(outcome))

    def show_events(self, brief: str, events: Iterable[str]) -> None:
        """Print nothing: the objects of the briefs and of the end have the events."""

    def show_end(self, run: Run) -> None:
        """Print the counts of the run, and why it could not be done; first its beginning if need be."""
        if not self._began:
            self.show_start(len(run.outcomes))
        self._print(
            "ended",
            seconds=round(run.seconds, 3),
            exit_code=run.exit_code,
            ended_by=run.ended_by or None,
            summary=count_by_kind(run.outcomes),
            findings=[record(finding) for finding in run.findings],
            events=list(run.events),
        )

    def show_orphans(self, lines: Sequence[str]) -> None:
        """Print nothing: `ended` is the last event of a run. `status` has these memos."""

    def _print(self, event: str, **data: object) -> None:
        time = self._now().isoformat(timespec="milliseconds")
        print_text(json.dumps({"time": time, "event": event, **data}))


class ChangesOnly:
    """Prints only outcomes that are new: a brief that was built, failed, or no longer fails."""

    shows_progress = False

    def __init__(self, printer: TextOutput | JsonOutput) -> None:
        self._printer = printer
        self._failed: set[str] = set()

    def show_start(self, briefs: int) -> None:
        """Print nothing: most of them may be up to date. Findings of the last run are printed again."""
        if isinstance(self._printer, TextOutput):
            self._printer.show_start(briefs)

    def show_brief(self, outcome: Outcome) -> None:
        """Print the outcome of a brief unless it was up to date before and still is."""
        if outcome.kind != "up-to-date" or outcome.brief in self._failed:
            self._printer.show_brief(outcome)
        (self._failed.discard if outcome.built else self._failed.add)(outcome.brief)


def up_to_date_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the lines that the same command prints if every brief is up to date."""
    later = [replace(o, built=replace(o.built, up_to_date=True)) for o in outcomes if o.built]
    lines = [line for o in later if o.built for line in _lines(o.built, o.memo, explain=False)]
    return lines + (_table(later) if len(later) > 1 else [])


def _still_failing(outcome: Outcome) -> str:
    again = f"; it is tried again after {outcome.next_try:%Y-%m-%d %H:%M %Z}" if outcome.next_try else ""
    return f"{outcome.brief}: still fails as it has since {outcome.repeated}{again}"


def _edition(outcome: Outcome, number: int) -> str:
    """Describe the edition that was issued, or why none was."""
    if outcome.issued:
        return f"{outcome.issued}: issued as edition {number}"
    return f"{outcome.brief}: nothing has changed since edition {number}; no edition is issued"


def _lines(built: Built, shown: str, *, explain: bool) -> list[str]:
    """Describe a build, and why it was needed."""
    if built.up_to_date:
        earlier = f"; it was built with {count(built.findings, 'finding')}" if built.findings else ""
        return [f"{shown}: up to date, none of its inputs has changed{earlier}"]
    annex = f" + {count(built.annex_pages, 'page')} of annex" if built.annex_pages else ""
    others = f"; also {', '.join(built.other_formats)}" if built.other_formats else ""
    size = f"{round(built.size_bytes / 1000)} KB{others}"
    pages = f"{shown}: {count(built.body_pages, 'page')}{annex}, {size}"
    rebuilt = f" (rebuilt: {built.rebuild_reason})" if built.rebuild_reason not in ("", NEVER_BUILT) else ""
    reasons = built.changes or (built.rebuild_reason or "nothing has changed; rebuilt because of --force",)
    below = (
        *((*reasons, *built.carried) if explain else ()),
        *((outdated_formats_line(built.stale_formats),) if built.stale_formats else ()),
    )
    return [pages + rebuilt, *(f"  {line}" for line in below)]


def _table(outcomes: Sequence[Outcome]) -> list[str]:
    numbers = (
        f"{number:,} {kind.replace('-', ' ')}" for kind, number in count_by_kind(outcomes).items() if number
    )
    failed = [outcome for outcome in outcomes if not outcome.built]
    wide = max((len(outcome.brief) for outcome in failed), default=0)
    why = ["a bug in briefgen" if outcome.bug else summary(outcome.findings) for outcome in failed]
    return [
        f"{count(len(outcomes), 'brief')}: {', '.join(numbers)}",
        *(f"  {o.brief:<{wide}}  {reason}" for o, reason in zip(failed, why, strict=True)),
        *_by_rule(outcomes),
    ]


def _by_rule(outcomes: Sequence[Outcome]) -> list[str]:
    """Describe how many findings there are on each rule; one of a shared file counts once."""
    counts = count_by_rule(outcomes)
    wide = max((len(each.rule) for each in counts), default=0)
    lines = (
        f"  {each.severity!s:<7}  {each.rule:<{wide}}"
        f"  {count(each.findings, 'finding')} in {count(each.briefs, 'brief')}"
        for each in counts
    )
    return ["findings by rule:", *lines] if counts else []


@contextmanager
def progress(briefs: int) -> Iterator[Callable[[], None]]:
    """Show a progress bar below the output, if there are several briefs and a terminal.

    Shape: gives the function that advances the bar by one brief.
    """
    if briefs < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # slow to load, so only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    # No refresh thread: worker processes are forked while the bar is shown.
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
