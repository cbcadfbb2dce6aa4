"""What keeps a file from being read as a document."""

from __future__ import annotations

from briefgen.diagnostic import Diagnostic, Span, error


def undecodable(shown: str) -> Diagnostic:
    """Report a text whose encoding is not known."""
    message = "its encoding is neither UTF-8 nor one that can be recognised"
    return error("source-encoding", Span(shown), message, "save it as UTF-8")


def without_text(shown: str, what: str, hint: str) -> Diagnostic:
    """Report a document that has no text."""
    return error("source-empty", Span(shown), what, hint)


def damaged(shown: str, what: str) -> Diagnostic:
    """Report a file that is not what it claims to be."""
    hint = "get the file again, or save its text as a `.txt` file and add that"
    return error("source-damaged", Span(shown), what, hint)


def encrypted(shown: str, what: str) -> Diagnostic:
    """Report a file that a password protects."""
    hint = "save a copy without the password, and add that"
    return error("source-encrypted", Span(shown), what, hint)


def too_large(shown: str, what: str, hint: str) -> Diagnostic:
    """Report a document that is too large to read."""
    return error("source-large", Span(shown), what, hint)


def unknown_kind(shown: str) -> Diagnostic:
    """Report a file of a form that is not read."""
    hint = "add HTML, PDF, DOCX, e-mail (`.eml`), Markdown or plain text"
    return error("source-kind", Span(shown), "binary data of an unknown form", hint)


def other_kind(shown: str, what: str, hint: str) -> Diagnostic:
    """Report a file of a known form that is not read."""
    return error("source-kind", Span(shown), what, hint)
