"""The file format of document.json: all that the pages of a memo are drawn from.

It is attached to every memo, so that anybody can draw the memo again and compare.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.document.document_json import InvalidDocumentError, decode_document, encode_document
from briefgen.document.nodes import Document
from briefgen.evidence.container import ASK
from briefgen.theme import Theme

NAME = "document.json"
"""Its name inside the PDF."""
FORMAT = "briefgen-document"
VERSION = 1
"""The version of the format. Raise it only where a reader of the older one would misread the newer one.

A new node or field with a default is no reason. An older briefgen then reports a newer file as unreadable,
which is right: it cannot draw it.
"""
_MAX_VALUES = 100_000
"""The most values of a file that is read: those of a memo of about 250 pages."""


class Drawing(Struct, frozen=True):
    """What the pages of a memo are drawn from."""

    document: Document
    theme: Theme
    timestamp: datetime
    """The date in the metadata of the file, with a time zone."""
    versions: Mapping[str, str]
    """The versions of what draws: briefgen, its drawing code with its fonts, and libraries."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """The fonts of the workspace that it needs: the SHA-256 of each file, by name, in the order of names."""
    evidence_sha256: str = ""
    """The `memo_hash` of the evidence that goes with it; empty in memos of drawing versions before 7."""


class _DrawingFile(BaseModel):
    """The file, with its document unread."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    format: str
    version: int
    versions: dict[str, str]
    fonts: dict[str, str] = {}
    evidence_sha256: str = ""
    timestamp: str
    theme: Theme
    document: dict[str, Any]


def drawing_bytes(drawing: Drawing) -> bytes:
    """Write document.json.

    Shape: the theme is without the name of its logo's file; the document contains the logo.
    """
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "versions": dict(sorted(drawing.versions.items())),
        **({"fonts": dict(drawing.fonts)} if drawing.fonts else {}),
        **({"evidence_sha256": drawing.evidence_sha256} if drawing.evidence_sha256 else {}),
        "timestamp": drawing.timestamp.astimezone(UTC).isoformat(timespec="seconds"),
        "theme": _theme(drawing.theme),
        "document": encode_document(drawing.document),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _theme(theme: Theme) -> dict[str, Any]:
    left_out = {"logo"} if theme.marking else {"logo", "marking"}
    return theme.model_dump(mode="json", exclude=left_out)


def read_drawing(data: bytes, shown: str) -> tuple[Drawing | None, tuple[Diagnostic, ...]]:
    """Read document.json, which may come from anywhere.

    Errors: document-altered, evidence-version.
    """
    span = Span(shown)
    if data.count(b'":') > _MAX_VALUES:
        message = f"`{NAME}` has more than {_MAX_VALUES:,} values, more than any memo has"
        return None, (error("document-altered", span, message, ASK),)
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return None, (error("document-altered", span, f"`{NAME}` is not JSON", ASK),)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return None, (error("document-altered", span, f"`{NAME}` is not the document of a memo", ASK),)
    if whole.get("version") != VERSION:
        version = str(whole.get("version"))[:20]
        message = f"`{NAME}` has format version {version}; this briefgen reads version {VERSION}"
        hint = "verify the memo with the version of briefgen that built it; `versions` in the file names it"
        return None, (error("evidence-version", span, message, hint),)
    read = _read(whole)
    if isinstance(read, Drawing):
        return read, ()
    return None, (error("document-altered", span, f"`{NAME}` is invalid at {read}", ASK),)


def _read(whole: dict[str, Any]) -> Drawing | str:
    """Read a file of the right version, or return the place of its fault."""
    try:
        file = _DrawingFile.model_validate(whole)
        timestamp = datetime.fromisoformat(file.timestamp)
        document = decode_document(file.document)
    except ValidationError as fault:
        return f"`{'.'.join(map(str, fault.errors()[0]['loc']))}`"
    except InvalidDocumentError as fault:
        return f"`document.{fault.place}`: {fault}"
    except RecursionError:
        return "`document`: too many levels"
    except ValueError:
        return "`timestamp`"
    if timestamp.tzinfo is None:
        return "`timestamp`"
    return Drawing(document, file.theme, timestamp, file.versions, file.fonts, file.evidence_sha256)
