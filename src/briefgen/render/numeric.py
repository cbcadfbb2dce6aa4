"""Which columns of a table hold numbers, and are set to the right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.document.nodes import Table
from briefgen.document.plain_words import plain

_NUMERIC = re.compile(r"[<>≈~±]?\s?[+\-−–]?\s?[$€£¥]?\d[\d.,'\s\u00a0\u2009\u202f]*(%|‰)?")


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """Tell of each column whether most of its entries are numbers."""
    return tuple(
        _mostly_numbers([plain(row[i]).strip() for row in table.rows]) for i in range(len(table.header))
    )


def _mostly_numbers(entries: Sequence[str]) -> bool:
    filled = [entry for entry in entries if entry]
    return sum(bool(_NUMERIC.fullmatch(entry)) for entry in filled) * 2 > len(filled)
