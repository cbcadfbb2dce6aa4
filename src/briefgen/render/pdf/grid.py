"""What tables of every kind share: the tree's rows and cells, and the rules between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Pieces
from briefgen.render.pdf.rows import Cell, Row, Stroke, make_row
from briefgen.render.pdf.structure import Element

_HAIR = 0.4
_PAD = 3.5
_LOW = 36.0
"""Rows up to this height are kept from standing alone. Units: points."""
_WHOLE = 0.12
"""The share of a page up to which a row moves on as a whole: some seven lines, the largest hole there is."""
_TALLEST_HEADER = 0.3
"""A header that takes a larger share of the page is not repeated on the pages that follow."""


@dataclass(frozen=True, slots=True)
class TableTree:
    """The elements of a table. Source: ISO 32000-1, 14.8.4.3.4."""

    head: Element
    body: Element

    def header_row(self, count: int) -> list[Element]:
        """Add a row of column headers; the first may stay empty."""
        row = self.head.add("TR")
        return [row.add("TH", "/O/Table/Scope/Column") for _ in range(count)]

    def row(self, count: int, *, headed: bool) -> list[Element]:
        """Add a row; if headed, its first cell names it."""
        row = self.body.add("TR")
        first = row.add("TH", "/O/Table/Scope/Row") if headed else row.add("TD")
        return [first, *(row.add("TD") for _ in range(count - 1))]


def start_table(parent: Element, rows: int) -> TableTree:
    """Add an empty table; one that gets a header and no rows has no groups of rows."""
    table = parent.add("Table")
    return TableTree(table.add("THead"), table.add("TBody")) if rows else TableTree(table, table)


def grid_rows(header: Sequence[Cell], rows: Sequence[Sequence[Cell]], look: Look, *, gap: float) -> Pieces:
    """Set a header and rows with rules between them; the header is repeated on each page."""
    strong = Stroke(0.8, look.grey, 0, look.measure)
    hair = Stroke(_HAIR, look.rule, 0, look.measure)
    top = make_row(header, gap=gap, keep=True, pad=(0, _PAD), below=strong)
    repeated = (top,) if top.height < _TALLEST_HEADER * look.room else ()
    last = len(rows) - 1
    set_rows: list[Row] = []
    for number, cells in enumerate(rows):
        below = strong if number == last else hair
        row = make_row(cells, pad=(_PAD, _PAD), below=below, repeated=repeated, whole=_WHOLE)
        # a lone low row at the foot or the head of a page reads as a mistake
        tied = number != last and number in (0, last - 1) and row.height < _LOW
        set_rows.append(replace(row, keep=tied))
    return (top, *set_rows)


def in_groups(count: int, most: int) -> list[range]:
    """Split columns into groups of nearly equal size that fit the measure."""
    groups = max(-(-count // max(most, 1)), 1)
    size = -(-count // groups) if count else 0
    return [range(i, min(i + size, count)) for i in range(0, count, max(size, 1))]
