"""Find the numeric columns of a table, which renderers align to the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.document.nodes import Table
from briefgen.document.plain_text import plain_text

_NUMBER = re.compile(r"[<>≈~±]?\s?[+\-−–]?\s?[$€£¥]?\d[\d.,'\s\u00a0\u2009\u202f]*(%|‰)?")


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """Return for each column whether most of its cells are numbers."""
    return tuple(
        _mostly_numbers([plain_text(row[i]).strip() for row in table.rows]) for i in range(len(table.header))
    )


def _mostly_numbers(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return sum(bool(_NUMBER.fullmatch(text)) for text in filled) * 2 > len(filled)
