"""Check that the document and the evidence of a memo name each other by their hashes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from briefgen.diagnostic import Diagnostic, Findings, Span, error, warning
from briefgen.evidence import container
from briefgen.evidence.drawing import NAME, Drawing
from briefgen.evidence.issued_copy import IssuedCopy
from briefgen.verify.text_comparison import ASK

_FIRST_BOUND = 7
"""The first version of the drawing code whose memos name both hashes."""


def check_binding(
    files: Mapping[str, bytes], drawing: Drawing, copy: IssuedCopy | None, span: Span
) -> Findings:
    """Compare the hash of document.json with the evidence, and that of the evidence with document.json.

    Errors: document-altered, evidence-altered; document-unbound, a warning for memos of older versions.
    """
    evidence = _json(files.get(container.NAME, b""))
    if not evidence:
        return ()
    named, expected = evidence.get(container.DOCUMENT_HASH), drawing.evidence_sha256
    if not (named or expected or _is_bound(drawing)):
        message = (
            f"`{NAME}` and `{container.NAME}` do not name each other's hash, as in memos of older versions"
        )
        hint = "what no word shows (levels of headings, sizes, colours, dates) may have been changed in both"
        return (warning("document-unbound", span, message, hint),)
    findings: list[Diagnostic] = []
    if expected != container.memo_hash(evidence.get("memo")):
        message = f"`{container.NAME}` is not the evidence whose hash `{NAME}` names"
        findings.append(error("evidence-altered", span, message, ASK))
    digest = _edition_digest(files[NAME], drawing, copy)
    if digest is not None and named != digest:
        message = f"`{NAME}` is not the document whose hash `{container.NAME}` names"
        findings.append(error("document-altered", span, message, ASK))
    return tuple(findings)


def document_absent(span: Span) -> Diagnostic:
    """Report that document.json is not attached, so that nothing shows that the pages are as they were drawn.

    Errors: memo-not-redrawn.
    """
    message = f"`{NAME}` is not attached, so the memo cannot be drawn again to compare the pages with it"
    hint = "memos of development versions (before December 2026) do not have it: ask for the memo built again"
    return error("memo-not-redrawn", span, message, hint)


def _is_bound(drawing: Drawing) -> bool:
    version = drawing.versions.get("drawing", "")
    return version.isdecimal() and len(version) < 9 and int(version) >= _FIRST_BOUND


def _edition_digest(data: bytes, drawing: Drawing, copy: IssuedCopy | None) -> str | None:
    """Return the hash of document.json as the edition has it; None for a copy that another version drew."""
    if copy is None:
        return sha256(data).hexdigest()
    if copy.edition_versions != dict(drawing.versions):
        return None
    whole = _json(data)
    document = {key: value for key, value in whole["document"].items() if key not in ("copy", "recipient")}
    text = json.dumps({**whole, "document": document}, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _json(data: bytes) -> dict[str, Any]:
    """Read a JSON object; empty if it is none, which is reported elsewhere."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return whole if isinstance(whole, dict) else {}
