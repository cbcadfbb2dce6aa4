"""The standards a memo claims: PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import page

from briefgen.diagnostic import Diagnostic, Span, error

STANDARDS = (("PDF/UA-1", page.ValidationProfile("ua1")), ("PDF/A-3a", page.ValidationProfile("3a")))
_PAGE = re.compile(r"\bpage ([0-9]+)\b")


def check_standards(pdf: bytes, shown: str) -> Iterator[Diagnostic]:
    """Report every rule of the two standards that a file breaks, each once a page.

    Errors: pdf-invalid; pdf-unreadable where the validator cannot follow the file.
    """
    for name, profile in STANDARDS:
        try:
            failures = page.validate_pdf_bytes(pdf, profile=profile).failures
        except page.PageError:
            yield error("pdf-unreadable", Span(shown), f"the validator for {name} cannot read it", ASK)
            return
        for failure in failures:
            found = _PAGE.search(failure.message)
            number = int(found[1]) if found else 1
            message = f"{name} is not met: {failure.message} ({failure.rule_id})"
            yield error("pdf-invalid", Span(shown, number, 1, number, 2), message, ASK)


ASK = "ask for the file as it was built"
