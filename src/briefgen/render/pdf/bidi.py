"""Order right-to-left text inside left-to-right lines.

It covers names and phrases in Arabic or Hebrew in a text in Latin letters: the words of a phrase are ordered
from right to left, and numbers keep the order of their digits. Text between two phrases belongs to the
surrounding text. This is not the full Unicode Bidirectional Algorithm, which whole texts in these languages
would need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Protocol, TypeVar

_RTL_LETTER = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NUMBER_OR_OTHER = re.compile(r"\d+(?:[.,:/-]\d+)*|\D+")
"""A number, which is written from left to right in every script, or other text."""


class _HasDirection(Protocol):
    @property
    def rtl(self) -> bool: ...


Part = TypeVar("Part", bound=tuple[str, _HasDirection, float])


def first_rtl_letter(text: str) -> str:
    """Return the first letter of a right-to-left script; "" if there is none."""
    found = _RTL_LETTER.search(text)
    return found.group() if found else ""


def split_by_direction(text: str, max_length: int) -> Sequence[str]:
    """Split a word into parts of one direction and at most `max_length` characters.

    A number next to right-to-left letters is one part, however long.
    """
    if text.isascii() or not _RTL_LETTER.search(text):
        return _chunks(text, max_length)
    parts = _NUMBER_OR_OTHER.findall(text)
    return [
        chunk for part in parts for chunk in ((part,) if part[0].isdigit() else _chunks(part, max_length))
    ]


def _chunks(text: str, max_length: int) -> Sequence[str]:
    return (
        [text[start : start + max_length] for start in range(0, len(text), max_length)]
        if len(text) > max_length
        else (text,)
    )


def visual_order(line: Sequence[Part]) -> list[Part]:
    """Reorder the parts of a line from reading order to visual order."""
    if not any(part[1].rtl for part in line):
        return list(line)
    out: list[Part] = []
    for rtl, group in groupby(line, key=lambda part: part[1].rtl):
        parts = list(group)
        out += reversed(parts) if rtl else parts
    return out
