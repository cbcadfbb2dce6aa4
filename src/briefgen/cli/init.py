"""The command `init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.console import exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument
from briefgen.cli.environment import today


def run(folder: Annotated[Path, CommandArgument(metavar="DIR", help="Folder to create.")]) -> None:
    """Create a workspace. It has settings, a small invented corpus and a first brief."""
    from briefgen.publish.starter import new_workspace

    paths, problems = new_workspace(folder, today())
    print_findings(problems)
    for path in paths:
        print_line(str(folder / path))
    exit_on_findings(problems, strict=False)
