"""The command `runs`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from briefgen.cli.console import count, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output

if TYPE_CHECKING:
    from briefgen.runs.history import PastRun, RunRecord


def run(
    folder: Annotated[Path, CommandArgument(metavar="DIR", help="The workspace.")] = Path(),
    output: Output = None,
    style: Annotated[Literal["human", "json"], CommandOption("--format", help="Output format.")] = "human",
) -> None:
    """List the unattended runs: those with `--due`, `--report` or `--notify`; the newest is last."""
    from briefgen.runs.history import past_runs  # slow to load; `--help` does not need it

    runs = list(past_runs(settings_of(folder, output=output).output))[::-1]
    if style == "json":
        plain = [
            {"number": each.number, "state": _state(each)}
            | (each.record.model_dump(mode="json", exclude={"states", "lost"}) if each.record else {})
            for each in runs
        ]
        print_text(json.dumps({"version": 1, "runs": plain}, ensure_ascii=False, indent=1))
        return
    for each in runs:
        print_line(_line(each))
    if not runs:
        print_line("no runs; those with `--due`, `--report` or `--notify` are recorded")


def _state(run: PastRun) -> str:
    if run.record is None:
        return "damaged"
    if run.is_lost:
        return "killed"
    return "running" if run.record.ended is None else "ended"


def _line(run: PastRun) -> str:
    """Describe a run in one line: when, how it ended, what became of the briefs, and what was new."""
    record = run.record
    if record is None:
        return f"{run.number:>5}  the record is damaged"
    began = f"{run.number:>5}  {record.began:%Y-%m-%d %H:%M:%S %Z}"
    if record.ended is None:
        state = "did not end: it was killed, or the machine stopped" if run.is_lost else "is running"
        return f"{began}  {state}"
    until = f" – {record.ended:%Y-%m-%d %H:%M:%S}, {count(record.runs, 'run')}" if record.runs > 1 else ""
    return f"{began}{until}  exit {record.exit_code}  {_what_happened(record)}"


def _what_happened(record: RunRecord) -> str:
    numbers = ", ".join(f"{number} {kind.replace('-', ' ')}" for kind, number in record.summary.items())
    ended = f"ended by {record.ended_by}" if record.ended_by else ""
    idle = "nothing was due" if record.due and not record.findings and not ended else ""
    return "; ".join(filter(None, (numbers or idle, ended, *record.findings, *record.events)))
