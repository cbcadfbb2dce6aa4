"""The command `schedule`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.environment import settings_of
from briefgen.diagnostic import Diagnostic
from briefgen.settings.gather import UsageError
from briefgen.version import VERSION


def run(
    kind: Annotated[
        Literal["systemd", "cron", "github"],
        typer.Argument(metavar="systemd|cron|github", help="Which timer to print."),
    ],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")] = Path(),
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write the timer's files to this folder.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print a systemd, cron or GitHub timer. It runs `briefgen build --due`."""
    from briefgen.publish.write import write_file
    from briefgen.runs.timers import KINDS, job_of

    settings = settings_of(folder)
    job, problems = job_of(settings, Path(sys.executable), _owner(settings.root), VERSION)
    if job is None:
        raise UsageError(*problems)
    files = KINDS[kind](job)
    if output is None:
        typer.echo("\n".join(files.values()), nl=False)
        return
    found: list[Diagnostic] = []
    for name, text in files.items():
        path = output / name
        faults = write_file(path, text.encode(), str(path))
        found += faults
        if not faults:
            print_line(str(path))
    print_findings(found)
    exit_on_findings(found)


def _owner(root: Path) -> str:
    """Return the user that owns a workspace, by number if they have no name."""
    try:
        return root.owner()
    except KeyError:
        return str(root.stat().st_uid)
