"""The file format of evidence.json: write it, read it, and find it in a PDF."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from briefgen.diagnostic import Diagnostic, Span, error

NAME = "evidence.json"
"""Its name inside the PDF."""
FORMAT = "briefgen-evidence"
VERSION = 2
"""The version of the format. Raise it only where a reader of the older one would misread the newer one.

That is so where a field changes its meaning, its type or its place, or is no longer written. A new field is
no reason: readers ignore fields that they do not know, and a reader of the new field gives it a default,
since issued editions lack it. Issued editions stay readable: a commit that raises the number also makes
`open_evidence` read the older format, and adds editions of it to tests/editions/fixtures.

Version 2 added `said` and `ledger`.
"""
DOCUMENT_HASH = "document_sha256"
"""The key of the hash of document.json; evidence of memos of drawing versions before 7 lacks it."""
MAX_BYTES = 40_000_000
"""The largest evidence file that is read."""
_STREAM = re.compile(rb"<<[^<>]*(?:<<[^<>]*>>[^<>]*)*>>\s*stream\r?\n")
_DEPTH = 3
"""Levels of nesting that begin a new line: the file, the memo, its facts."""
_encode = json.JSONEncoder(ensure_ascii=False).encode
ASK = "ask the sender for the original file"


def memo_hash(memo: object) -> str:
    """Return the SHA-256 of a memo's data, independent of the layout of the JSON.

    Shape: the hash of the JSON with sorted keys and without white space, in UTF-8.
    """
    text = json.dumps(memo, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def name_document(whole: Mapping[str, Any], document: bytes) -> dict[str, Any]:
    """Return evidence with the hash of document.json, which in turn names the hash of the memo's data.

    So nobody can draw the pages from another document without changing the evidence, or change the evidence
    without changing the document.
    """
    head = {key: value for key, value in whole.items() if key != "memo"}
    return {**head, DOCUMENT_HASH: sha256(document).hexdigest(), "memo": whole["memo"]}


def evidence_text(whole: object) -> str:
    """Format evidence as JSON with each fact, source and statement on a line of its own."""
    return _json_lines(whole, _DEPTH) + "\n"


def _json_lines(value: Any, depth: int) -> str:
    # Not by `indent`: the standard library then encodes in Python, which takes many times longer.
    if depth and isinstance(value, dict) and value:
        inside = ",\n".join(
            f"{_encode(key)}: {_json_lines(entry, depth - 1)}" for key, entry in value.items()
        )
        return f"{{\n{inside}\n}}"
    if depth and isinstance(value, list) and value:
        inside = ",\n".join(map(_encode, value))
        return f"[\n{inside}\n]"
    return _encode(value)


def open_evidence(data: bytes, shown: str) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Read an evidence file and check its hash; None where it is not evidence, or of another version.

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
        version = str(whole.get("version"))[:20]
        message = f"`{NAME}` has format version {version}; this briefgen reads version {VERSION}"
        hint = "read it with the version of briefgen that built it; `memo.tool` in the file names it"
        return None, (error("evidence-version", span, message, hint),)
    memo = whole.get("memo")
    if memo_hash(memo) == whole.get("sha256"):
        return memo, ()
    return memo, (error("evidence-altered", span, f"`{NAME}` does not match its own hash", ASK),)


def evidence_of_pdf(pdf: bytes) -> bytes | None:
    """Find the evidence in a PDF that briefgen wrote; None where there is none."""
    beginning = f'"format": "{FORMAT}"'.encode()
    found = (data for data in attached_data(pdf) if data.startswith(b"{") and beginning in data[:200])
    return next(found, None)


def attached_data(pdf: bytes) -> Iterator[bytes]:
    """Yield the content of each attachment of a PDF that briefgen wrote, without a PDF library.

    Where another program saved the file in another form, they may not be found.
    """
    whole = memoryview(pdf)
    for found in _STREAM.finditer(pdf):
        if b"/EmbeddedFile" not in found[0]:
            continue
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(whole[found.end() :], MAX_BYTES)
