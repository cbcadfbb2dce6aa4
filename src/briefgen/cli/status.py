"""The command `status`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import to_builtins

from briefgen.cli.console import FINDINGS, Exit, outdated_formats_line, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import now, settings_of
from briefgen.cli.options import AsOf, Set, Texts
from briefgen.settings.gather import run_within_limits
from briefgen.settings.list_briefs import list_briefs, with_settings

if TYPE_CHECKING:
    from briefgen.build.status import Status

_MOST_REASONS = 8


def run(
    specs: Annotated[
        list[Path] | None,
        CommandArgument(metavar="SPEC…|DIR", help="Briefs, or folders of briefs.", show_default=False),
    ] = None,
    style: Annotated[Literal["human", "json"], CommandOption("--format", help="Output format.")] = "human",
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
) -> None:
    """Show whether each memo is up to date. Also shows what changed, stale facts, and when it is due."""
    from briefgen.build.status import status_of  # slow to load; `--help` does not need it
    from briefgen.publish.orphans import list_orphans
    from briefgen.runs.history import brief_states, describe_losses  # slow to load; `--help` does not need it
    from briefgen.runs.run_status import run_status  # as above

    folders = any(spec.is_dir() for spec in specs or [Path()])
    briefs = list_briefs(specs or [Path()])
    moment = now()
    tasks = with_settings(briefs, lambda near: settings_of(near, overrides, as_of, texts, moment=moment))
    statuses = [
        run_within_limits(partial(status_of, spec, settings, moment), spec, settings)
        for spec, settings in tasks
    ]
    states = {settings.output: brief_states(settings.output) for _, settings in tasks}
    runs = [run_status(*task, states[task[1].output].get(task[0].stem)) for task in tasks]
    losses = [line for output in states for line in describe_losses(output)]
    orphans = list_orphans(tasks) if folders else ()
    both = list(zip(statuses, runs, strict=True))
    if style == "json":
        plain = [
            to_builtins(s) | {"due": s.due.isoformat() if s.due else None} | r.as_json() for s, r in both
        ]
        found = {"version": 1, "briefs": plain, "orphans": orphans, "lost_runs": losses}
        print_text(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        width = max(len(s.brief) for s in statuses)
        for line in (line for status, run in both for line in (*_lines(status, width), *run.lines())):
            print_line(line)
        for line in (*losses, *orphans):
            print_line(line)
    if any(s.state == "in error" or s.editions or r.overdue for s, r in both):
        raise Exit(FINDINGS)


def _lines(status: Status, width: int) -> Iterator[str]:
    marking = f"  {status.marking}" if status.marking else ""
    yield f"{status.brief:<{width}}  {status.state}{marking}"
    for reason in status.because[:_MOST_REASONS]:
        yield f"  {reason}"
    if (more := len(status.because) - _MOST_REASONS) > 0:
        yield f"  and {more} more"
    for fault in status.editions:
        yield f"  {fault}"
    if status.earlier:
        yield f"  {outdated_formats_line(status.earlier)}"
    if status.stale:
        yield f"  stale: {', '.join(status.stale)}"
    if status.expired:
        yield f"  expired since the memo's date: {'; '.join(status.expired)}"
    if status.due:
        yield f"  next due {status.due:%Y-%m-%d %H:%M %Z}"
