"""Format findings for people, editors, programs and GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any, Final
from unicodedata import combining, east_asian_width

from briefgen.bidi.classes import contains_rtl
from briefgen.diagnostic import Diagnostic, Severity, Span, truncate
from briefgen.report.sarif import sarif_text

Lines = Callable[[str, int], str | None]
"""Looks up a line of a file by the path that a finding prints; None if there is no such line."""
Formatter = Callable[[Iterable[Diagnostic], Lines], str]


_CONTROL = re.compile("[\ud800-\udfff\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_MAX_LENGTH = 1000
"""Longer messages and hints are cut. Units: characters."""
MAX_FINDINGS = 200
"""Findings beyond this number are only counted: nobody reads them all, and fixing one often fixes many."""


def human(diagnostics: Iterable[Diagnostic], lines: Lines) -> str:
    """Format each finding with its source line, carets under the place, and what to do next."""
    return _cut(diagnostics, lambda d: "\n".join(_human(d, lines)))


def _cut(diagnostics: Iterable[Diagnostic], write: Callable[[Diagnostic], str]) -> str:
    found = tuple(diagnostics)
    rest = len(found) - MAX_FINDINGS
    more = (f"… and {rest:,} more; `--format json` prints all",) if rest > 0 else ()
    return "\n".join((*map(write, found[:MAX_FINDINGS]), *more))


def _human(diagnostic: Diagnostic, lines: Lines) -> list[str]:
    span = diagnostic.span
    message = _shortened(diagnostic.message)
    out = [f"{_isolated_place(span)}: {diagnostic.severity}[{diagnostic.rule}]: {message}"]
    line = None if span == Span(span.path) else lines(span.path, span.line)
    if line is not None:
        out += _caret(span, line)
    out += [f"hint: {_shortened(hint)}" for hint in diagnostic.hints]
    out += [f"because: {_shortened(b.message)} ({_isolated_place(b.span)})" for b in diagnostic.because]
    return out


def _caret(span: Span, line: str) -> list[str]:
    shown, column = _window(line.rstrip("\n"), span.column)
    number = str(span.line)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    width = max(1, min(end - span.column, len(shown) - column + 1))
    before = cells(visible(shown[: column - 1]))
    under = cells(visible(shown[column - 1 : column - 1 + width]))
    return [f"{number} | {visible(shown)}", f"{' ' * len(number)} | {' ' * before}{'^' * max(1, under)}"]


def cells(text: str) -> int:
    """Count the terminal cells that a text takes: two for a wide character, none for a combining mark.

    Source: Unicode Standard Annex #11, East Asian Width.
    """
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _window(line: str, column: int, width: int = 110) -> tuple[str, int]:
    """Shorten a long line to the part around a column."""
    if len(line) <= width:
        return line, column
    start = max(0, min(column - 1 - width // 3, len(line) - width))
    head = "…" if start else ""
    tail = "…" if start + width < len(line) else ""
    return f"{head}{line[start : start + width]}{tail}", column - start + len(head)


def short(diagnostics: Iterable[Diagnostic], lines: Lines) -> str:
    """Format each finding as one line."""
    return _cut(diagnostics, lambda d: f"{_place(d.span)}: {d.severity}[{d.rule}]: {_shortened(d.message)}")


def as_json(diagnostics: Iterable[Diagnostic], lines: Lines) -> str:
    """Format findings as one JSON object: `{"diagnostics": [...]}`."""
    return printable_json({"diagnostics": [record(d) for d in diagnostics]})


def printable_json(value: dict[str, Any]) -> str:
    """Format an object as JSON, with control characters as escapes."""
    return _printable(json.dumps(value, ensure_ascii=False, indent=2))


def record(diagnostic: Diagnostic) -> dict[str, Any]:
    """Convert a finding to a JSON object."""
    return {
        "rule": diagnostic.rule,
        "severity": str(diagnostic.severity),
        **_span(diagnostic.span),
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        "because": [{"message": b.message, **_span(b.span)} for b in diagnostic.because],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "path": span.path, "line": span.line, "column": span.column,
        "end_line": span.end_line, "end_column": span.end_column,
    }  # fmt: skip


def github(diagnostics: Iterable[Diagnostic], lines: Lines) -> str:
    """Format findings as workflow commands, which GitHub shows next to the changed lines.

    Source: GitHub Docs, "Workflow commands for GitHub Actions".
    """
    return "\n".join(_command(d) for d in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    kind = "notice" if diagnostic.severity is Severity.NOTE else str(diagnostic.severity)
    span = diagnostic.span
    end = f",endLine={span.end_line}"
    if span.end_line == span.line:  # GitHub ignores columns if a finding spans several lines
        end += f",endColumn={span.end_column}"
    place = f"file={_property(span.path)},line={span.line},col={span.column}{end},title={diagnostic.rule}"
    text = "\n".join(visible(t) for t in (diagnostic.message, *(f"hint: {h}" for h in diagnostic.hints)))
    return f"::{kind} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")


def _shortened(text: str) -> str:
    return visible(truncate(text, _MAX_LENGTH))


def _place(span: Span) -> str:
    return f"{visible(span.path)}:{span.line}:{span.column}"


def _isolated_place(span: Span) -> str:
    """Write a place; a path with right-to-left letters is isolated, so that the numbers stay after it.

    Source: UAX 9, 2.4 (FSI and PDI).
    """
    path = visible(span.path)
    return f"\u2068{path}\u2069:{span.line}:{span.column}" if contains_rtl(path) else _place(span)


def visible(text: str) -> str:
    """Replace control characters by escapes, so that no text can control the terminal."""
    return "".join(c if c.isprintable() or c in " \u202f\u2009\u00a0" else _escape(c) for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def sarif(diagnostics: Iterable[Diagnostic], lines: Lines) -> str:
    """Format findings as a SARIF 2.1.0 log."""
    return _printable(sarif_text(diagnostics))


def _printable(text: str) -> str:
    """Write control characters as JSON escapes, which do not change the meaning."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


FORMATS: Final = MappingProxyType(
    {"human": human, "short": short, "json": as_json, "github": github, "sarif": sarif}
)
