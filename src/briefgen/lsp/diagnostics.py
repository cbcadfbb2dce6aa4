"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from briefgen.diagnostic import Diagnostic, Severity, Span
from briefgen.lsp.positions import Positions

SOURCE = "briefgen"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def diagnostic(finding: Diagnostic, locate: Callable[[Span], tuple[Path, Positions]]) -> types.Diagnostic:
    """Return a finding with its hints below its message; `locate` finds the file of a place."""
    related = [
        types.DiagnosticRelatedInformation(_location(step.span, locate), step.message)
        for step in finding.because
    ]
    return types.Diagnostic(
        range=locate(finding.span)[1].of_span(finding.span),
        message="\n".join((finding.message, *(f"hint: {hint}" for hint in finding.hints))),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
    )


def _location(span: Span, locate: Callable[[Span], tuple[Path, Positions]]) -> types.Location:
    path, positions = locate(span)
    return types.Location(path.as_uri(), positions.of_span(span))
