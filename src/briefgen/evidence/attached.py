"""The files that are attached to a memo: names, types and descriptions."""

from __future__ import annotations

from briefgen.catalogues.words import words_in
from briefgen.document.attachment import Attachment
from briefgen.evidence import container, drawing


def evidence_attachment(content: bytes, language: str) -> Attachment:
    """Return evidence.json as an attachment of a memo in a language."""
    about = words_in(language).text("What the memo rests on, and every word it prints")
    return Attachment(container.NAME, content, "application/json", "Data", about)


def brief_attachment(name: str, content: bytes, language: str) -> Attachment:
    """Return the brief as an attachment; `name` is its file name."""
    about = words_in(language).text("The memo's brief")
    return Attachment(name, content, "application/yaml", "Source", about)


def document_attachment(content: bytes, language: str) -> Attachment:
    """Return document.json as an attachment."""
    about = words_in(language).text("What the pages are drawn from")
    return Attachment(drawing.NAME, content, "application/json", "Source", about)
