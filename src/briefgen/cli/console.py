"""What the commands print, and the exit codes they end with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from briefgen.diagnostic import Diagnostic, Severity, has_errors
from briefgen.reading.files import read_lines
from briefgen.report.formats import FORMATS, Lines, human, visible

FINDINGS, USAGE, BUG, INTERRUPTED = 1, 2, 70, 130
"""Exit codes; 0 is clean, or only warnings."""
_INPUT_OUTPUT = frozenset(
    {
        "file-unreadable",
        "brief-expected",
        "update-unknown",
        "query-form",
        "search-server",
        "id-unknown",
        "rename-unclear",
        "rename-clash",
        "rename-issued",
        "rename-settings",
        "rename-changed",
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
        "engine-lost",
        "engine-unready",
        "edition-unknown",
    }
)
"""Rules about usage, reading and writing files, and limits, as opposed to what a file says."""


class Exit(BaseException):  # like SystemExit, it is no error
    """The command ends with this exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class OptionError(Exception):
    """Options that exclude each other, or are not enough: reported as other mistakes on the command line."""

    def __init__(self, message: str, name: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.name = name
        """The option or argument that is wrong, if it is one alone."""


def print_text(text: str, *, end: str = "\n", err: bool = False) -> None:
    """Print a text as it is, at once; nothing where the stream was closed from the start."""
    stream = sys.stderr if err else sys.stdout
    if stream is not None:
        stream.write(text + end)
        stream.flush()


def print_findings(
    diagnostics: list[Diagnostic] | tuple[Diagnostic, ...], style: str = "human", lines: Lines | None = None
) -> None:
    """Print findings for people."""
    if diagnostics:
        write = FORMATS.get(style, human)
        print_text(write(diagnostics, lines or source_lines()), err=True)


def print_line(line: str) -> None:
    """Print a line of the result, with control characters as escapes."""
    print_text(visible(line))


def quotation_states_line(states: Mapping[str, int]) -> str:
    """Say how many quotations are in which state."""
    listed = ", ".join(f"{number} {state}" for state, number in states.items())
    return f"{count(sum(states.values()), 'quotation')}: {listed or 'none'}"


def source_lines() -> Lines:
    """Return a function that looks up lines of files, reading each file once."""
    read = cache(lambda path: read_lines(Path(path)))

    def line(path: str, number: int) -> str | None:
        lines = read(path)
        return lines[number - 1] if 0 < number <= len(lines) else None

    return line


def no_source_line(_path: str, _page: int) -> None:
    """Return no line: a finding on a PDF has a page number in place of a line."""


def print_bug(bug: str) -> None:
    """Print the place and message of an exception that is a bug in briefgen."""
    print_text(f"briefgen: a bug in briefgen at {visible(bug)}", err=True)
    print_text("hint: please report this line with the files that led to it", err=True)


def exit_on_findings(found: list[Diagnostic] | tuple[Diagnostic, ...], strict: bool = False) -> None:
    """Exit with the code for these findings, if it is not 0.

    Errors: Exit.
    """
    if code := exit_code(found, strict=strict):
        raise Exit(code)


def exit_code(found: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """Return the exit code for findings."""
    findings = tuple(found)
    if any(d.rule in _INPUT_OUTPUT for d in findings):
        return USAGE
    return FINDINGS if has_errors(findings, strict=strict) else 0


def summary(found: tuple[Diagnostic, ...]) -> str:
    """Count errors, warnings and notes, in words."""
    counts = ((sum(d.severity is each for d in found), str(each)) for each in reversed(Severity))
    parts = [count(n, word) for n, word in counts if n]
    return ", ".join(parts) or "no findings"


def outdated_formats_line(files: Sequence[str]) -> str:
    """Report files of other formats that an earlier build left, and what to do about them."""
    be, them = ("is", "the file") if len(files) == 1 else ("are", "the files")
    suffixes = ",".join(name.rpartition(".")[2] for name in files)
    return f"{', '.join(files)} {be} from an earlier build: add `{suffixes}` to `--format`, or delete {them}"


def count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
