"""The command `serve`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from briefgen.cli.console import USAGE, print_line
from briefgen.cli.environment import resident_socket, set_environment
from briefgen.settings.settings import find_root


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")] = Path(),
    idle: Annotated[float, typer.Option(metavar="MINUTES", min=0.01, help="End after this time idle.")] = 30,
) -> None:
    """Stay loaded, so that `build`, `check` and `status` start at once."""
    from briefgen.build.build import preload  # slow to load, as is all below; `--help` does not need it
    from briefgen.cache.tool_stamp import tool_stamp
    from briefgen.cli import batch, build, check, main, status  # noqa: F401  # loaded for later
    from briefgen.recheck import recheck  # noqa: F401  # as above
    from briefgen.resident.client import answers
    from briefgen.resident.server import listen, serve

    root = find_root(folder.absolute()).resolve()
    path = resident_socket(root)
    if path is None:
        typer.echo("error: no folder for a socket: set XDG_RUNTIME_DIR to a shorter path", err=True)
        raise typer.Exit(USAGE)
    if answers(path):
        typer.echo(f"error: {root} is served already", err=True)
        raise typer.Exit(USAGE)
    preload()
    server = listen(path)
    print_line(f"serving {root}; press Ctrl-C to stop")
    sys.stdout.flush()
    tool_stamp()  # of the code that was loaded, before any edit
    gc.collect()
    gc.freeze()
    mine = path.stat().st_ino

    def command(arguments: list[str], environment: dict[str, str]) -> None:
        set_environment(environment)
        sys.argv = ["briefgen", *arguments]
        from briefgen.cli.entry import run_here  # it imports this package only where it needs it

        run_here()

    try:
        serve(server, command, idle * 60)
    except KeyboardInterrupt:
        pass
    finally:
        if path.exists() and path.stat().st_ino == mine:
            path.unlink()
