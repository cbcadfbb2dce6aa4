"""Validate a memo against the standards that it claims: PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import page

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.container import ASK

STANDARDS = (("PDF/UA-1", page.ValidationProfile("ua1")), ("PDF/A-3a", page.ValidationProfile("3a")))
_PAGE = re.compile(r"\bpage ([0-9]+)\b")


def check_standards(pdf: bytes, shown_path: str) -> Iterator[Diagnostic]:
    """Report each rule of the two standards that a file breaks, once per page.

    Errors: pdf-invalid; pdf-unreadable if the validator cannot read the file.
    """
    for name, profile in STANDARDS:
        try:
            failures = page.validate_pdf_bytes(pdf, profile=profile).failures
        except page.PageError:
            yield error("pdf-unreadable", Span(shown_path), f"the {name} validator cannot read the file", ASK)
            return
        for failure in failures:
            found = _PAGE.search(failure.message)
            number = int(found[1]) if found else 1
            message = f"{name} is not met: {failure.message} ({failure.rule_id})"
            yield error("pdf-invalid", Span(shown_path, number, 1, number, 2), message, ASK)
