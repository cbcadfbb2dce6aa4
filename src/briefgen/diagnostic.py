"""Findings with a rule id and a place in a file: the one way briefgen speaks of faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a finding matters; the larger, the worse."""

    WARNING = 1
    ERROR = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text file.

    Units: lines and columns count from 1, columns in Unicode code points; the end is exclusive.
    `path` is printed as it stands: relative to the workspace where the file lies in it.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Because:
    """One step of the chain that led to a finding, from the brief inwards."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    Shape: `message` is lower case without a full stop and carries the user's words in backticks;
    each hint is a next action.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    hints: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()


def error(rule: str, span: Span, message: str, *hints: str, because: tuple[Because, ...] = ()) -> Diagnostic:
    """Make a finding that stops a build."""
    return Diagnostic(rule, Severity.ERROR, span, message, hints, because)


def warning(
    rule: str, span: Span, message: str, *hints: str, because: tuple[Because, ...] = ()
) -> Diagnostic:
    """Make a finding that is reported and lets a build go on."""
    return Diagnostic(rule, Severity.WARNING, span, message, hints, because)


def shortened(text: str, most: int = 60) -> str:
    """Cut what a user gave to a length that a finding can quote."""
    return text if len(text) <= most else f"{text[: most - 3]}…"


def arrange(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Order findings by place and drop repeats."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span, d.rule, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any finding stops a build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)
