"""The commands in Typer, which prints their help and what is wrong with the words of a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args

import typer

from briefgen.cli.commands import COMMANDS, load_command
from briefgen.cli.console import OptionError
from briefgen.cli.declared import CommandArgument, CommandFunction, CommandOption, Group
from briefgen.version import VERSION


def typer_command(named: str, fault: OptionError | None = None) -> Callable[..., object]:
    """Make the named command, or all commands if none is named, so that only what is needed is loaded.

    With a `fault`, the command does not run, but says what is wrong with its options.
    """
    app = _new_app("Policy memos in which every reference is checked: YAML in, an accessible PDF out.")
    app.callback(invoke_without_command=True)(_root)
    for name in (named,) if named in COMMANDS else COMMANDS:
        command = load_command(name)
        if not isinstance(command, Group):
            app.command(name)(_for_typer(command, fault))
            continue
        group = _new_app(command.help)
        group.callback()(lambda: None)  # without it, the only command of a group would be the group
        for part, function in command.commands.items():
            group.command(part)(_for_typer(function, fault))
        app.add_typer(group, name=name)
    return typer.main.get_command(app)


def _new_app(text: str) -> typer.Typer:
    return typer.Typer(
        name="briefgen",
        help=text,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


def _for_typer(function: CommandFunction, fault: OptionError | None) -> CommandFunction:
    """Return a function with the parameters of a command, as Typer declares them."""

    def run(**values: Any) -> None:
        if fault:
            raise typer.BadParameter(fault.message, param_hint=fault.name)
        function(**values)

    signature = inspect.signature(function, eval_str=True)
    parameters = [
        each.replace(annotation=_annotation(*get_args(each.annotation)))
        for each in signature.parameters.values()
    ]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # `inspect` reads it
    run.__doc__ = function.__doc__
    return run


def _annotation(kind: Any, declared: CommandOption | CommandArgument) -> Any:
    given = declared._asdict()
    if isinstance(declared, CommandArgument):
        return Annotated[kind, typer.Argument(**given)]
    names = (given.pop("long"), given.pop("short"))
    return Annotated[kind, typer.Option(*filter(None, names), **given)]


def _root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if show_version:
        typer.echo(f"briefgen {VERSION}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
