"""Lay out plain tables."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Table
from briefgen.document.plain_text import plain_text
from briefgen.render.numeric_columns import numeric_columns
from briefgen.render.pdf.flowables import Align, Flowable, Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.line_breaks import natural_widths
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.rows_and_columns import Cell
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.table_layout import add_table, lay_out_table_rows
from briefgen.render.pdf.text_runs import TextRuns, plain_runs

_GAP = 12.0
_COLUMN_GAP = 16.0
_LONG_WORD = 0.25
"""The share of a table's width from which words may be hyphenated, so that other columns have room."""
_WIDER = 30.0


def lay_out_table(block: Table, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the caption and the rows; columns of numbers are aligned at their last digits."""
    style = context.style
    out: list[Flowable] = []
    if block.caption:
        caption = plain_runs(block.caption, style.label.coloured(style.ink), parent.add("P"))
        out += lay_out_lines(caption, style.measure, space_above=_GAP, keep_with_next=True)
    count = len(block.header)
    if not count:
        return tuple(out)
    tree = add_table(parent, len(block.rows), block.caption or _summary(block))
    strong = style.label.sized(style.table.size, style.table.leading).coloured(style.ink)
    header = [
        context.inline_runs(cell, strong, e)
        for cell, e in zip(block.header, tree.header_row(count), strict=True)
    ]
    rows = []
    for row in block.rows:
        elements = tree.row(count, headed=block.row_headers)
        rows.append([context.inline_runs(c, style.table, e) for c, e in zip(row, elements, strict=True)])
    aligns: list[Align] = [
        "right" if numeric and not style.rtl else "left" for numeric in numeric_columns(block)
    ]
    widths = _share_width(header, rows, style, last_numeric=aligns[-1] == "right")
    header_cells, *row_cells = [
        _lay_out_cells(cells, widths, aligns, _gap(count, style)) for cells in (header, *rows)
    ]
    return (*out, *lay_out_table_rows(header_cells, row_cells, style, space_above=5 if out else _GAP))


def _summary(block: Table) -> str:
    """Return the names of the columns, for a table without a caption."""
    return " / ".join(filter(None, map(plain_text, block.header)))


def _gap(count: int, style: PageStyle) -> float:
    """Return the space between columns, less if there are very many."""
    return min(_COLUMN_GAP, style.measure / count / 4)


def _lay_out_cells(
    cells: Sequence[TextRuns], widths: Sequence[float], aligns: Sequence[Align], gap: float
) -> list[Cell]:
    out, x = [], 0.0
    for runs, width, align in zip(cells, widths, aligns, strict=True):
        out.append(Cell(x, lay_out_lines(runs, width, align=align)))
        x += width + gap
    return out


def _share_width(
    header: Sequence[TextRuns], rows: Sequence[Sequence[TextRuns]], style: PageStyle, *, last_numeric: bool
) -> list[float]:
    """Distribute the measure over the columns; no word is broken if all widest words fit.

    A very long word that can be hyphenated takes no more than its share.
    """
    count = len(header)
    room = style.measure - _gap(count, style) * (count - 1)
    minimum, wanted = [1.0] * count, [1.0] * count
    for cells in (header, *rows):
        for i, runs in enumerate(cells):
            word, whole = natural_widths(runs, hyphenate_from=_LONG_WORD * room)
            minimum[i], wanted[i] = max(minimum[i], word), max(wanted[i], whole)
    if sum(wanted) <= room:
        return _widen(wanted, room - sum(wanted), last_numeric=last_numeric)
    if sum(minimum) >= room:
        return [room * width / sum(minimum) for width in minimum]
    return _distribute(minimum, wanted, room - sum(minimum))


def _widen(widths: list[float], spare: float, *, last_numeric: bool) -> list[float]:
    """Widen all columns a little, and give the rest to a text column at the edge."""
    step = min(spare / len(widths), _WIDER)
    widened = [width + step for width in widths]
    widened[0 if last_numeric else -1] += spare - step * len(widths)
    return widened


def _distribute(minimum: list[float], wanted: list[float], spare: float) -> list[float]:
    """Widen the columns to what they need, the smallest need first; those that need most wrap their text."""
    out = list(minimum)
    by_need = sorted(range(len(minimum)), key=lambda i: wanted[i] - minimum[i])
    for done, i in enumerate(by_need):
        extra = min(wanted[i] - minimum[i], spare / (len(by_need) - done))
        out[i] += extra
        spare -= extra
    return out
