"""Suggest what to write instead of an invalid value, if the value shows what was meant."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from briefgen.reading.model import ID_PATTERN, ONE_LINE

_COLOUR = "^#[0-9a-f]{6}$"
_AMOUNT = re.compile(r"[$€£¥]?\s*(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion|%)?")
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


class FormError(ValueError):
    """An invalid value, with a hint that says what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def suggest_number(value: object) -> str | None:
    """Suggest the digits of an amount that was written with words, signs or commas."""
    found = _AMOUNT.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        return None
    number = Decimal(found[1].replace(",", "")).scaleb(_SCALES.get(found[2] or "", 0))
    return f"write `{number:f}`: digits alone, without quotes"


def suggest_form(pattern: str, value: object) -> tuple[str, str] | None:
    """Explain why text does not match a pattern, and suggest a correction."""
    if pattern == ONE_LINE:
        return "has more than one line", "write `>-` in place of `|`, which joins the lines"
    if pattern == ID_PATTERN:
        plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().casefold()
        meant = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        form = "lower-case letters and digits, joined by hyphens"
        return "does not have the form of an id", f"write `{meant}`: {form}" if meant else f"write {form}"
    digits = (
        re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", str(value).casefold()) if pattern == _COLOUR else None
    )
    if digits:
        six = digits[1] if len(digits[1]) == 6 else "".join(digit * 2 for digit in digits[1])
        return "does not have the form of a colour", f'write `"#{six}"`'
    return None
