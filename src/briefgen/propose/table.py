"""Read a table, CSV or a spreadsheet, by a map that names its columns once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

from msgspec import Struct
from pydantic import Field

from briefgen.corpus.dates import PartialDate, parse_date
from briefgen.corpus.fact import FigureStatus, Qualifier
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.reading.files import read_file, read_text_file
from briefgen.reading.model import Id, Line, Model
from briefgen.reading.suggest import nearest
from briefgen.settings.extras import extra_missing
from briefgen.settings.settings import Settings

_MAX_BYTES = 5_000_000
_MAX_ROWS = 5_000
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


class TableMap(Model):
    """A file that says which column of a table is what."""

    source: Id = Field(description="Id of the source that the table is.")
    measure: Id = Field(description="Id of the measure of its numbers.")
    value: Line = Field(description="Head of the column of the numbers.")
    unit: Line = Field(description="Unit of the numbers.")
    statement: Line = Field(description="Statement of each fact; `{Head}` is the cell of a column.")
    label: Line | None = Field(None, description="Head of the column that names what a row is about.")
    date: Line | None = Field(None, description="Head of the column of the dates.")
    qualifier: Qualifier | None = Field(None, description="Qualifier of all numbers.")
    status: FigureStatus | None = Field(None, description="Status of all numbers.")
    decimal: Literal[".", ","] = Field(".", description="Mark before the decimals.")


class FactRow(Struct, frozen=True):
    """A row of a table that makes a fact."""

    cells: tuple[str, ...]
    value: Decimal
    when: PartialDate | None


class FactTable(Struct, frozen=True):
    """The heads and rows of a table."""

    heads: tuple[str, ...]
    rows: tuple[FactRow, ...]


def read_table(path: Path, mapped: TableMap, settings: Settings) -> tuple[FactTable | None, Findings]:
    """Read a table.

    Errors: column-unknown; for each cell with its row and column, cell-empty, cell-number, cell-date;
    table-format, table-long; those of reading the file.
    """
    shown = settings.shown(path)
    lines, problems = _lines(path, shown, settings)
    if not lines:
        return None, problems or (error("table-format", Span(shown), "no row in it", "name a table"),)
    heads = lines[0]
    wanted = [head for head in (mapped.value, mapped.label, mapped.date) if head is not None]
    if unknown := [_unknown_column(head, heads, shown) for head in wanted if head not in heads]:
        return None, tuple(unknown)
    if len(lines) > _MAX_ROWS:
        return None, (error("table-long", Span(shown), f"more than {_MAX_ROWS:,} rows", "split it"),)
    found: list[Diagnostic] = []
    rows: list[FactRow] = []
    for number, cells in enumerate(lines[1:], 2):
        if not any(cells):
            continue
        row = (*cells, *[""] * (len(heads) - len(cells)))[: len(heads)]
        faults = list(_faults(row, heads, wanted, mapped, shown, number))
        found += faults
        if not faults:
            value = _decimal(row[heads.index(mapped.value)], mapped)
            when = parse_date(row[heads.index(mapped.date)]) if mapped.date else None
            assert value is not None  # else there is a fault
            rows.append(FactRow(row, value, when))
    return (None, tuple(found)) if found else (FactTable(heads, tuple(rows)), ())


def table_text(table: FactTable, mapped: TableMap, language: str) -> str:
    """Write a table as the text of its source: cells between bars, the unit in the head of the numbers."""
    at = table.heads.index(mapped.value)
    heads = list(table.heads)
    if mapped.unit.casefold() not in heads[at].casefold():
        heads[at] = f"{heads[at]} ({mapped.unit})"
    lines = [heads, *(row_cells(row, at, language) for row in table.rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def row_cells(row: FactRow, at: int, language: str) -> list[str]:
    """Return the cells of a row as the text has them; groups of digits, so that no number is a year."""
    number = f"{row.value:,f}"
    if language.partition("-")[0] != "en":
        number = number.replace(",", "\u202f")
    return [number if i == at else cell for i, cell in enumerate(row.cells)]


def _lines(path: Path, shown: str, settings: Settings) -> tuple[list[tuple[str, ...]], Findings]:
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return _spreadsheet(path, shown, settings)
    if kind not in (".csv", ".tsv"):
        return [], (error("table-format", Span(shown), "not a table", "name a .csv, .tsv or .xlsx file"),)
    text, problems = read_text_file(path, shown, settings.readable, _MAX_BYTES)
    if text is None:
        return [], problems
    head = text.partition("\n")[0]
    mark = max("\t;,", key=head.count)
    return [tuple(_line(cell) for cell in row) for row in csv.reader(io.StringIO(text), delimiter=mark)], ()


def _spreadsheet(path: Path, shown: str, settings: Settings) -> tuple[list[tuple[str, ...]], Findings]:
    data, problems = read_file(path, shown, settings.readable, _MAX_BYTES, "split it")
    if data is None:
        return [], problems
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]  # of an extra, without type hints
    except ModuleNotFoundError as missing:
        return [], (extra_missing(shown, "sources", missing),)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=_MAX_ROWS + 2, max_col=100, values_only=True)
        return [_trimmed(tuple(_cell(value) for value in row)) for row in rows], ()
    except Exception:  # noqa: BLE001  # a damaged file raises whatever its parts raise
        return [], (error("table-format", Span(shown), "not a spreadsheet, or damaged", "save it again"),)


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the empty cells at the end of a row."""
    last = max((at for at, cell in enumerate(row, 1) if cell), default=0)
    return row[:last]


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else _line(str(value))


def _line(cell: str) -> str:
    return " ".join(cell.replace("|", "/").split())


def _unknown_column(head: str, heads: tuple[str, ...], shown: str) -> Diagnostic:
    close = nearest(head, heads)
    hint = f"did you mean `{close}`?" if close else f"columns: {', '.join(f'`{each}`' for each in heads)}"
    return error("column-unknown", Span(shown), f"the table has no column `{head}`", hint)


def _faults(
    row: tuple[str, ...], heads: tuple[str, ...], wanted: list[str], mapped: TableMap, shown: str, number: int
) -> Iterator[Diagnostic]:
    """Report what is wrong with the cells of a row that make its fact."""
    for head in wanted:
        at = heads.index(head)
        cell, span = row[at], Span(shown, number, at + 1, number, at + 1)
        where = f"row {number}, column `{head}`"
        if not cell:
            hint = "fill it, or delete the row"
            yield error("cell-empty", span, f"{where}: the cell is empty", hint)
        elif head == mapped.value and _decimal(cell, mapped) is None:
            other = {".": ",", ",": "."}[mapped.decimal]
            hint = f"write digits; if `{other}` is before the decimals, write `decimal: '{other}'` in the map"
            yield error("cell-number", span, f"{where}: `{cell}` is not a number", hint)
        elif head == mapped.date and parse_date(cell) is None:
            hint = "write `2024-06-26`, `2024-06`, `2024-Q2` or `2024`"
            yield error("cell-date", span, f"{where}: `{cell}` is not a date", hint)


def _decimal(cell: str, mapped: TableMap) -> Decimal | None:
    """Read a number, whose groups may have a space between them, or the mark that is not of decimals."""
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", cell)
    if mapped.decimal == ",":
        plain = plain.translate(str.maketrans(",.", ".,"))
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None
