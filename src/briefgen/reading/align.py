"""Map each character of a YAML value to its position in the YAML text, so that findings point at words."""

from __future__ import annotations

import re
from types import MappingProxyType

_WORD = re.compile(r"\S+")
_REACH = 400
"""How far ahead a value's next character is searched: more than an indentation, less than a paragraph."""
_ESCAPES = MappingProxyType(
    {
        "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
        "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
        "L": "\u2028", "P": "\u2029",
    }
)  # fmt: skip
"""Source: YAML 1.2.2, section 5.7."""
_CODED = MappingProxyType({"x": 2, "u": 4, "U": 8})
"""How many hexadecimal digits follow."""


def align(value: str, text: str, start: int, end: int) -> list[int]:
    """Map each character of `value` to an offset of `text` between `start` and `end`.

    Text that is not part of the value (indentation, folded line breaks, quotes, block headers) is
    skipped. A character written as an escape is mapped to the start of the escape.

    Shape: one offset per character of `value`, never decreasing.
    Units: code points.
    """
    if value == text[start:end]:
        return list(range(start, end))
    escaped = text.startswith('"', start)
    here = _content_start(text, start, end)
    offsets: list[int] = []
    while (done := len(offsets)) < len(value):
        if not escaped and (same := _same(value, done, text, here)):
            offsets.extend(range(here, here + same))
            here += same
            continue
        character = value[done]
        found, after = _find(character, text, here, end, escaped=escaped)
        if found < 0:
            offsets.append(min(here, max(end - 1, start)))
        else:
            offsets.append(found)
            here = after
    return offsets


def _content_start(text: str, start: int, end: int) -> int:
    if text[start:end][:1] in ("|", ">"):
        return text.find("\n", start, end) + 1 or start
    return start + text.startswith(("'", '"'), start)


def _same(value: str, at: int, text: str, here: int) -> int:
    """Return the length of the value's next word if the text has it unchanged at this position, else 0."""
    word = _WORD.match(value, at)
    return len(word[0]) if word and text.startswith(word[0], here) else 0


def _find(character: str, text: str, here: int, end: int, *, escaped: bool) -> tuple[int, int]:
    """Find the next character of a value: return its start and end, or -1 if another one comes first."""
    skip = here
    while skip < min(end, here + _REACH):
        meaning, length = _escape(text, skip) if escaped and text[skip] == "\\" else (text[skip], 1)
        if meaning == character or (character.isspace() and meaning.isspace()):
            return skip, skip + length
        if meaning and not meaning.isspace() and meaning != "'":
            break
        skip += length
    return -1, here


def _escape(text: str, at: int) -> tuple[str, int]:
    """Decode an escape in double quotes; an escaped line break has no character."""
    kind = text[at + 1 : at + 2]
    if kind in _CODED:
        length = 2 + _CODED[kind]
        return chr(int(text[at + 2 : at + length], 16)), length
    return _ESCAPES.get(kind, ""), 2
