"""The timeline."""

from __future__ import annotations

from briefgen.document import Timeline
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_timeline(block: Timeline, setting: Setting, parent: Element) -> Pieces:
    """Set the events."""
    look = setting.look
    element = parent.add("L")
    out: list[Piece] = []
    for event in block.events:
        entry = element.add("LI")
        date = set_lines(words_run(event.date, look.label, entry.add("Lbl")), look.side)
        text = set_lines(setting.inlines(event.text, look.text, entry.add("LBody").add("P")), look.column)
        out.append(make_row([Cell(0, date), Cell(look.side, text)], gap=4))
    return tuple(out)
