"""The command `lsp`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.load_workspace import load_workspace
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError

if TYPE_CHECKING:
    from briefgen.resident.workspace import Workspace


def run() -> None:
    """Run a language server (LSP) for an editor, on standard input and output. Needs the extra `lsp`."""
    try:
        from briefgen.lsp.features import make_server  # needs the extra `lsp`
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("briefgen lsp", "lsp", missing)) from missing
    from briefgen.cli.resident_process import served_apart  # slow to load: `--help` does not need it

    with ExitStack() as served:

        def load(root: Path) -> Workspace:
            served.enter_context(served_apart(root))  # for the commands of the editor's terminal
            return load_workspace(root)

        make_server(load).start_io()
