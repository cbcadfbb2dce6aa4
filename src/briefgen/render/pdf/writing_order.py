"""Words written from right to left among words written from left to right.

Names and phrases of Arabic or Hebrew in a text of Latin letters: their words stand from right to left, and
numbers between them keep their digits' order. What stands between two phrases belongs to the text around.
This is not the whole of the Unicode Bidirectional Algorithm, which texts in those languages throughout
would need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Protocol, TypeVar

_IS_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_PIECE = re.compile(r"\d+(?:[.,:/-]\d+)*|\D+")
"""A number, which is written from left to right in every script, or anything else."""


class _Directed(Protocol):
    @property
    def to_the_left(self) -> bool: ...


Part = TypeVar("Part", bound=tuple[str, _Directed, float])


def first_leftward(text: str) -> str:
    """Give the first letter that is written from right to left; nothing where there is none."""
    found = _IS_RIGHT.search(text)
    return found.group() if found else ""


def pieces_in_order(text: str, most: int) -> Sequence[str]:
    """Split a word so that each piece is written in one direction and has `most` characters at most.

    A number beside letters that are written from right to left is one piece, however long.
    """
    if text.isascii() or not _IS_RIGHT.search(text):
        return _cut(text, most)
    pieces = _PIECE.findall(text)
    return [part for piece in pieces for part in ((piece,) if piece[0].isdigit() else _cut(piece, most))]


def _cut(text: str, most: int) -> Sequence[str]:
    return (
        [text[start : start + most] for start in range(0, len(text), most)] if len(text) > most else (text,)
    )


def from_the_left(line: Sequence[Part]) -> list[Part]:
    """Put the parts of a line, given in reading order, in the order in which they stand."""
    if not any(part[1].to_the_left for part in line):
        return list(line)
    out: list[Part] = []
    for to_the_left, group in groupby(line, key=lambda part: part[1].to_the_left):
        parts = list(group)
        out += reversed(parts) if to_the_left else parts
    return out
