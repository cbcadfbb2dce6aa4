"""Hypotheses side by side."""

from __future__ import annotations

from briefgen.document.nodes import Column, Comparison
from briefgen.render.pdf.grid import TableTree, grid_rows, in_groups, start_table
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 8.0
_LEAST_WIDTH = 78.0
"""Narrower columns are set in several tables below each other. Units: points."""


def set_comparison(block: Comparison, setting: Setting, parent: Element) -> Pieces:
    """Set the question, then the hypotheses as columns of equal width."""
    look = setting.look
    most = int((look.measure - look.side + look.gutter) // (_LEAST_WIDTH + look.gutter))
    question = words_run(block.question, look.h3, parent.add("P"))
    out: list[Piece] = list(set_lines(question, look.measure, gap=_GAP, keep=True))
    for group in in_groups(len(block.columns), most):
        out += _set_group(block, group, setting, start_table(parent, len(block.rows)))
    return tuple(out)


def _set_group(block: Comparison, group: range, setting: Setting, tree: TableTree) -> Pieces:
    look = setting.look
    start = look.side or look.measure * 0.2
    width = (look.measure - start + look.gutter) / len(group) - look.gutter
    places = [start + i * (width + look.gutter) for i in range(len(group))]
    inside = setting.within(width, look.table)
    _corner, *heads = tree.header_row(len(group) + 1)
    header = [Cell(0, ())]
    for x, i, element in zip(places, group, heads, strict=True):
        header.append(Cell(x, _set_title(block.columns[i], inside, element), width))
    rows = []
    for row in block.rows:
        first, *elements = tree.row(len(group) + 1, headed=True)
        label = set_lines(words_run(row.label, look.label, first), start - look.gutter, strut=look.table)
        cells = [Cell(0, label)]
        for x, i, element in zip(places, group, elements, strict=True):
            cells.append(Cell(x, inside.blocks(row.cells[i], element), width))
        rows.append(cells)
    return grid_rows(header, rows, look, gap=_GAP)


def _set_title(column: Column, setting: Setting, element: Element) -> Pieces:
    """Set a hypothesis's letter in the accent colour before its title."""
    look = setting.look
    letters = look.label.sized(look.table.size + 0.75, look.table.leading + 0.75)
    key = words_run(f"{column.key}\u2002" if column.key else "", letters.coloured(look.accent), element)
    title = words_run(column.title, letters.coloured(look.ink), element)
    return set_lines((*key, *title), look.measure, hang=sum(run.letters.width(run.text) for run in key))
