"""Write a passage of a text in one line."""

from __future__ import annotations

import re

from briefgen.language.lazy import lazy
from briefgen.language.line_ends import BREAK, line_end
from briefgen.language.read import read

_FIRST_WORD = lazy(r"[^\W\d_]+")
_LAST_WORD = lazy(r"[^\W\d_]+$")
_FEWEST = 3
"""Letters of a part that is known as a word of its own."""


def join_lines(text: str, language: str, whole: str, quoted: str) -> str:
    """Write a passage in one line, each broken word in one piece; other white space becomes one space.

    Shape: a hyphen at a line's end stays where the author's quotation has it, where the rest of the text has
    the word so, or where both parts are words.
    """
    parts: list[str] = []
    at = 0
    for found in BREAK.finditer(text):
        kind = line_end(text[max(found.start() - 2, at) : found.start()], text[found.end() : found.end() + 2])
        if kind is None:
            continue
        line = text[at : found.start()]
        if kind == "word" and not _keeps_hyphen(line, text[found.end() :], language, whole, quoted):
            line = line[:-1]
        parts.append(line)
        at = found.end()
    return " ".join("".join([*parts, text[at:]]).split())


def _keeps_hyphen(line: str, rest: str, language: str, whole: str, quoted: str) -> bool:
    """Decide whether the hyphen at a line's end belongs to the word."""
    before, after = _LAST_WORD.search(line[:-1]), _FIRST_WORD.match(rest)
    if before is None or after is None:
        return False
    left, right = before.group(), after.group()
    for text in (quoted, whole):
        if _has_word(text, left + right):
            return False
        if _has_word(text, f"{left}-{right}"):
            return True
    if read(left + right, language).claims:
        return False
    if read(f"{left}-{right}", language).claims:
        return True  # twenty-five
    return min(len(left), len(right)) >= _FEWEST and _has_word(whole, left) and _has_word(whole, right)


def _has_word(text: str, word: str) -> bool:
    """Check whether a text has a word, not as a part of another or at the end of a line."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) is not None
