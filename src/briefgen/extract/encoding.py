"""Decode the bytes of a document: UTF-8 first, then the declared encoding, then a guess."""

from __future__ import annotations

import codecs
from typing import Final

import chardet

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EXAMINED: Final = 200_000
"""Bytes from which an encoding is guessed."""


def decode(data: bytes, declared: str = "") -> tuple[str, str] | None:
    """Decode a text; return it with the encoding, which is empty for UTF-8.

    Shape: None if no encoding fits all bytes.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    return _decoded(data, "utf-8") or _decoded(data, declared) or _decoded(data, _guess(data))


def _guess(data: bytes) -> str:
    return str(chardet.detect(data[:_EXAMINED])["encoding"] or "")


def _decoded(data: bytes, name: str) -> tuple[str, str] | None:
    """Decode with an encoding; None if it is not known, is no encoding of text, or does not fit."""
    try:
        codec = codecs.lookup(name)
        text = data.decode(name)
    except (LookupError, ValueError):
        return None
    return text, "" if codec.name.startswith("utf-8") else codec.name
