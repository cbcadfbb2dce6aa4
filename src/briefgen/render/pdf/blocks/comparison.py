"""Lay out a comparison of hypotheses side by side."""

from __future__ import annotations

from briefgen.document.matrix_nodes import Column
from briefgen.document.nodes import Comparison
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import Cell
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.table_layout import TableElements, add_table, column_groups, lay_out_table_rows
from briefgen.render.pdf.text_runs import plain_runs

_GAP = 8.0
_SHORT_WORD = 3
_MIN_COLUMN = 78.0
"""If columns would be narrower, they are split into several tables. Units: points."""


def lay_out_comparison(block: Comparison, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the question, then the hypotheses in columns of equal width."""
    style = context.style
    most = int((style.measure - style.column_x + style.gutter) // (_MIN_COLUMN + style.gutter))
    question = plain_runs(block.question, style.h3, parent.add("P"))
    out: list[Flowable] = list(lay_out_lines(question, style.measure, space_above=_GAP, keep_with_next=True))
    for group in column_groups(len(block.columns), most):
        out += _lay_out_group(block, group, context, add_table(parent, len(block.rows), _summary(block)))
    return tuple(out)


def _summary(block: Comparison) -> str:
    """Return the question and the answers that are compared."""
    return f"{block.question} {' / '.join(column.title for column in block.columns)}"


def _lay_out_group(block: Comparison, group: range, context: LayoutContext, tree: TableElements) -> Flowables:
    style = context.style
    start = style.column_x or style.measure * 0.2
    width = (style.measure - start + style.gutter) / len(group) - style.gutter
    column_starts = [start + i * (width + style.gutter) for i in range(len(group))]
    inside = context.for_cell(width, style.table)
    _corner, *heads = tree.header_row(len(group) + 1)
    header = [Cell(0, ())]
    for x, i, element in zip(column_starts, group, heads, strict=True):
        header.append(Cell(x, _lay_out_title(block.columns[i], inside, element), width))
    rows = []
    for row in block.rows:
        first, *elements = tree.row(len(group) + 1, headed=True)
        words = plain_runs(_with_last_words_together(row.label), style.label, first)
        label = lay_out_lines(words, start - style.gutter, strut=style.table)
        cells = [Cell(0, label)]
        for x, i, element in zip(column_starts, group, elements, strict=True):
            cells.append(Cell(x, inside.lay_out_blocks(row.cells[i], element), width))
        rows.append(cells)
    return lay_out_table_rows(header, rows, style, space_above=_GAP)


def _with_last_words_together(label: str) -> str:
    """Keep a short last word from a line of its own."""
    start, _, last = label.rpartition(" ")
    return f"{start}\u00a0{last}" if start and len(last) <= _SHORT_WORD else label


def _lay_out_title(column: Column, context: LayoutContext, element: Element) -> Flowables:
    """Lay out a hypothesis's letter in the accent colour and its title."""
    style = context.style
    text_style = style.label.sized(style.table.size + 0.75, style.table.leading + 0.75)
    key = plain_runs(f"{column.key}\u2002" if column.key else "", text_style.coloured(style.accent), element)
    title = plain_runs(column.title, text_style.coloured(style.ink), element)
    return lay_out_lines(
        (*key, *title), style.measure, hanging_indent=sum(run.text_style.width(run.text) for run in key)
    )
