"""What all tables have in common: structure elements of rows and cells, and rules between rows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowables
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, HorizontalRule, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_string import text_string

_HAIRLINE = 0.4
_PAD = 3.5
_LOW_ROW = 36.0
"""A row up to this height must not be alone at a page break. Units: points."""
_UNSPLIT_SHARE = 0.12
"""The share of a page up to which a row moves to the next page unsplit: some seven lines."""
_MAX_HEADER_SHARE = 0.3
"""A header with a larger share of the page is not repeated on the following pages."""


class TableElements(Struct, frozen=True):
    """The structure elements of a table. Source: ISO 32000-1, 14.8.4.3.4."""

    head: Element
    body: Element

    def header_row(self, count: int) -> list[Element]:
        """Add a row of column headers; the first may remain empty."""
        row = self.head.add("TR")
        return [row.add("TH", "/O/Table/Scope/Column") for _ in range(count)]

    def row(self, count: int, *, headed: bool) -> list[Element]:
        """Add a row; if `headed`, its first cell is the row header."""
        row = self.body.add("TR")
        first = row.add("TH", "/O/Table/Scope/Row") if headed else row.add("TD")
        return [first, *(row.add("TD") for _ in range(count - 1))]


def add_table(parent: Element, rows: int, summary: str) -> TableElements:
    """Add a table element with what it shows; a table with only a header has no THead and TBody.

    Source: ISO 32000-1, 14.8.5.7 (Summary).
    """
    shown = clean(summary)
    table = parent.add("Table", f"/O/Table/Summary{text_string(shown).decode('latin-1')}" if shown else "")
    return TableElements(table.add("THead"), table.add("TBody")) if rows else TableElements(table, table)


def lay_out_table_rows(
    header: Sequence[Cell], rows: Sequence[Sequence[Cell]], style: PageStyle, *, space_above: float
) -> Flowables:
    """Lay out a header and rows with rules between them; the header is repeated on each page."""
    strong_rule = HorizontalRule(0.8, style.grey, 0, style.measure)
    hairline = HorizontalRule(_HAIRLINE, style.rule, 0, style.measure)
    top = make_row(header, space_above=space_above, keep_with_next=True, pad=(0, _PAD), below=strong_rule)
    repeated_header = (top,) if top.height < _MAX_HEADER_SHARE * style.frame_height else ()
    last = len(rows) - 1
    out_rows: list[CellRow] = []
    for number, cells in enumerate(rows):
        below = strong_rule if number == last else hairline
        row = make_row(
            cells,
            pad=(_PAD, _PAD),
            below=below,
            repeated_header=repeated_header,
            unsplit_share=_UNSPLIT_SHARE,
        )
        # a single low row at the start or the end of a page looks like a mistake
        keep_with_next = number != last and number in (0, last - 1) and row.height < _LOW_ROW
        out_rows.append(replace(row, keep_with_next=keep_with_next))
    return (top, *out_rows)


def column_groups(count: int, max_size: int) -> list[range]:
    """Split columns into groups of nearly equal size that fit the measure."""
    groups = max(-(-count // max(max_size, 1)), 1)
    size = -(-count // groups) if count else 0
    return [range(i, min(i + size, count)) for i in range(0, count, max(size, 1))]
