"""Find where a character is written in YAML or Markdown: as itself, decomposed, or as an escape."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|&#?\w{1,32};")


def find_character(text: str, character: str) -> tuple[int, int] | None:
    """Find a printed character in YAML or Markdown text; None if it is not there.

    It may be written as a letter with combining accents, as an escape of YAML, or as an entity of Markdown.

    Shape: start and end, exclusive.
    """
    for written in (character, unicodedata.normalize("NFD", character)):
        if (at := text.find(written)) >= 0:
            return at, at + len(written)
    escapes = (m for m in _ESCAPE.finditer(text) if character in _meaning(m.group()))
    return next((m.span() for m in escapes), None)


def _meaning(escape: str) -> str:
    if escape.startswith("&"):
        return unescape(escape)
    code = int(escape.removeprefix(escape[:2]), base=16)
    return chr(code) if code < 0x110000 else ""
