"""The courses of action."""

from __future__ import annotations

from briefgen.document import Options
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_options(block: Options, setting: Setting, parent: Element) -> Pieces:
    """Set the options."""
    look = setting.look
    element = parent.add("L")
    out: list[Piece] = []
    for option in block.items:
        body = element.add("LI").add("LBody")
        label = set_lines(
            words_run(option.recommended_label, look.label.coloured(look.accent), body.add("P")), look.side
        )
        title = set_lines(words_run(option.title, look.h3, body.add("P")), look.column)
        out.append(make_row([Cell(0, label), Cell(look.side, title)], gap=8, keep=True))
        out += setting.blocks(option.text, body)
        for point in option.points:
            p = body.add("P")
            name = set_lines(words_run(point.label, look.label, p), look.side)
            out.append(
                make_row(
                    [
                        Cell(0, name),
                        Cell(look.side, set_lines(setting.inlines(point.value, look.text, p), look.column)),
                    ],
                    gap=3,
                )
            )
    return tuple(out)
