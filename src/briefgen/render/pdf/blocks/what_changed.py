"""What changed since an earlier edition."""

from __future__ import annotations

from briefgen.document.nodes import WhatChanged
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import INSET, Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 10.0
_PAD = 3.0
_ITEM_GAP = 3.0


def set_what_changed(block: WhatChanged, setting: Setting, parent: Element) -> Pieces:
    """Set the changes beside a bar in the signal colour, each led by its verdict, the label at the side."""
    look = setting.look
    element = parent.add("Sect")
    letters = look.label.coloured(look.signal)
    label = words_run(block.label, letters, element.add("P"))
    items: list[Piece] = []
    listed = element.add("L")
    for item in block.items:
        body = listed.add("LI").add("LBody").add("P")
        lead = f"{item.verdict}\u2002" if item.verdict else ""
        verdict = words_run(lead, look.table.bold().coloured(look.signal), body) if lead else ()
        words = setting.inlines(item.text, look.table, body)
        items += set_lines((*verdict, *words), look.column, gap=_ITEM_GAP if items else 0)
    cells = (
        Cell(INSET, set_lines(label, look.side - INSET - look.gutter, strut=look.table)),
        Cell(look.side, tuple(items)),
    )
    return (make_row(cells, gap=_GAP, pad=(_PAD, _PAD), side_bar=look.signal),)
