"""The command `init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.outside import today
from briefgen.cli.show import finish, say, tell


def run(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make.")]) -> None:
    """Make a workspace: settings, a first corpus of an invented topic, a first brief."""
    from briefgen.publish.starter import new_workspace

    paths, problems = new_workspace(folder, today())
    tell(problems)
    for path in paths:
        say(str(folder / path))
    finish(problems, strict=False)
