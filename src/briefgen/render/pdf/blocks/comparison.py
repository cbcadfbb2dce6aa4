"""Hypotheses side by side."""

from __future__ import annotations

from briefgen.document import Comparison
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_comparison(block: Comparison, setting: Setting, parent: Element) -> Pieces:
    """Set the hypotheses."""
    look = setting.look
    out: list[Piece] = list(
        set_lines(words_run(block.question, look.h3, parent.add("P")), look.measure, keep=True)
    )
    for i, column in enumerate(block.columns):
        out += set_lines(
            words_run(f"{column.key} {column.title}", look.h3, parent.add("P")), look.measure, keep=True
        )
        for row in block.rows:
            out += set_lines(words_run(row.label, look.label, parent.add("P")), look.measure, keep=True)
            out += setting.blocks(row.cells[i], parent)
    return tuple(out)
