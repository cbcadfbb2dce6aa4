"""The value of a YAML scalar."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,40}|(0|[1-9][0-9]{0,39})(\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,3})?")
"""A number with a leading zero is read as text: some YAML parsers take it as octal, some as decimal."""
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
"""Words that are not text. `Null` and `NULL` are text: they are names of people, ships and places."""


def value_of(event: yaml.ScalarEvent) -> Any:
    """Return text, int, Decimal, bool or None, as the scalar is written."""
    text: str = event.value
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        try:
            return Decimal(text)
        except InvalidOperation:
            return text
    return text
