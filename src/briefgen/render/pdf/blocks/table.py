"""Plain tables."""

from __future__ import annotations

from briefgen.document import Table
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_table(block: Table, setting: Setting, parent: Element) -> Pieces:
    """Set the table."""
    look = setting.look
    out: list[Piece] = list(
        set_lines(words_run(block.caption, look.label, parent.add("P")), look.measure, keep=True)
    )
    for row in (block.header, *block.rows):
        p = parent.add("P")
        runs = [
            r
            for cell in row
            for r in (*setting.inlines(cell, look.table, p), *words_run("  ", look.table, p))
        ]
        out += set_lines(runs, look.measure)
    return tuple(out)
