"""Lay out the bottom line."""

from __future__ import annotations

from briefgen.document.nodes import BottomLine
from briefgen.render.pdf.flowables import Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import INSET, Cell, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_GAP = 14.0
_PAD = 9.0


def lay_out_bottom_line(block: BottomLine, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the answer on a tint in larger type, with its label in the side column."""
    style = context.style
    element = parent.add("Sect")
    label = plain_runs(block.label, style.label.coloured(style.accent), element.add("P"))
    inside = context.for_cell(style.measure - style.column_x - INSET, style.bottom_line)
    cells = (
        Cell(0, (), style.measure, style.tint),
        Cell(INSET, lay_out_lines(label, style.column_x - INSET - style.gutter, strut=style.bottom_line)),
        Cell(style.column_x, inside.lay_out_blocks(block.blocks, element)),
    )
    return (make_row(cells, space_above=_GAP, pad=(_PAD, _PAD), side_bar=style.accent),)
