"""The command `mcp`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.load_workspace import load_workspace, workspace_of
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError


def run(
    folder: Annotated[Path, CommandArgument(metavar="DIR", help="A folder of the workspace.")] = Path(),
    write: Annotated[
        bool,
        CommandOption("--write", help="Allow building into the workspace, and adding sources and facts."),
    ] = False,
) -> None:
    """Run an MCP server for an assistant, on standard input and output. Needs the extra `mcp`."""
    try:
        from briefgen.mcp.server import make_server  # needs the extra `mcp`
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("briefgen mcp", "mcp", missing)) from missing
    root = workspace_of(folder)
    make_server(root, load_workspace(root), write=write).run("stdio")
