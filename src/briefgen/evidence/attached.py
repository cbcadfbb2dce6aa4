"""The files that are attached to a memo: names, types and descriptions."""

from __future__ import annotations

from briefgen.document.attachment import Attachment
from briefgen.evidence import container, drawing


def evidence_attachment(content: bytes) -> Attachment:
    """Return evidence.json as an attachment."""
    about = "What the memo rests on, and every word it prints"
    return Attachment(container.NAME, content, "application/json", "Data", about)


def brief_attachment(name: str, content: bytes) -> Attachment:
    """Return the brief as an attachment; `name` is its file name."""
    return Attachment(name, content, "application/yaml", "Source", "The memo's brief")


def document_attachment(content: bytes) -> Attachment:
    """Return document.json as an attachment."""
    return Attachment(drawing.NAME, content, "application/json", "Source", "What the pages are drawn from")
