"""Where each character of a value stands in the text it was read from."""

from __future__ import annotations

_REACH = 400
"""How far a value's next character is looked for: longer than any indentation, shorter than a paragraph."""


def align(value: str, text: str, start: int, end: int) -> list[int]:
    """Map each character of `value` to an offset of `text` between `start` and `end`.

    What YAML and Markdown drop on reading (indentation, folded line breaks, quotes, block
    headers) is stepped over. A character written as an escape has no place of its own: it takes
    that of the character after the last one found.

    Shape: one offset per character of `value`, never decreasing.
    Units: code points.
    """
    here = _content_start(text, start, end)
    offsets: list[int] = []
    for character in value:
        found = _find(character, text, here, end)
        if found < 0:
            offsets.append(min(here, max(end - 1, start)))
        else:
            offsets.append(found)
            here = found + 1
    return offsets


def _content_start(text: str, start: int, end: int) -> int:
    if text[start:end][:1] in ("|", ">"):
        return text.find("\n", start, end) + 1 or start
    return start


def _find(character: str, text: str, here: int, end: int) -> int:
    if character.isspace():
        return next((i for i in range(here, min(here + _REACH, end)) if text[i].isspace()), -1)
    skip = here
    while skip < end and skip < here + _REACH:
        if text[skip] == character:
            return skip
        if not (text[skip].isspace() or text[skip] in "\\'\""):
            return -1
        skip += 1
    return -1
