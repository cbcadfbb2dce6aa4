"""The command `schedule`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from briefgen.cli.outside import settings_of
from briefgen.cli.show import finish, say, tell
from briefgen.diagnostic import Diagnostic
from briefgen.settings.gather import UsageError
from briefgen.version import VERSION


def run(
    kind: Annotated[
        Literal["systemd", "cron", "github"], typer.Argument(help="What looks for memos that are due.")
    ],
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The workspace.")] = Path(),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write files there.", show_default=False),
    ] = None,
) -> None:
    """Print what has a machine run `briefgen build --due` for a workspace."""
    from briefgen.publish.write import write_whole
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
        faults = write_whole(path, text.encode(), str(path))
        found += faults
        if not faults:
            say(str(path))
    tell(found)
    finish(found)


def _owner(root: Path) -> str:
    """Name the user that a workspace belongs to, by number where they have no name."""
    try:
        return root.owner()
    except KeyError:
        return str(root.stat().st_uid)
