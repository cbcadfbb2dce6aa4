"""What is not known."""

from __future__ import annotations

from briefgen.document import Gaps
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_gaps(block: Gaps, setting: Setting, parent: Element) -> Pieces:
    """Set the questions with why they matter."""
    look = setting.look
    element = parent.add("L")
    out: list[Piece] = []
    for gap in block.items:
        body = element.add("LI").add("LBody")
        out += set_lines(
            setting.inlines(gap.question, look.text.semibold(), body.add("P")),
            look.column,
            x=look.side,
            gap=6,
            keep=True,
        )
        out += set_lines(setting.inlines(gap.detail, look.text, body.add("P")), look.column, x=look.side)
    return tuple(out)
