"""The bottom line."""

from __future__ import annotations

from briefgen.document import BottomLine
from briefgen.render.pdf.pieces import Pieces, set_lines
from briefgen.render.pdf.rows import Cell, inner, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 16.0
_PAD = 10.0


def set_bottom_line(block: BottomLine, setting: Setting, parent: Element) -> Pieces:
    """Set the answer on a tint, a size up, its label in the side column."""
    look = setting.look
    element = parent.add("Sect")
    label = words_run(block.label, look.label.coloured(look.accent), element.add("P"))
    start = look.side
    inside = setting.within(look.measure - start - 8, look.lead)
    pieces = inside.blocks(block.blocks, element)
    ground = Cell(0, (), look.measure, look.tint)
    cells = [
        ground,
        Cell(8, set_lines(label, inner(look.side))),
        Cell(start, pieces),
    ]
    return (make_row(cells, gap=_GAP, pad=(_PAD, _PAD), side_bar=look.accent),)
