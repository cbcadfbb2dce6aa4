"""The file that a memo carries its frozen data in: what freezing writes, and verifying and comparing read."""

from __future__ import annotations

import json
import re
import zlib
from hashlib import sha256
from typing import Any

from briefgen.diagnostic import Diagnostic, Span, error

NAME = "evidence.json"
"""What it is called inside the PDF."""
FORMAT = "briefgen-evidence"
VERSION = 2
"""The version of the format. Raise it only where a reader of the older one would misread the newer one.

That is so where a field changes its meaning, its type or its place, or is no longer written. A new field is
no reason: readers ignore fields that they do not know, and a reader of the new field gives it a default,
since issued editions lack it. Issued editions stay readable: a commit that raises the number also makes
`open_evidence` read the older format, and adds editions of it to tests/editions/fixtures.

Version 2 added `said` and `ledger`.
"""
MOST_BYTES = 40_000_000
"""What an evidence file may come to."""
_STREAM = re.compile(rb"<<[^<>]*(?:<<[^<>]*>>[^<>]*)*>>\s*stream\r?\n")
_DEPTH = 3
"""The levels that are broken into lines: the file, the memo, its facts."""
_encode = json.JSONEncoder(ensure_ascii=False).encode
ASK = "ask the sender for the original file"


def memo_hash(memo: object) -> str:
    """Give the SHA-256 of a memo's data, however its JSON is laid out.

    Shape: that of the data as JSON with keys in order, no white space, in UTF-8.
    """
    text = json.dumps(memo, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def evidence_text(whole: object) -> str:
    """Write evidence as JSON that a person can search: every fact, source and statement on a line."""
    return _lined(whole, _DEPTH) + "\n"


def _lined(value: Any, depth: int) -> str:
    # Laid out by hand: the standard library indents in Python, at many times the cost.
    if depth and isinstance(value, dict) and value:
        inside = ",\n".join(f"{_encode(key)}: {_lined(entry, depth - 1)}" for key, entry in value.items())
        return f"{{\n{inside}\n}}"
    if depth and isinstance(value, list) and value:
        inside = ",\n".join(map(_encode, value))
        return f"[\n{inside}\n]"
    return _encode(value)


def open_evidence(data: bytes, shown: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Take the memo's data out of its file; None where it is not the evidence of a memo in this form.

    Errors: evidence-altered, evidence-version.
    """
    span = Span(shown)
    try:
        whole: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None, (error("evidence-altered", span, f"`{NAME}` is not JSON", ASK),)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return None, (error("evidence-altered", span, f"`{NAME}` is not the evidence of a memo", ASK),)
    if whole.get("version") != VERSION:
        message = f"`{NAME}` has form {str(whole.get('version'))[:20]}; this briefgen reads form {VERSION}"
        hint = "read it with the version of briefgen that built it: `memo.tool` in it names that"
        return None, (error("evidence-version", span, message, hint),)
    memo = whole.get("memo")
    if memo_hash(memo) == whole.get("sha256"):
        return memo, ()
    return memo, (error("evidence-altered", span, f"`{NAME}` does not agree with its own hash", ASK),)


def evidence_of_pdf(pdf: bytes) -> bytes | None:
    """Find the evidence in a PDF as briefgen writes it, without a library for any other.

    None where it is not there, or where something saved the file in a form too far from its own.
    """
    whole = memoryview(pdf)
    for found in _STREAM.finditer(pdf):
        if b"/EmbeddedFile" not in found[0]:
            continue
        try:
            data = zlib.decompressobj().decompress(whole[found.end() :], MOST_BYTES)
        except zlib.error:
            continue
        if data.startswith(b"{") and f'"format": "{FORMAT}"'.encode() in data[:200]:
            return data
    return None
