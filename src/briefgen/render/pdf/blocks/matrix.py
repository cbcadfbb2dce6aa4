"""Evidence against hypotheses."""

from __future__ import annotations

from briefgen.document import Matrix
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_matrix(block: Matrix, setting: Setting, parent: Element) -> Pieces:
    """Set the matrix."""
    look = setting.look
    words = dict(block.rating_words)
    out: list[Piece] = list(set_lines(words_run(block.caption, look.label, parent.add("P")), look.measure))
    for row in block.rows:
        ratings = ", ".join(words.get(r, r) for r in row.ratings)
        p = parent.add("P")
        out += set_lines(
            (*setting.inlines(row.evidence, look.table, p), *words_run(" " + ratings, look.table, p)),
            look.measure,
        )
    out += set_lines(words_run(block.summary, look.text, parent.add("P")), look.measure)
    return tuple(out)
