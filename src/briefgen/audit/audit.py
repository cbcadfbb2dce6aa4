"""Auditing a draft: each statement and quotation with its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.audit.draft import Draft
from briefgen.audit.judge import judge
from briefgen.audit.library import Library
from briefgen.audit.quotations import judge_quotation
from briefgen.audit.shown import as_shown
from briefgen.audit.statements import DraftSentence, find_statements
from briefgen.audit.verdicts import Audit, AuditVerdict, Finding

_ACCUSING = frozenset({"altered", "contradicted"})


def audit_draft(draft: Draft, library: Library) -> Audit:
    """Look up all that a draft says."""
    languages = {text.language for text in library.texts} | {f.reading.language for f in library.facts}
    statements = list(find_statements(draft, languages))
    findings = [list(_audit_statement(statement, library)) for statement in statements]
    return Audit(
        draft.path,
        tuple(finding for found in findings for finding in found),
        len(statements),
        sum(not found for found in findings),
        len(library.texts),
        len(library.facts),
        len(library.missing),
    )


def _audit_statement(statement: DraftSentence, library: Library) -> Iterator[Finding]:
    """Judge a sentence, and each quotation in it.

    Of a sentence whose quotation is not supported, only an alteration of its other words is reported besides.
    """
    quoted = [(q, judge_quotation(q.words, statement.language, library)) for q in statement.quotations]
    found = judge(statement, library)
    if any(judgement.verdict != "supported" for _, judgement in quoted):
        found = _besides_quotation(found)
    if found and not statement.is_bare_heading:
        shown = as_shown(found, statement.reading)
        yield Finding("statement", statement.span, statement.text, shown, statement.heading)
    for quotation, judgement in quoted:
        yield Finding("quotation", quotation.span, quotation.words, judgement, statement.heading)


def _besides_quotation(found: AuditVerdict | None) -> AuditVerdict | None:
    """Leave out what a statement's quotation has a finding of its own for."""
    if found is None or found.verdict not in _ACCUSING:
        return None
    others = tuple(d for d in found.differences if d.respect != "quotation")
    return replace(found, differences=others) if others else None
