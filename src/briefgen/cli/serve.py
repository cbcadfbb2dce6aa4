"""The command `serve`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from briefgen.cli.console import USAGE, Exit, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import resident_socket
from briefgen.cli.load_workspace import workspace_of
from briefgen.report.formats import visible


def run(
    folder: Annotated[Path, CommandArgument(metavar="DIR", help="The workspace.")] = Path(),
    idle: Annotated[
        float,
        CommandOption("--idle", metavar="MINUTES", min=0.01, help="End after this time without a command."),
    ] = 30,
) -> None:
    """Keep briefgen loaded, so that `build`, `check` and `status` start faster."""
    from briefgen.cli import build  # noqa: F401  # loaded for later
    from briefgen.cli.resident_process import load_commands, run_command  # `--help` does not need it
    from briefgen.resident.client import is_listening
    from briefgen.resident.server import listen, serve_until_ended

    root = workspace_of(folder).resolve()
    path = resident_socket(root)
    if path is None:
        print_text("error: no folder for a socket: set XDG_RUNTIME_DIR to a shorter path", err=True)
        raise Exit(USAGE)
    if is_listening(str(path)):
        print_text(f"error: {visible(str(root))} is served already", err=True)
        raise Exit(USAGE)
    load_commands()
    server = listen(path)
    print_line(f"serving {root}; press Ctrl-C to stop")
    sys.stdout.flush()
    serve_until_ended(server, path, run_command, idle * 60)
