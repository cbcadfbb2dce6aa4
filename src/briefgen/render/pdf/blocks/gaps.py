"""Lay out the open questions."""

from __future__ import annotations

from briefgen.document.nodes import Gaps
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.structure_tree import Element

_GAP = 7.0


def lay_out_gaps(block: Gaps, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out each question in bold, with the reason why it matters below."""
    style = context.style
    element = parent.add("L")
    out: list[Flowable] = []
    for gap in block.items:
        body = element.add("LI").add("LBody")
        question = context.inline_runs(gap.question, style.h3, body.add("P"))
        detail = context.inline_runs(gap.detail, style.text, body.add("P"))
        out += lay_out_lines(
            question, style.column_width, x=style.column_x, space_above=_GAP, keep_with_next=True
        )
        out += lay_out_lines(detail, style.column_width, x=style.column_x)
    return tuple(out)
