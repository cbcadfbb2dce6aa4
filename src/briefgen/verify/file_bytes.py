"""Check the bytes of a PDF as a file: what surrounds it, whether it was saved again, and its seal."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

import pikepdf
from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.verify.file_syntax import syntax_fault
from briefgen.verify.linearization import linearization_fault
from briefgen.verify.text_comparison import ASK

_START = re.compile(rb"%PDF-1\.[0-9]")
_END = b"%%EOF"
_MAX_AROUND = 1024
"""Readers look for the header and the end mark in this many bytes. Source: ISO 32000-1, Annex H, 3.4.1."""
_PART = re.compile(rb"startxref|trailer|[0-9]\s+obj")
"""What a reader takes for a part of a PDF."""
_FILE_END = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF\s*\Z")
_OBJECT = re.compile(rb"[0-9]+ 0 obj\n<<.*?/Length ([0-9]{1,12})>>\nstream\n", re.DOTALL)
_OBJECT_END = re.compile(rb"\r?\nendstream\nendobj\n")
_XREF = re.compile(rb"\s*startxref\n[0-9]+\n%%EOF\n\Z")


class TrimmedFile(Struct, frozen=True):
    """A PDF without the bytes around it."""

    pdf: bytes
    before: bytes
    """What precedes the header."""
    after: bytes
    """What follows the end mark."""


def trim(data: bytes) -> TrimmedFile:
    """Remove what precedes the header and what follows the last end mark of a file."""
    start = _START.search(data, 0, _MAX_AROUND)
    before = start.start() if start else 0
    end = data.rfind(_END)
    stop = end + len(_END) if end >= 0 else len(data)
    while stop < len(data) and data[stop : stop + 1] in (b"\r", b"\n") and stop < end + len(_END) + 2:
        stop += 1
    return TrimmedFile(data[before:stop], data[:before], data[stop:])


def check_surroundings(file: TrimmedFile, span: Span) -> Iterator[Diagnostic]:
    """Report bytes before and after the PDF; an error if there are more than readers skip, or parts of a PDF.

    Readers take the last `startxref`, though no end mark follows it, so such parts can replace any page.

    Errors: pdf-rewritten.
    """
    hint = "a reader of PDF ignores them, and other programs may not; mail gateways append such bytes"
    places = (("precede the header", file.before), ("follow the end mark `%%EOF`", file.after))
    for place, around in places:
        if _PART.search(around):
            message = (
                f"{len(around):,} bytes {place}, and they have parts of another PDF, which readers may show"
            )
            yield error("pdf-rewritten", span, message, ASK)
        elif around:
            report = warning if len(around) <= _MAX_AROUND else error
            yield report("pdf-rewritten", span, f"{len(around):,} bytes that belong to no PDF {place}", hint)


def check_syntax(whole: bytes, base: bytes, span: Span) -> Iterator[Diagnostic]:
    """Check that every reader finds the same objects in a file; `base` is the file before it was signed.

    Errors: pdf-rewritten.
    """
    with pikepdf.open(BytesIO(whole)) as file:
        fault = syntax_fault(whole, lambda number, gen: int(file.get_object(number, gen)), len(base))
    if not fault:
        with pikepdf.open(BytesIO(base)) as file:
            fault = linearization_fault(file)
    if fault:
        message = f"readers of PDF may show another content than the one compared: the file has {fault}"
        yield error("pdf-rewritten", span, message, ASK)


def check_seal(file: pikepdf.Pdf, pdf: bytes, span: Span) -> Iterator[Diagnostic]:
    """Check whether the ID of the file is the hash of all bytes before the cross-references.

    Errors: pdf-rewritten.
    """
    tail = _FILE_END.search(pdf[-64:])
    ids = file.trailer.get("/ID")
    first = ids[0] if isinstance(ids, pikepdf.Array) and len(ids) else None
    file_id = bytes(first).hex() if isinstance(first, pikepdf.String) else ""
    if tail is None or sha256(pdf[: int(tail[1])]).hexdigest()[:32] != file_id:
        yield rewritten(span)


def rewritten(span: Span) -> Diagnostic:
    """Report that another program saved the file."""
    message = "the bytes of the file differ from those that briefgen wrote"
    hint = "another program saved the file again; its content is still checked"
    return warning("pdf-rewritten", span, message, hint)


def same_but_compression(found: bytes, drawn: bytes) -> bool:
    """Check whether two files of briefgen's form differ only in how their streams are compressed.

    Another release of zlib compresses differently; the offsets and the ID then differ too.
    """
    mine, theirs = inflated(found), inflated(drawn)
    return mine is not None and mine == theirs


def inflated(pdf: bytes) -> list[bytes] | None:
    """Return the objects of a file with their data decompressed, without the cross-references.

    None for a file that is not a header and streams, one after the other.
    """
    position = pdf.find(b"obj")
    position = pdf.rfind(b"\n", 0, position) + 1
    objects = [pdf[:position]]
    while found := _OBJECT.match(pdf, position):
        stop = found.end() + int(found[1])
        end = _OBJECT_END.match(pdf, stop)
        if end is None:
            return None
        head = found[0][: found.start(1) - position]
        objects.append(head + _decompressed(head, pdf[found.end() : stop]))
        position = end.end()
    return objects[:-1] if _XREF.match(pdf, position) else None


def _decompressed(head: bytes, data: bytes) -> bytes:
    if b"/FlateDecode" not in head:
        return data
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(data)
    except zlib.error:
        return data
    return content if not stream.unused_data else data
