"""What the commands print, and the exit codes they end with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import typer

from briefgen.diagnostic import Diagnostic, Severity, has_errors
from briefgen.reading.files import read_lines
from briefgen.report.formats import FORMATS, Lines, human, visible

FINDINGS, USAGE, BUG = 1, 2, 70
"""Exit codes; 0 is clean, or warnings alone."""
_INPUT_OUTPUT = frozenset(
    {
        "file-unreadable",
        "brief-expected",
        "update-unknown",
        "output-unwritable",
        "output-held",
        "output-twice",
        "run-limit",
        "workspace-exists",
        "set-form",
        "format-unknown",
        "date-form",
        "name-form",
        "path-unprintable",
        "engine-unready",
        "edition-unknown",
    }
)
"""Rules that speak of usage, of reading and writing and of limits, not of what was written in a file."""


def tell(
    diagnostics: list[Diagnostic] | tuple[Diagnostic, ...], style: str = "human", lines: Lines | None = None
) -> None:
    """Print findings for people."""
    if diagnostics:
        write = FORMATS.get(style, human)
        typer.echo(write(diagnostics, lines or source_lines()), err=True)


def say(line: str) -> None:
    """Print a line of the result; a path in it moves no terminal's cursor."""
    typer.echo(visible(line))


def tell_states(states: Mapping[str, int]) -> None:
    """Print how many quotations are in which state."""
    listed = ", ".join(f"{number} {state}" for state, number in states.items())
    typer.echo(f"{count(sum(states.values()), 'quotation')}: {listed or 'none'}")


def source_lines() -> Lines:
    """Give the lines of files as they are now, each file read once."""
    read = cache(lambda path: read_lines(Path(path)))

    def line(path: str, number: int) -> str | None:
        lines = read(path)
        return lines[number - 1] if 0 < number <= len(lines) else None

    return line


def no_line(_path: str, _page: int) -> None:
    """Show no line of a PDF: what stands for a line there is a page."""


def tell_bug(bug: str) -> None:
    """Print the place and the words of a fault that is briefgen's own."""
    typer.echo(f"briefgen: a bug in briefgen at {visible(bug)}", err=True)
    typer.echo("hint: please report this line with the files that led to it", err=True)


def finish(found: list[Diagnostic] | tuple[Diagnostic, ...], strict: bool = False) -> None:
    """End the run with the exit code that its findings ask for.

    Errors: typer.Exit.
    """
    if code := exit_code(found, strict=strict):
        raise typer.Exit(code)


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """Give the exit code that findings ask for."""
    told = tuple(found)
    if any(d.rule in _INPUT_OUTPUT for d in told):
        return USAGE
    return FINDINGS if has_errors(told) or (strict and told) else 0


def summary(found: tuple[Diagnostic, ...]) -> str:
    """Say how many errors and warnings there are."""
    errors = sum(d.severity is Severity.ERROR for d in found)
    parts = [count(n, word) for n, word in ((errors, "error"), (len(found) - errors, "warning")) if n]
    return ", ".join(parts) or "no findings"


def earlier_line(files: Sequence[str]) -> str:
    """Say that forms of a memo are of an earlier build, and what to do about it."""
    be, them = ("is", "it") if len(files) == 1 else ("are", "them")
    return f"{', '.join(files)} {be} of an earlier build: add {them} to `--format`, or remove {them}"


def count(number: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
