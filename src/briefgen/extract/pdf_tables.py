"""The tables of a PDF's page: rows whose cells stand below each other, written with `|` between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.extract.pdf_columns import PageLine
from briefgen.extract.text_form import row_line

_GAP: Final = 0.6
"""Height of a line beside the gap between two words of one cell, at least."""
_WIDEST: Final = 0.28
"""Width of a cell beside that of the page; the lines of a column of text are wider."""
_FEWEST_ROWS: Final = 2
_NUMBER: Final = re.compile(r"[^\w\s]{0,3}\s?\d[\d.,\s]*[^\w\s]{0,3}")

_Row = tuple[PageLine, ...]


def with_cells(text: str, parts: Sequence[PageLine], width: float) -> str:
    """Write the lines of a page that are rows of tables with `|` between their cells.

    Shape: a line that the text does not have as one line stays as it is. Units: points.
    """
    lines = text.split("\n")
    at = 0
    for table in _tables(list(_rows(parts)), width):
        for cells in _aligned(table):
            plain = " ".join(filter(None, cells))
            found = next((n for n in range(at, len(lines)) if " ".join(lines[n].split()) == plain), None)
            if found is not None:
                lines[found], at = row_line(cells), found + 1
    return "\n".join(lines)


def _rows(parts: Sequence[PageLine]) -> Iterator[_Row]:
    """Yield the cells of each line of a page, from left to right, in the order of the page."""
    row: list[PageLine] = []
    for part in parts:
        if not part.text.strip():
            continue
        if row and not _on_one_line(row[-1], part):
            yield tuple(row)
            row = []
        last = row[-1] if row else None
        if last is not None and part.left - last.right < _GAP * (last.top - last.bottom):
            gap = "" if part.left - last.right < 1 or last.text.endswith(" ") else " "
            row[-1] = last._replace(right=part.right, text=f"{last.text}{gap}{part.text}")
        else:
            row.append(part)
    if row:
        yield tuple(row)


def _on_one_line(one: PageLine, other: PageLine) -> bool:
    middle = (other.bottom + other.top) / 2
    return other.left >= one.left and one.bottom <= middle <= one.top


def _tables(rows: Sequence[_Row], width: float) -> Iterator[list[_Row]]:
    """Yield the runs of rows that are tables: cells in columns, and a row of numbers."""
    run: list[_Row] = []
    for row in (*rows, ()):
        fits = len(row) > 1 and all(cell.right - cell.left < _WIDEST * width for cell in row)
        if fits and (not run or _below(run[0], row) or _below(row, run[0])):
            run.append(row)
            continue
        if len(run) >= _FEWEST_ROWS and any(_has_numbers(each) for each in run):
            yield run
        run = [row] if fits else []


def _below(wide: _Row, row: _Row) -> bool:
    """Check whether each cell of a row is below or above one of another row."""
    return all(any(_overlap(cell, other) for other in wide) for cell in row)


def _overlap(one: PageLine, other: PageLine) -> bool:
    return one.left < other.right and other.left < one.right


def _has_numbers(row: _Row) -> bool:
    return any(_NUMBER.fullmatch(cell.text.strip()) for cell in row[1:])


def _aligned(table: Sequence[_Row]) -> Iterator[list[str]]:
    """Yield the cells of each row of a table, empty ones too."""
    widest = max(table, key=len)
    for row in table:
        found = [next((cell for cell in row if _overlap(cell, column)), None) for column in widest]
        cells = [" ".join(cell.text.split()) if cell else "" for cell in found]
        complete = len(list(filter(None, cells))) == len(row)
        yield cells if complete else [" ".join(cell.text.split()) for cell in row]
