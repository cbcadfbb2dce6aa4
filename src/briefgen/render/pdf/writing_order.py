"""Words written from right to left among words written from left to right.

Names and short phrases of Arabic or Hebrew in a text of Latin letters: neighbours among them stand from
right to left, numbers between them keep their digits' order. Brackets belong to the text around. This is
not the whole of the Unicode Bidirectional Algorithm, which texts in those languages throughout would need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

Part = TypeVar("Part", bound=tuple[str, object, float])
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_IS_RIGHT = re.compile(f"[{_RIGHT}]")
_IS_NEUTRAL = re.compile(r"[^\w()\[\]{}]+|[\d.,:/%-]+")
_PIECE = re.compile(r"\d+(?:[.,:/-]\d+)*|\D+")
"""A number, which is written from left to right in every script, or anything else."""


def first_leftward(text: str) -> str:
    """Give the first letter that is written from right to left; nothing where there is none."""
    found = _IS_RIGHT.search(text)
    return found.group() if found else ""


def pieces_in_order(text: str, most: int) -> Sequence[str]:
    """Split a word so that each piece is written in one direction and has `most` characters at most."""
    if len(text) <= most and (text.isascii() or not _IS_RIGHT.search(text)):
        return (text,)
    cut = (text[start : start + most] for start in range(0, len(text), most))
    return [piece for part in cut for piece in (_PIECE.findall(part) if _IS_RIGHT.search(part) else (part,))]


def from_the_left(line: list[Part]) -> list[Part]:
    """Put the parts of a line, given in reading order, in the order in which they stand."""
    texts = [part[0] for part in line]
    if all(map(str.isascii, texts)) or not any(map(_IS_RIGHT.search, texts)):
        return line
    out = list(line)
    for first, last in _groups(texts):
        out[first : last + 1] = reversed(line[first : last + 1])
    return out


def _groups(texts: Sequence[str]) -> list[tuple[int, int]]:
    """List the first and the last part of each stretch that is written from right to left."""
    out: list[tuple[int, int]] = []
    going = False
    for i, text in enumerate(texts):
        if _IS_RIGHT.search(text):
            out[-1:] = [(out[-1][0], i)] if going else [*out[-1:], (i, i)]
            going = True
        elif not _IS_NEUTRAL.fullmatch(text):
            going = False
    return out
