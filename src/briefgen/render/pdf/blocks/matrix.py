"""Lay out the matrix of evidence and hypotheses, with ratings as signs and words."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.document.matrix_nodes import Matrix, MatrixRow, Rating
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_canvas import Disc
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.rows_and_columns import Cell, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.table_layout import TableElements, add_table, column_groups, lay_out_table_rows
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import CAP_HEIGHT

_GAP = 14.0
_RATED_SHARE = 0.6
"""The largest share of the measure for ratings; evidence gets the rest."""
_MAX_COLUMN = 90.0
_MIN_COLUMN = 56.0
_SIGN = 11.0
_RADIUS = 2.7
_LINE = 0.9


def lay_out_matrix(block: Matrix, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the caption, the table and the summary."""
    style = context.style
    caption = plain_runs(block.caption, style.label.coloured(style.ink), parent.add("P"))
    out: list[Flowable] = list(lay_out_lines(caption, style.measure, space_above=_GAP, keep_with_next=True))
    most = int(style.measure * _RATED_SHARE // _MIN_COLUMN) - 1
    for group in column_groups(len(block.columns), most):
        out += _lay_out_group(
            block, group, context, add_table(parent, len(block.rows), f"{block.caption}: {block.summary}")
        )
    out[-1:] = [replace(each, keep_with_next=True) for each in out[-1:]]  # no summary begins a page alone
    summary = plain_runs(block.summary, style.table.coloured(style.ink), parent.add("P"))
    out += lay_out_lines(summary, style.measure, space_above=5)
    return tuple(out)


def _lay_out_group(block: Matrix, group: range, context: LayoutContext, tree: TableElements) -> Flowables:
    style = context.style
    width = min(style.measure * _RATED_SHARE / (len(group) + 1), _MAX_COLUMN)
    start = style.measure - width * (len(group) + 1)
    column_starts = [start + i * width for i in range(len(group) + 1)]
    corner, *heads, last = tree.header_row(len(group) + 2)
    text_style = style.label.sized(style.table.size, style.table.leading)
    evidence = plain_runs(block.evidence_label, text_style, corner)
    header = [Cell(0, lay_out_lines(evidence, start - style.gutter))]
    for x, i, element in zip(column_starts[:-1], group, heads, strict=True):
        column = block.columns[i]
        key = plain_runs(f"{column.key} ", text_style.coloured(style.accent), element)
        title = plain_runs(column.title, style.small, element)
        flowables = (*lay_out_lines(key, width - _SIGN), *lay_out_lines(title, width - _SIGN))
        header.append(Cell(x, flowables))
    label = plain_runs(block.discriminates_label, style.small, last)
    header.append(Cell(column_starts[-1], lay_out_lines(label, width)))
    rows = [_lay_out_row(block, row, group, column_starts, context, tree) for row in block.rows]
    return lay_out_table_rows(header, rows, style, space_above=4)


def _lay_out_row(
    block: Matrix,
    row: MatrixRow,
    group: range,
    column_starts: list[float],
    context: LayoutContext,
    tree: TableElements,
) -> list[Cell]:
    """Lay out the evidence, its ratings, and whether it distinguishes the answers."""
    style = context.style
    first, *elements, last = tree.row(len(group) + 2, headed=True)
    room = column_starts[0] - style.gutter
    runs = context.inline_runs(row.evidence, style.table, first)
    cells = [Cell(0, lay_out_lines(runs, room, strut=style.table))]
    words = dict(block.rating_words)
    for x, i, element in zip(column_starts[:-1], group, elements, strict=True):
        rating = row.ratings[i]
        cells.append(Cell(x, _lay_out_rating(rating, words.get(rating, rating), style, element)))
    text_style = style.small.bold().coloured(style.accent) if row.discriminates else style.small
    word = plain_runs(block.discriminates_word(row), text_style, last)
    room = style.measure - column_starts[-1]
    cells.append(Cell(column_starts[-1], lay_out_lines(word, room, strut=style.table)))
    return cells


def _lay_out_rating(rating: Rating, word: str, style: PageStyle, element: Element) -> Flowables:
    """Lay out the sign of a rating, as an artifact, and its word."""
    text_style = style.small.coloured(style.grey if rating == "neutral" else style.ink)
    if rating == "inconsistent":
        text_style = text_style.bold()
    sign = _Sign(height=style.table.leading, rating=rating, style=style)
    words = lay_out_lines(plain_runs(word, text_style, element), _MAX_COLUMN - _SIGN, strut=style.table)
    return (make_row((Cell(0, (sign,)), Cell(_SIGN, words))),)


class _Sign(Flowable, frozen=True, kw_only=True):
    """A filled circle, a crossed-out ring or a dash: they differ without colour."""

    rating: Rating
    style: PageStyle

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the sign as an artifact: the word next to it has the same meaning."""
        text_style = self.style.table
        # at half the x-height of the text next to it
        middle = top - (text_style.leading + CAP_HEIGHT * text_style.size) / 2 + 0.25 * text_style.size
        centre, r = x + _RADIUS + 0.5, _RADIUS
        if self.rating == "consistent":
            painter.draw_disc(centre, middle, Disc(r, self.style.accent, self.style.accent))
        elif self.rating == "inconsistent":
            painter.draw_disc(centre, middle, Disc(r, "#ffffff", self.style.ink, _LINE))
            painter.draw_line((centre - r, middle - r), (centre + r, middle + r), _LINE, self.style.ink)
        else:
            painter.draw_line((centre - r, middle), (centre + r, middle), _LINE, self.style.grey)
