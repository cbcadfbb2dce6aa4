"""The command line: load the named command, run it, and end with its exit code."""

from __future__ import annotations

import codecs
import errno
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from io import TextIOWrapper
from itertools import chain, pairwise
from pathlib import Path

from briefgen.cli.commands import COMMANDS, load_command
from briefgen.cli.console import (
    BUG,
    INTERRUPTED,
    USAGE,
    Exit,
    OptionError,
    print_bug,
    print_findings,
    print_text,
)
from briefgen.cli.declared import Group
from briefgen.cli.environment import remove_library_settings
from briefgen.cli.read_options import read_options


def main() -> None:
    """Run the command line; report any unexpected exception as a bug."""
    from briefgen.cli.signals import Terminated, end_by_signal
    from briefgen.diagnostic import Span, error
    from briefgen.report.formats import visible
    from briefgen.settings.gather import UsageError
    from briefgen.workers.outcome import locate_exception

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # print what the console cannot show as escapes
            is_ascii = codecs.lookup(stream.encoding).name == "ascii"  # it is a console that was not set up
            stream.reconfigure(encoding="utf-8" if is_ascii else None, errors="backslashreplace")
    remove_library_settings()
    style = "github" if _asks_for_annotations(sys.argv[1:]) else "human"
    if not _has_folder():
        message, hint = "the current folder was deleted", "go to a folder that exists"
        print_findings((error("file-unreadable", Span("."), message, hint),), style)
        raise SystemExit(USAGE)
    try:
        _run(sys.argv[1:])
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
        print_text(f"error: {visible(name)}{(fault.strerror or 'input or output failed').lower()}", err=True)
        raise SystemExit(USAGE) from None
    except Exception as bug:  # noqa: BLE001  # the last line: a traceback helps no analyst
        print_bug(": ".join(locate_exception(bug)))
        raise SystemExit(BUG) from None


def _run(words: Sequence[str]) -> None:
    """Run the command that the words name, or have Typer say what is wrong with them."""
    command = _command(words) or _typer_command(words)
    try:
        command()
    except Exit as end:
        raise SystemExit(end.code) from None
    except OptionError as fault:
        _typer_command(words, fault)()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except OSError as fault:
        if fault.errno != errno.EPIPE:
            raise
        sys.stdout = sys.stderr = None  # nobody reads what is left in them
        raise SystemExit(1) from None


def _command(words: Sequence[str]) -> Callable[[], object] | None:
    """Load the command that the words name, and read its options; None where Typer has to read them."""
    if not words or words[0] not in COMMANDS or os.name == "nt":  # where Typer also expands names of files
        return None
    command, rest = load_command(words[0]), words[1:]
    if isinstance(command, Group):
        if not rest or rest[0] not in command.commands:
            return None
        command, rest = command.commands[rest[0]], rest[1:]
    values = read_options(command, rest)
    return None if values is None else partial(command, **values)


def _typer_command(words: Sequence[str], fault: OptionError | None = None) -> Callable[[], object]:
    from briefgen.cli.typer_commands import typer_command  # slow to load: most commands do without it

    return partial(typer_command(words[0] if words else "", fault), prog_name="briefgen")


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
