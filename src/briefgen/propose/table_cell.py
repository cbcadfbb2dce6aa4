"""The sentence that a cell of a table stands for: Cod (2024): 21,400."""

from __future__ import annotations

import re

from briefgen.corpus.place import Place
from briefgen.language.table_lines import is_number, table_at
from briefgen.language.table_rows import rows_as_sentences

_BETWEEN = re.compile(r"(?<=\.) ")


def sentence_of_cell(text: str, place: Place, language: str) -> str:
    """Write the first number of a quoted row with its row and column; empty for words in no table."""
    table = table_at(text, place.start, place.end)
    whole = rows_as_sentences(text, place.start, place.end, language) if table else ""
    rows = [row for row in table.body if row.start < place.end and place.start < row.end] if table else []
    if not whole or not rows:
        return ""
    quoted = text[place.start : min(place.end, rows[0].end)]
    cells = [cell for cell in rows[0].cells[1:] if any(character.isalnum() for character in cell)]
    if not cells:
        return ""
    at = next((n for n, cell in enumerate(cells) if is_number(cell) and cell in quoted), 0)
    sentences = _BETWEEN.split(rows_as_sentences(text, rows[0].start, rows[0].end, language))
    return sentences[at - len(cells)] if len(sentences) >= len(cells) else whole
