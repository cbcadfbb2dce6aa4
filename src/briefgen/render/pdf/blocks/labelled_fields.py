"""Lay out labelled lines between two rules, such as To and From in the head."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Field
from briefgen.render.pdf.flowables import Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, HorizontalRule, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_RULE = 0.5
_PAD = 4.0
_GAP = 9.0


def lay_out_fields(fields: Sequence[Field], context: LayoutContext, parent: Element) -> Flowables:
    """Lay out each field with its label in the side column."""
    last = len(fields) - 1
    return tuple(_lay_out_field(field, context, parent, i == 0, i == last) for i, field in enumerate(fields))


def _lay_out_field(field: Field, context: LayoutContext, parent: Element, first: bool, last: bool) -> CellRow:
    style = context.style
    element = parent.add("P")
    text_style = style.label.sized(style.table.size, style.table.leading)
    label = lay_out_lines(plain_runs(f"{field.label} ", text_style, element), style.column_x - style.gutter)
    value = lay_out_lines(context.inline_runs(field.value, style.table, element), style.column_width)
    rule = HorizontalRule(_RULE, style.rule, 0, style.measure)
    return make_row(
        (Cell(0, label), Cell(style.column_x, value)),
        space_above=_GAP if first else 0,
        pad=(_PAD if first else _PAD / 4, _PAD if last else _PAD / 4),
        above=rule if first else None,
        below=rule if last else None,
    )
