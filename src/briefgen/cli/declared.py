"""How the function of a command declares its options and arguments: in the annotations of its parameters.

By these, `read_options` reads a command, and `typer_commands` prints its help and what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

CommandFunction = Callable[..., None]


class CommandOption(NamedTuple):
    """An option; one of type `bool` is a flag, which takes no value."""

    long: str
    short: str = ""
    metavar: str | None = None
    """What the help prints for the value; None: the type."""
    help: str = ""
    min: float | None = None
    max: float | None = None
    show_default: bool = True
    """Whether the help prints the default."""


class CommandArgument(NamedTuple):
    """An argument, which is given without a name. One whose type is a list takes all that are left."""

    metavar: str
    help: str = ""
    min: float | None = None
    max: float | None = None
    show_default: bool = True
    """As of an option."""


class Group(NamedTuple):
    """A command that has commands of its own."""

    help: str
    commands: Mapping[str, CommandFunction]
