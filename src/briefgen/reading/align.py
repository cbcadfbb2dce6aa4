"""Where each character of a value stands in the text it was read from."""

from __future__ import annotations

import re
from types import MappingProxyType

_WORD = re.compile(r"\S+")
_REACH = 400
"""How far a value's next character is looked for: longer than any indentation, shorter than a paragraph."""
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

    What YAML drops on reading (indentation, folded line breaks, quotes, block headers) is stepped
    over. A character written as an escape stands where the escape begins.

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
    """Count the characters of a word that stand there as they are; none where any differs."""
    word = _WORD.match(value, at)
    return len(word[0]) if word and text.startswith(word[0], here) else 0


def _find(character: str, text: str, here: int, end: int, *, escaped: bool) -> tuple[int, int]:
    """Give where a character stands and where it ends; -1 where it is not the next one."""
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
    """Read an escape of a text in double quotes; one at a line's end means nothing."""
    kind = text[at + 1 : at + 2]
    if kind in _CODED:
        length = 2 + _CODED[kind]
        return chr(int(text[at + 2 : at + length], 16)), length
    return _ESCAPES.get(kind, ""), 2
