"""What a number in Turkish is of a change, by the endings of two: 45'ten 42,5'e."""

from __future__ import annotations

from typing import Literal

from briefgen.language.lazy import lazy

_FROM = r"'[td][ae]n(?!\w)"
_TO = r"'y?[ae](?!\w)"
_NUMBER = r"\d[\d.,]*"
_TO_BEHIND = lazy(rf"{_FROM}[^.;]{{0,40}}?{_NUMBER}{_TO}")
_FROM_BEFORE = lazy(rf"{_NUMBER}{_FROM}[^.;]{{0,40}}$")
_IS_TO = lazy(_TO)
_REACH = 60


def role_by_suffix(text: str, start: int, end: int) -> Literal["", "to", "from"]:
    """Return what a number at a place of a text is of a change; nothing where there are not both endings."""
    if _TO_BEHIND.match(text, end):
        return "from"
    before = text[max(0, start - _REACH) : start]
    return "to" if _IS_TO.match(text, end) and _FROM_BEFORE.search(before) else ""
