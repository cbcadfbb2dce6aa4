"""The key judgements."""

from __future__ import annotations

from briefgen.document import Judgements
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_judgements(block: Judgements, setting: Setting, parent: Element) -> Pieces:
    """Set each judgement with its likelihood in the side column."""
    look = setting.look
    element = parent.add("L")
    out = []
    for item in block.items:
        body = element.add("LI").add("LBody")
        side: list[Piece] = []
        if item.likelihood:
            side += set_lines(
                words_run(item.likelihood.term, look.label.coloured(look.ink), body.add("P")), look.side
            )
            side += set_lines(words_run(item.likelihood.range_text, look.small, body.add("P")), look.side)
        main: list[Piece] = list(set_lines(setting.inlines(item.text, look.text, body.add("P")), look.column))
        for inlines in (item.confidence, item.support, *item.watch):
            main += set_lines(
                setting.inlines(inlines, look.table.coloured(look.grey), body.add("P")), look.column
            )
        out.append(make_row([Cell(0, tuple(side)), Cell(look.side, tuple(main))], gap=10))
    return tuple(out)
