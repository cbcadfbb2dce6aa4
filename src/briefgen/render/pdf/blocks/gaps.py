"""What is not known."""

from __future__ import annotations

from briefgen.document.nodes import Gaps
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 7.0


def set_gaps(block: Gaps, setting: Setting, parent: Element) -> Pieces:
    """Set each question in heavier letters, why it matters below."""
    look = setting.look
    element = parent.add("L")
    out: list[Piece] = []
    for gap in block.items:
        body = element.add("LI").add("LBody")
        question = setting.inlines(gap.question, look.h3, body.add("P"))
        detail = setting.inlines(gap.detail, look.text, body.add("P"))
        out += set_lines(question, look.column, x=look.side, gap=_GAP, keep=True)
        out += set_lines(detail, look.column, x=look.side)
    return tuple(out)
