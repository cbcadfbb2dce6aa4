"""Diagnostics: findings with a rule id, a severity and a place in a file."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct


class Severity(IntEnum):
    """How serious a finding is; a larger value is worse."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


class Span(Struct, frozen=True, order=True):
    """A range of text in a file.

    Units: lines and columns start at 1; columns count Unicode code points; the end is exclusive. `path` is
    printed unchanged: relative to the workspace if the file is inside it.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Because(Struct, frozen=True):
    """One step of the chain of references that led to a finding, starting at the brief."""

    span: Span
    message: str


class Diagnostic(Struct, frozen=True):
    """One finding.

    Shape: `message` is lower case without a full stop and quotes the user's words in backticks; each hint
    names a next action.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()
    subject: str = ""
    """The id of the entry that it is about, where its rule gives one."""


Findings = tuple[Diagnostic, ...]


def error(
    rule: str, span: Span, message: str, *hints: str, because: tuple[Because, ...] = (), subject: str = ""
) -> Diagnostic:
    """Make a finding that stops the build."""
    return Diagnostic(rule, Severity.ERROR, span, message, hints, because, subject)


def warning(
    rule: str, span: Span, message: str, *hints: str, because: tuple[Because, ...] = (), subject: str = ""
) -> Diagnostic:
    """Make a finding that does not stop the build."""
    return Diagnostic(rule, Severity.WARNING, span, message, hints, because, subject)


def note(rule: str, span: Span, message: str, *hints: str, subject: str = "") -> Diagnostic:
    """Make a finding that says what was not checked; it never stops a build, even a strict one."""
    return Diagnostic(rule, Severity.NOTE, span, message, hints, subject=subject)


def truncate(text: str, max_length: int = 60) -> str:
    """Truncate the user's text to a length that fits into a message."""
    return text if len(text) <= max_length else f"{text[: max_length - 3]}…"


def arrange(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort findings by place and drop duplicates."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span, d.rule, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Check whether any finding is an error; with `strict`, or a warning."""
    least = Severity.WARNING if strict else Severity.ERROR
    return any(d.severity >= least for d in diagnostics)
