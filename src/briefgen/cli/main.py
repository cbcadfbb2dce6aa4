"""The command line: load the named command, run it, and return the exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
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
    from briefgen.report.formats import visible
    from briefgen.settings.gather import UsageError
    from briefgen.workers.outcome import locate_exception

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # print what the console cannot show as escapes
            stream.reconfigure(errors="backslashreplace")
    remove_library_settings()
    try:
        _command_line(next(iter(sys.argv[1:]), ""))(prog_name="briefgen")
    except Terminated as end:
        end_by_signal(end.signal)
    except UsageError as fault:
        print_findings(fault.diagnostics)
        raise SystemExit(USAGE) from None
    except OSError as fault:
        name = f"{fault.filename}: " if fault.filename else ""
        typer.echo(f"error: {visible(name)}{(fault.strerror or 'input or output failed').lower()}", err=True)
        raise SystemExit(USAGE) from None
    except Exception as bug:  # noqa: BLE001  # the last line: a traceback helps no analyst
        print_bug(": ".join(locate_exception(bug)))
        raise SystemExit(BUG) from None
