"""The command `lsp`."""

from __future__ import annotations

from briefgen.cli.load_workspace import load_workspace
from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError


def run() -> None:
    """Run a language server (LSP) for an editor, on standard input and output. Needs the extra `lsp`."""
    try:
        from briefgen.lsp.features import make_server  # needs the extra `lsp`
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing("briefgen lsp", "lsp", missing)) from missing
    make_server(load_workspace).start_io()
