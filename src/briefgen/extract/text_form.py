"""The form of a stored text: paragraphs, with nothing in them that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from briefgen.corpus.place import PAGE_BREAK

_SOFT_HYPHEN_BREAK: Final = re.compile("[\u00ad\ufffe\u0002][ \t]*\n[ \t]*")
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Controls, soft hyphens, zero-width spaces, and marks that change the order in which characters are read."""
_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_TRAILING: Final = re.compile(r"[^\S\n\f]+(?=[\n\f]|\Z)")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """Bring a text into the form in which it is stored, with one line end at its end."""
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", _SOFT_HYPHEN_BREAK.sub("", text))
    text = _EMPTY_LINES.sub("\n\n", _TRAILING.sub("", unicodedata.normalize("NFC", text)))
    pages = [page.strip("\n") for page in text.split(PAGE_BREAK)]
    return f"\n{PAGE_BREAK}".join(pages).rstrip("\n") + "\n"


def row_line(cells: Sequence[str]) -> str:
    """Write the cells of a row of a table, with `|` between them; around them if one at an end is empty."""
    row = " | ".join(cells)
    return row if cells[0] and cells[-1] else f"| {row} |".replace("  ", " ")


def one_line(text: str | None) -> str:
    """Bring a title or a name into one line without invisible characters."""
    return " ".join(normalise(text or "").split())
