"""An audit as text for people, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from briefgen.audit.describe_findings import (
    compared_words,
    describe_difference,
    diagnostics_of,
    message_of,
    place_of,
)
from briefgen.audit.verdicts import Audit, Finding, Verdict, Where
from briefgen.diagnostic import Findings, truncate
from briefgen.report.formats import Lines, human, printable_json, record, visible

_LONGEST = 100
"""Characters of a supported statement that are shown."""


def audit_text(audit: Audit, lines: Lines) -> str:
    """Format an audit: what is supported and by what, then the findings, then how many there are of each."""
    parts = [visible(line) for line in _supported(audit)]
    if found := tuple(diagnostics_of(audit)):
        parts.append(human(found, lines))
    parts.append(visible(_summary(audit)))
    return "\n".join(parts)


def _supported(audit: Audit) -> Iterator[str]:
    for finding in audit.findings:
        if finding.judgement.verdict == "supported":
            words = truncate(" ".join(finding.words.split()), _LONGEST)
            where = " and ".join(place_of(where) for where in finding.judgement.where[:2])
            span = finding.span
            yield f"{span.path}:{span.line}:{span.column}: supported: {words}"
            yield f"  by {where}"
            if finding.judgement.compared:
                yield f"  {compared_words(finding.judgement)}"


def _summary(audit: Audit) -> str:
    counts = Counter(finding.judgement.verdict for finding in audit.findings)
    listed = ", ".join(f"{counts[verdict]} {verdict}" for verdict in get_args(Verdict) if counts[verdict])
    by_claims = sum(bool(finding.judgement.compared) for finding in audit.findings)
    parts = [f"{audit.path}: {listed or 'nothing in it that can be looked up'}"]
    if by_claims:
        parts.append(f"{by_claims} supported by numbers, dates, names or quotations, not by all words")
    if audit.plain:
        sentences = "sentence has" if audit.plain == 1 else "sentences have"
        parts.append(f"{audit.plain} {sentences} no number, date, name or quotation")
    return "; ".join(parts)


def audits_json(audits: Iterable[Audit], problems: Findings) -> str:
    """Format audits as one JSON object.

    Shape: `{"drafts": [{"path", "sentences", "plain", "texts", "facts", "missing", "findings": [{"kind",
    "words", "verdict", "message", "place", "differences", "marked", "compared", "not_compared", "where",
    "claims"}]}], "diagnostics"}`; `compared` has the numbers, dates, names and quotations that one passage
    has, where the other words are not those of the passage.
    """
    return printable_json(
        {
            "drafts": [_audit_object(audit) for audit in audits],
            "diagnostics": [record(problem) for problem in problems],
        }
    )


def _audit_object(audit: Audit) -> dict[str, Any]:
    return {
        "path": audit.path,
        "sentences": audit.sentences,
        "plain": audit.plain,
        "texts": audit.texts,
        "facts": audit.facts,
        "missing": audit.missing,
        "findings": [_finding_object(finding) for finding in audit.findings],
    }


def _finding_object(finding: Finding) -> dict[str, Any]:
    judgement, span = finding.judgement, finding.span
    return {
        "kind": finding.kind,
        "words": finding.words,
        "verdict": judgement.verdict,
        "message": message_of(finding) or None,
        "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column,
        "differences": [
            {"respect": d.respect, "draft": d.claim, "passage": d.evidence, "message": describe_difference(d)}
            for d in judgement.differences
        ],
        "marked": judgement.marked or None,
        "compared": list(judgement.compared),
        "not_compared": list(judgement.not_compared),
        "where": [_where_object(where) for where in judgement.where],
        "claims": [{"fact": claim.fact, "words": claim.words} for claim in judgement.others],
    }  # fmt: skip


def _where_object(where: Where) -> dict[str, Any]:
    return {
        "fact": where.fact or None, "source": where.source or None, "words": where.words,
        "paragraph": where.paragraph or None, "page": where.page or None,
        "start": where.start if where.end else None, "end": where.end or None,
    }  # fmt: skip
