"""Loading the workspace that an editor or an assistant works in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.environment import now, settings_of

if TYPE_CHECKING:
    from briefgen.resident.workspace import Workspace


def load_workspace(root: Path) -> Workspace:
    """Load the workspace of a folder; paths in findings are relative to it."""
    from briefgen.resident.workspace import Workspace  # slow to load: `--help` does not need it

    return Workspace(lambda: settings_of(root, here=root), now)
