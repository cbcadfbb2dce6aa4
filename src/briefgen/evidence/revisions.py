"""The revisions of a PDF: what it was before it was signed."""

from __future__ import annotations

import re

_REVISION_END = re.compile(rb"startxref\s+[0-9]{1,12}\s+%%EOF\r?\n?")
_BYTE_RANGE = b"/ByteRange"
"""An entry of every signature, which is never compressed. Source: ISO 32000-1, 12.8.1."""


def is_signed(pdf: bytes) -> bool:
    """Check whether a file contains a signature."""
    return _BYTE_RANGE in pdf


def base_revision(pdf: bytes) -> bytes:
    """Return a signed file as it was before it was signed; any other file as it is."""
    end = _REVISION_END.search(pdf)
    return pdf[: end.end()] if end and is_signed(pdf[end.end() :]) else pdf
