"""The command line: load the named command, run it, and return the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from io import TextIOWrapper
from itertools import chain, pairwise
from pathlib import Path
from typing import Annotated, Final

import typer

from briefgen.cli.console import BUG, USAGE, print_bug, print_findings
from briefgen.cli.environment import remove_library_settings
from briefgen.version import VERSION

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
"""Those of the commands that have commands of their own: each is the `app` of its module."""


def _command_line(named: str) -> typer.Typer:
    """Declare the named command, or all commands if none is named, so that only what is needed is loaded."""
    app = typer.Typer(
        name="briefgen",
        help="Policy memos in which every reference is checked: YAML in, an accessible PDF out.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_root)
    for name in (named,) if named in COMMANDS else COMMANDS:
        module = import_module(f"briefgen.cli.{name}")
        if name in GROUPS:
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(module.run)
    return app


@cache
def _command(named: str) -> Callable[..., object]:
    """Make the command line of a command, once in a process: it also stores how each option is read."""
    return typer.main.get_command(_command_line(named))


def _root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if show_version:
        typer.echo(f"briefgen {VERSION}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line; report any unexpected exception as a bug."""
    from briefgen.cli.signals import Terminated, end_by_signal
    from briefgen.diagnostic import Span, error
    from briefgen.report.formats import visible
    from briefgen.settings.gather import UsageError
    from briefgen.workers.outcome import locate_exception

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # print what the console cannot show as escapes
            stream.reconfigure(errors="backslashreplace")
    remove_library_settings()
    style = "github" if _asks_for_annotations(sys.argv[1:]) else "human"
    if not _has_folder():
        message, hint = "the current folder was deleted", "go to a folder that exists"
        print_findings((error("file-unreadable", Span("."), message, hint),), style)
        raise SystemExit(USAGE)
    try:
        _command(next(iter(sys.argv[1:]), ""))(prog_name="briefgen")
    except SystemExit as end:
        if style == "github" and (message := _usage_message(end)):
            print_findings((error("usage", Span(" ".join(["briefgen", *sys.argv[1:2]])), message),), style)
        raise
    except Terminated as end:
        end_by_signal(end.signal)
    except UsageError as fault:
        print_findings(fault.diagnostics, style)
        raise SystemExit(USAGE) from None
    except OSError as fault:
        name = f"{fault.filename}: " if fault.filename else ""
        typer.echo(f"error: {visible(name)}{(fault.strerror or 'input or output failed').lower()}", err=True)
        raise SystemExit(USAGE) from None
    except Exception as bug:  # noqa: BLE001  # the last line: a traceback helps no analyst
        print_bug(": ".join(locate_exception(bug)))
        raise SystemExit(BUG) from None


def _has_folder() -> bool:
    """Check that the current folder still exists."""
    try:
        return Path.cwd().is_dir()
    except FileNotFoundError:
        return False


def _asks_for_annotations(arguments: list[str]) -> bool:
    """Check for `github` in `--format`, also on a command line that is otherwise wrong."""
    separate = (after for name, after in pairwise(arguments) if name == "--format")
    joined = (name.partition("--format=")[2] for name in arguments)
    return any("github" in value.split(",") for value in chain(separate, joined))


def _usage_message(end: SystemExit) -> str:
    """Return why the command line was refused, which Typer prints before it exits; empty for another exit."""
    describe = getattr(end.__context__, "format_message", None)
    return str(describe()) if describe and end.code == USAGE else ""
