"""Finding the workspace of a folder, and loading it for an editor or an assistant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.environment import now, settings_of
from briefgen.diagnostic import Span, error
from briefgen.settings.gather import UsageError
from briefgen.settings.settings import find_root, is_workspace

if TYPE_CHECKING:
    from briefgen.resident.workspace import Workspace


def workspace_of(folder: Path) -> Path:
    """Find the workspace of a folder that a person has named.

    Errors: UsageError where the folder is in none.
    """
    root = find_root(folder.absolute())
    if not is_workspace(root):
        hint = "name a folder of a workspace, or make one: `briefgen init DIR`"
        raise UsageError(error("file-unreadable", Span(str(folder)), "not in a workspace", hint))
    return root


def load_workspace(root: Path) -> Workspace:
    """Load the workspace of a folder; paths in findings are relative to it."""
    from briefgen.resident.workspace import Workspace  # slow to load: `--help` does not need it

    return Workspace(lambda: settings_of(root, here=root), now)
