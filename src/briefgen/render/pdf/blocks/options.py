"""Lay out the courses of action."""

from __future__ import annotations

from briefgen.document.nodes import Field, Option, Options
from briefgen.render.pdf.flowables import Flowable, Flowables, keep_together, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, HorizontalRule, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_GAP = 8.0
_PAD = 5.0
_POINT_GAP = 3.0


def lay_out_options(block: Options, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out each option below a rule, with the label of the recommended one in the side column."""
    element = parent.add("L")
    out: list[Flowable] = []
    for option in block.items:
        out += _lay_out_option(option, context, element.add("LI").add("LBody"))
    return tuple(out)


def _lay_out_option(option: Option, context: LayoutContext, body: Element) -> Flowables:
    style = context.style
    start = style.column_x or style.measure * 0.2
    label: Flowables = ()
    if option.recommended_label:
        words = plain_runs(option.recommended_label, style.label.coloured(style.accent), body.add("P"))
        label = lay_out_lines(words, start - style.gutter, strut=style.h3)
    title = lay_out_lines(plain_runs(option.title, style.h3, body.add("P")), style.measure - start)
    rule = HorizontalRule(0.5, style.rule, 0, style.measure)
    cells = (Cell(0, label), Cell(start, title))
    head = make_row(cells, space_above=_GAP, keep_with_next=True, pad=(_PAD, 0), above=rule)
    text = context.lay_out_blocks(option.text, body)
    points = tuple(_lay_out_point(point, context, body, start) for point in option.points)
    return (head, *text, *keep_together(points))


def _lay_out_point(point: Field, context: LayoutContext, body: Element, start: float) -> CellRow:
    style = context.style
    element = body.add("P")
    label = plain_runs(f"{point.label} ", style.label, element)
    value = context.inline_runs(point.value, style.text, element)
    cells = (
        Cell(0, lay_out_lines(label, start - style.gutter, strut=style.text)),
        Cell(start, lay_out_lines(value, style.measure - start)),
    )
    return make_row(cells, space_above=_POINT_GAP)
