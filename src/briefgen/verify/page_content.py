"""What the pages of a PDF paint, read with another library than the one that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array

_WORD_JOINER = "\u2060"
"""Stands for no text."""


def instructions(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Yield operands and operator of each instruction of a page."""
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, str(instruction.operator)


def to_unicode(font: Any) -> dict[bytes, str]:
    """Give the characters of a font by their code, all codes of one length. Source: ISO 32000-1, 9.10.3."""
    out = {}
    data = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<((?:[0-9A-Fa-f]{4})*)>", block):
            read = bytes.fromhex(text).decode("utf-16-be", "replace")
            out[bytes.fromhex(code)] = "" if read == _WORD_JOINER else read
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.DOTALL):
        for first, last, text in re.findall(r"<(\w\w)>\s*<(\w\w)>\s*<(\w{4})>", block):
            codes = range(int(first, 16), int(last, 16) + 1)
            out.update({bytes([code]): chr(int(text, 16) + step) for step, code in enumerate(codes)})
    return out


def shown(operand: Any, codes: dict[bytes, str]) -> str:
    """Read the operand of Tj or TJ in the codes of a font."""
    strings = operand if isinstance(operand, Array) else [operand]
    told = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
    step = len(next(iter(codes), b"?"))
    return "".join(codes.get(told[i : i + step], "\ufffd") for i in range(0, len(told), step))
