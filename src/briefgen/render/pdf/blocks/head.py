"""Lay out the memo head."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.document.nodes import Head
from briefgen.render.pdf.blocks.labelled_fields import lay_out_fields
from briefgen.render.pdf.blocks.picture import fit_picture, picture_size
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, Flowables, keep_together, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.rows_and_columns import Cell, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_TITLE_GAP = 5.0
_LOGO = 42.0
"""The greatest height of a logo. Units: points."""


def lay_out_head(head: Head, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out product and date on one line, then the title, then the fields between rules."""
    style = context.style
    text_style = style.label.sized(style.table.size, style.table.leading)
    line = parent.add("P")
    kind = plain_runs(head.kind, text_style.coloured(style.ink), line)
    date = plain_runs(f"\u2003{head.date}", style.table.coloured(style.grey), line)
    logo = fit_picture(head.logo, *_logo_room(style), parent) if head.logo else None
    width = _title_width(head, style)
    out: list[Flowable] = list(lay_out_lines((*kind, *date), width))
    title = plain_runs(head.title, style.title, parent.add("H1"))
    lines = lay_out_lines(title, width, space_above=_TITLE_GAP)
    if lines:
        out += (replace(lines[0], bookmark=(clean(head.title), 0)), *lines[1:])
    if logo:
        out = [make_row((Cell(0, tuple(out)), Cell(style.measure - logo.width, (logo,))))]
    return keep_together([*out, *lay_out_fields(head.fields, context, parent)])


def title_lines(head: Head, style: PageStyle) -> int:
    """Count the lines of the title."""
    title = plain_runs(head.title, style.title, Element("H1"))
    return len(lay_out_lines(title, _title_width(head, style)))


def _title_width(head: Head, style: PageStyle) -> float:
    logo = picture_size(head.logo, *_logo_room(style))[0] + style.gutter if head.logo else 0.0
    return style.measure - logo


def _logo_room(style: PageStyle) -> tuple[float, float]:
    """Return the greatest width and height of a logo."""
    return style.measure / 4, _LOGO
