"""Read a document from the bytes of a file, by the form that the bytes have."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Final

from briefgen.diagnostic import Diagnostic, Findings
from briefgen.extract.document import Extracted, FileKind
from briefgen.extract.findings import damaged, encrypted, too_large, unknown_kind, without_text

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml", ".md", ".markdown", ".txt"})
"""The files of a folder that are documents."""
MOST_BYTES: Final = 50_000_000
_MOST_TEXT: Final = 5_000_000
"""Characters of a text: less than the bytes that a text may have when it is read again."""
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP: Final = b"PK\x03\x04"


def extract(data: bytes, name: str, shown: str, declared: str = "") -> tuple[Extracted | None, Findings]:
    """Read a document; `declared` is the encoding that a web server named.

    Errors: source-kind, source-empty, source-damaged, source-encrypted, source-large, source-encoding.
    """
    if len(data) > MOST_BYTES:
        what = f"larger than {MOST_BYTES:,} bytes"
        return None, (too_large(shown, what, "save its text as a `.txt` file and add that"),)
    if not data.strip():
        return None, (without_text(shown, "the file is empty", "get the file again"),)
    document, problems = _read(data, name, shown, declared)
    if document is not None and len(document.text) > _MOST_TEXT:
        what = f"its text has more than {_MOST_TEXT:,} characters"
        return None, (*problems, too_large(shown, what, "split it, and add the parts that you need"))
    return document, problems


def _read(data: bytes, name: str, shown: str, declared: str) -> tuple[Extracted | None, Findings]:
    """Read a document by its form; each form loads its own library, when it is met."""
    kind = _form(data, PurePath(name).suffix.lower())
    if kind == "pdf":
        from briefgen.extract.pdf import read_pdf as read
    elif kind == "docx":
        from briefgen.extract.docx import read_docx as read
    elif kind == "email":
        from briefgen.extract.email_message import read_email as read
    elif kind == "text":
        from briefgen.extract.plain import read_plain as read
    elif kind == "html":
        from briefgen.extract.html import read_html

        return read_html(data, shown, declared)
    else:
        return None, (_unreadable(data, name, shown),)
    return read(data, shown)


def _form(data: bytes, suffix: str) -> FileKind | None:
    """Return the form of a file, by its first bytes before its suffix; None if it cannot be read."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLE) or suffix in (".pdf", ".docx"):
        return None
    if suffix == ".eml":
        return "email"
    if _HTML.match(data[:20_000]) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return None if b"\0" in data[:4096] and not wide else "text"


def _unreadable(data: bytes, name: str, shown: str) -> Diagnostic:
    """Report a file of a form that is not read."""
    if data.startswith(_OLE):
        return encrypted(shown, "an encrypted document of Office, or one of a version before 2007")
    if (suffix := PurePath(name).suffix.lower()) in (".pdf", ".docx"):
        return damaged(shown, f"it is no `{suffix}` file, whatever its name says")
    return unknown_kind(shown)
