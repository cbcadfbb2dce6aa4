"""The commands by their names; each is loaded when it is named, so that only what is needed is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from briefgen.cli.declared import CommandFunction, Group

COMMANDS: Final = (
    "build",
    "preview",
    "status",
    "clean",
    "check",
    "audit",
    "verify",
    "sign",
    "copies",
    "editions",
    "withdraw",
    "correct",
    "diff",
    "lock",
    "new",
    "fact",
    "view",
    "init",
    "runs",
    "schedule",
    "schema",
    "explain",
    "find",
    "where",
    "rename",
    "export",
    "serve",
    "source",
    "lsp",
    "mcp",
)
"""The commands in the order of `--help`; each is the function `run` of the module of that name."""
GROUPS: Final = frozenset({"fact", "source", "view"})
"""Those of the commands that have commands of their own: each is the `GROUP` of its module."""


def load_command(name: str) -> CommandFunction | Group:
    """Load the module of a command."""
    module = import_module(f"briefgen.cli.{name}")
    command: CommandFunction | Group = module.GROUP if name in GROUPS else module.run
    return command
