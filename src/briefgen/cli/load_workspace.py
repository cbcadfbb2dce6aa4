"""Loading the workspace that an editor or an assistant works in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.environment import now, settings_of
from briefgen.diagnostic import Diagnostic, Span, error

if TYPE_CHECKING:
    from briefgen.resident.workspace import Workspace


def load_workspace(root: Path) -> Workspace:
    """Load the workspace of a folder; paths in findings are relative to it."""
    from briefgen.resident.workspace import Workspace  # slow to load: `--help` does not need it

    return Workspace(lambda: settings_of(root, here=root), now)


def missing_extra(command: str, missing: ModuleNotFoundError) -> Diagnostic:
    """Say how to install what a command needs."""
    hint = (
        f"run `pip install 'briefgen[{command}]'`, or in the clone of briefgen `pip install '.[{command}]'`"
    )
    package = (missing.name or command).partition(".")[0]
    return error("extra-missing", Span(f"briefgen {command}"), f"`{package}` is not installed", hint)
