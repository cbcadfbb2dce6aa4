"""Lay out what changed since an earlier edition."""

from __future__ import annotations

from briefgen.document.nodes import WhatChanged
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import INSET, Cell, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_GAP = 10.0
_PAD = 3.0
_ITEM_GAP = 3.0


def lay_out_what_changed(block: WhatChanged, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the changes next to a bar in the signal colour, each after its verdict."""
    style = context.style
    element = parent.add("Sect")
    text_style = style.label.coloured(style.signal)
    label = plain_runs(block.label, text_style, element.add("P"))
    items: list[Flowable] = []
    listed = element.add("L")
    for item in block.items:
        body = listed.add("LI").add("LBody").add("P")
        lead = f"{item.verdict}\u2002" if item.verdict else ""
        verdict = plain_runs(lead, style.table.bold().coloured(style.signal), body) if lead else ()
        words = context.inline_runs(item.text, style.table, body)
        items += lay_out_lines((*verdict, *words), style.column_width, space_above=_ITEM_GAP if items else 0)
    cells = (
        Cell(INSET, lay_out_lines(label, style.column_x - INSET - style.gutter, strut=style.table)),
        Cell(style.column_x, tuple(items)),
    )
    return (make_row(cells, space_above=_GAP, pad=(_PAD, _PAD), side_bar=style.signal),)
