"""The bottom line."""

from __future__ import annotations

from briefgen.document.nodes import BottomLine
from briefgen.render.pdf.pieces import Pieces, set_lines
from briefgen.render.pdf.rows import INSET, Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 14.0
_PAD = 9.0


def set_bottom_line(block: BottomLine, setting: Setting, parent: Element) -> Pieces:
    """Set the answer on a tint, a size up, its label in the side column."""
    look = setting.look
    element = parent.add("Sect")
    label = words_run(block.label, look.label.coloured(look.accent), element.add("P"))
    inside = setting.within(look.measure - look.side - INSET, look.lead)
    cells = (
        Cell(0, (), look.measure, look.tint),
        Cell(INSET, set_lines(label, look.side - INSET - look.gutter, strut=look.lead)),
        Cell(look.side, inside.blocks(block.blocks, element)),
    )
    return (make_row(cells, gap=_GAP, pad=(_PAD, _PAD), side_bar=look.accent),)
