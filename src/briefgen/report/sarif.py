"""Format findings as SARIF, which code hosts and editors show next to the changed lines.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) 2.1.0; section numbers below refer to it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from briefgen.diagnostic import Because, Diagnostic, Span
from briefgen.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_text(diagnostics: Iterable[Diagnostic]) -> str:
    """Write one SARIF log with one run, which describes every rule that has a finding."""
    found = tuple(diagnostics)
    rules = sorted({d.rule for d in found})
    run = {
        "tool": {"driver": {"name": "briefgen", "version": VERSION, "rules": _rules(rules)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(d, rules) for d in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rules(rules: Sequence[str]) -> list[dict[str, Any]]:
    # Imported here because it loads every rule.
    from briefgen.check.manual import explanations

    known = explanations()
    return [{"id": rule, **(_rule_help(known[rule]) if rule in known else {})} for rule in rules]


def _rule_help(text: str) -> dict[str, Any]:
    return {"shortDescription": {"text": text.splitlines()[0].partition(": ")[2]}, "help": {"text": text}}


def _result(diagnostic: Diagnostic, rules: Sequence[str]) -> dict[str, Any]:
    """Convert one finding (3.27); the steps that led to it are related locations (3.27.22)."""
    text = "\n".join((diagnostic.message, *(f"hint: {hint}" for hint in diagnostic.hints)))
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rules.index(diagnostic.rule),
        "level": str(diagnostic.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(diagnostic.span)}],
    }
    if diagnostic.because:
        result["relatedLocations"] = [_related(step) for step in diagnostic.because]
    return result


def _related(step: Because) -> dict[str, Any]:
    return {"physicalLocation": _place(step.span), "message": {"text": step.message}}


def _place(span: Span) -> dict[str, Any]:
    """Convert a place (3.29): like `Span`, lines and columns count from 1, the end is exclusive (3.30)."""
    address = quote(os.fsencode(span.path))  # a name need not be UTF-8
    uri = f"{'file://' if span.path.startswith('/') else ''}{address}"
    region = {
        "startLine": span.line, "startColumn": span.column,
        "endLine": span.end_line, "endColumn": span.end_column,
    }  # fmt: skip
    return {"artifactLocation": {"uri": uri}, "region": region}
