"""Lay out running text: headings, paragraphs, lists, quotations."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.document.nodes import Heading, ListBlock, Paragraph, Quote
from briefgen.document.plain_text import plain_text
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import (
    Flowable,
    Flowables,
    Line,
    indented,
    keep_together,
    lay_out_lines,
    with_space_above,
)
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import TextRuns, plain_runs

_GAP = 0.43
"""Space between paragraphs, as a share of the leading."""
_HEADING_GAPS = {1: 18.0, 2: 18.0, 3: 12.0}
_LEAST_GAP = 9.0
_BULLET = "•"
_QUOTE_INSET = 14.0
_QUOTE_GAP = 9.0


def lay_out_heading(heading: Heading, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a heading across the measure, kept with the next flowable."""
    style = context.style
    level = min(max(heading.level + context.heading_shift, 1), 6)
    text_style = style.h2 if heading.level <= 2 else style.h3
    runs = context.inline_runs(heading.children, text_style, parent.add(f"H{level}"))
    gap = _HEADING_GAPS.get(heading.level, _LEAST_GAP)
    lines = lay_out_lines(runs, style.measure, space_above=gap, align="start")
    if not lines:
        return ()
    first = replace(lines[0], bookmark=(clean(plain_text(heading.children)), level - 1))
    return keep_together((first, *lines[1:]), last=True)


def lay_out_paragraph(paragraph: Paragraph, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a paragraph in the text column."""
    style = context.style
    runs = context.inline_runs(paragraph.children, style.text, parent.add("P"))
    gap = _GAP * style.text.leading
    return lay_out_lines(runs, style.column_width, x=style.column_x, space_above=gap, align="start")


def lay_out_list(block: ListBlock, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a list, with its labels hanging before the items."""
    style = context.style
    numbered = block.start is not None
    element = parent.add("L", f"/O/List/ListNumbering/{'Decimal' if numbered else 'Disc'}")
    last = (block.start or 0) + len(block.items) - 1
    inset = style.text.width(f"{last}.  " if numbered else f"{_BULLET}   ")
    inner = context.for_cell(max(style.column_width - inset, 1.0), style.text)
    out: list[Flowable] = []
    for number, item in enumerate(block.items, start=block.start or 0):
        entry = element.add("LI")
        label = plain_runs(f"{number}." if numbered else _BULLET, style.text, entry.add("Lbl"))
        flowables = inner.lay_out_blocks(item, entry.add("LBody"))
        gap = _GAP * style.text.leading / (1 if style.column_x and not out else 2)
        out += with_space_above(_with_label(flowables, label, inset), gap)
    return _indented(out, style.column_x)


def _with_label(flowables: Flowables, label: TextRuns, inset: float) -> Flowables:
    """Put a label before the first line of an item."""
    (label_line,) = lay_out_lines(label, 1e6)
    body = _indented(flowables, inset)
    if body and isinstance(body[0], Line):
        return (replace(body[0], parts=(*label_line.parts, *body[0].parts)), *body[1:])
    return (label_line, *body)


def _indented(flowables: Flowables | list[Flowable], x: float) -> Flowables:
    """Move flowables to the right; flowables other than lines are wrapped in a row."""
    return tuple(
        indented((flowable,), x)[0] if isinstance(flowable, Line) else _wrap_in_row(flowable, x)
        for flowable in flowables
    )


def _wrap_in_row(flowable: Flowable, x: float) -> CellRow:
    row = make_row(
        [Cell(x, (replace(flowable, keep_with_next=False, space_above=0, repeated_header=()),))],
        space_above=flowable.space_above,
        keep_with_next=flowable.keep_with_next,
    )
    return replace(
        row,
        repeated_header=tuple(_wrap_in_row(p, x) for p in flowable.repeated_header),
        unsplit_share=flowable.unsplit_share,
    )


def lay_out_quote(quote: Quote, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a quotation with an inset and a bar at its left."""
    style = context.style
    element = parent.add("BlockQuote")
    inner = context.for_cell(max(style.column_width - _QUOTE_INSET, 1.0), style.text)
    flowables = inner.lay_out_blocks(quote.blocks, element)
    if not flowables:
        return ()
    row = make_row([Cell(_QUOTE_INSET, flowables)], side_bar=style.rule, unsplit_share=0)
    return with_space_above((_wrap_in_row(row, style.column_x),), _QUOTE_GAP)
