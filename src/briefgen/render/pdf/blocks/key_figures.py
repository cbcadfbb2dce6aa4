"""Lay out the key figures as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.document.nodes import Claim, KeyFigures, Tile
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, Flowables, blank_line, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.range_drawings import claim_range
from briefgen.render.pdf.rows_and_columns import INSET, Cell, Row, inner_width, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import TextRuns, plain_runs
from briefgen.render.pdf.text_style import TextStyle

_GAP = 8.0
_PAD = 7.0
_ONE_ROW = 5
_MIN_PER_ROW = 3
"""A row is divided into at least this many columns, so that a single figure is not as wide as the page."""
_MANY_PER_ROW = 4
"""Tiles per row if there are many."""
_UNSPLIT_SHARE = 0.6
"""A row of tiles is only split if it takes more of a page than this."""
_NUMERAL_PT = 20.0
_MIN_SHARED_PT = 15.0
"""The numbers of a row share one size down to this; a number that needs less shrinks alone."""
_MIN_PT = 9.0
_Spanning = tuple[Tile, int]
"""A tile and the number of columns that it spans."""


@dataclass(frozen=True, slots=True)
class _RowStyle:
    """What the tiles of a row have in common, so that their lines align."""

    numeral: TextStyle
    has_qualifier: bool
    has_unit: bool


def lay_out_key_figures(block: KeyFigures, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the figures in rows of equal tiles; a contested figure spans two columns."""
    element = parent.add("L")
    spans = [2 if tile.claims else 1 for tile in block.tiles]
    count = _columns_per_row(sum(spans))
    if -sum(spans) % count == 1 and 2 in spans:
        spans[spans.index(2)] = 3  # a contested figure fills the column that would be empty
    rows = _rows(tuple(zip(block.tiles, spans, strict=True)), count)
    return tuple(_lay_out_row(row, count, context, element) for row in rows)


def _columns_per_row(spans: int) -> int:
    """Return the number of columns: up to five in one row, six as two rows, more in rows of four."""
    if spans <= _ONE_ROW:
        return max(spans, _MIN_PER_ROW)
    return 3 if spans <= 2 * 3 else _MANY_PER_ROW


def _rows(tiles: Sequence[_Spanning], count: int) -> list[list[_Spanning]]:
    rows: list[list[_Spanning]] = [[]]
    for tile, spans in tiles:
        if sum(taken for _, taken in rows[-1]) + spans > count:
            rows.append([])
        rows[-1].append((tile, spans))
    return [row for row in rows if row]


def _lay_out_row(tiles: Sequence[_Spanning], count: int, context: LayoutContext, parent: Element) -> Row:
    style = context.style
    step = (style.measure + _GAP) / count
    numeral = _shared_numeral(tiles, style, inner_width(step - _GAP))
    row_style = _RowStyle(
        numeral, any(t.qualifier or t.claims for t, _ in tiles), any(t.unit for t, _ in tiles)
    )
    cells, x = [], 0.0
    for tile, spans in tiles:
        width = step * spans - _GAP
        body = parent.add("LI").add("LBody")
        if tile.claims:
            flowables = _lay_out_contested(tile, context, body, (step, inner_width(width)), row_style)
        else:
            flowables = _lay_out_figure(tile, context, body, inner_width(step - _GAP), row_style)
        cells.append(Cell(x, flowables, width, style.tint, style.signal if tile.claims else style.accent))
        x += width + _GAP
    return make_row(cells, space_above=_GAP, pad=(_PAD, _PAD), unsplit_share=_UNSPLIT_SHARE)


def _shared_numeral(tiles: Sequence[_Spanning], style: PageStyle, width: float) -> TextStyle:
    text_style = style.label.coloured(style.accent)
    sizes = [_fitting_size(tile.numeral, text_style, width * spans) for tile, spans in tiles]
    size = max(min([_NUMERAL_PT, *sizes]), _MIN_SHARED_PT)
    return text_style.sized(size, _NUMERAL_PT * 1.15)


def _fitting_size(text: str, text_style: TextStyle, width: float) -> float:
    """Return the largest size at which text fits a width."""
    at_one = text_style.width(clean(text)) / text_style.size
    return width / at_one if at_one else _NUMERAL_PT


def _lay_out_figure(
    tile: Tile, context: LayoutContext, body: Element, width: float, row_style: _RowStyle
) -> Flowables:
    """Lay out a figure; its text is one paragraph, so that a screen reader reads it as one."""
    element = body.add("P")
    out: list[Flowable] = []
    if row_style.has_qualifier:
        out += _line(
            plain_runs(f"{tile.qualifier} ", context.style.small, element), width, context.style.small
        )
    out += _lay_out_numeral(tile, element, width, row_style)
    return (*out, *_lay_out_label(tile, context, element, width, row_style))


def _lay_out_contested(
    tile: Tile, context: LayoutContext, body: Element, widths: tuple[float, float], row_style: _RowStyle
) -> Flowables:
    """Lay out the number over the whole width, and below it the label next to the claims."""
    style = context.style
    step, width = widths
    element, word = body.add("P"), body.add("P")
    first = plain_runs(f"{tile.qualifier}\u2003" if tile.qualifier else "", style.small, element)
    flag = plain_runs(tile.contested_label, style.small.bold().coloured(style.signal), word)
    numeral = _lay_out_numeral(tile, element, width, row_style)
    left = _lay_out_label(tile, context, element, step - _GAP - INSET, row_style)
    right = _lay_out_claims(tile, context, body, width - step)
    return (
        *_line((*first, *flag), width, style.small),
        *numeral,
        make_row((Cell(0, left), Cell(step, right))),
    )


def _line(runs: TextRuns, width: float, text_style: TextStyle) -> Flowables:
    """Lay out text as lines, or as a blank line if it is empty, so that neighbours align."""
    return lay_out_lines(runs, width, strut=text_style) or (blank_line(text_style),)


def _lay_out_numeral(tile: Tile, element: Element, width: float, row_style: _RowStyle) -> Flowables:
    shared = row_style.numeral
    own = shared.sized(
        max(min(shared.size, _fitting_size(tile.numeral, shared, width)), _MIN_PT), shared.leading
    )
    return lay_out_lines(plain_runs(f"{tile.numeral} ", own, element), width, strut=shared)


def _lay_out_label(
    tile: Tile, context: LayoutContext, element: Element, width: float, row_style: _RowStyle
) -> Flowables:
    """Lay out unit, label, attribution and note marks."""
    style = context.style
    text_style = style.label.coloured(style.ink).sized(style.table.size, style.table.leading)
    out: list[Flowable] = []
    if row_style.has_unit:
        unit = style.small.coloured(style.ink)
        out += _line(plain_runs(f"{tile.unit} ", unit, element), width, unit)
    label = plain_runs(f"{tile.label} " if tile.detail else tile.label, text_style, element)
    detail = plain_runs(tile.detail, style.small, element)
    marks = context.note_ref_runs(tile.notes, style.small if detail else text_style, element)
    if not detail:
        return (*out, *lay_out_lines((*label, *marks), width, space_above=2))
    return (
        *out,
        *lay_out_lines(label, width, space_above=2),
        *lay_out_lines((*detail, *marks), width, space_above=1),
    )


def _lay_out_claims(tile: Tile, context: LayoutContext, body: Element, width: float) -> Flowables:
    """Lay out the range of the claims, and each claim with its origin."""
    words = "; ".join(f"{clean(c.value_text)}: {clean(c.origin)}" for c in tile.claims)
    out: list[Flowable] = [claim_range(tile.claims, context.style, width, body.add("Figure", Alt=words))]
    entries = body.add("L")
    for claim in tile.claims:
        out += _lay_out_claim(claim, context, entries.add("LI").add("LBody").add("P"), width)
    return tuple(out)


def _lay_out_claim(claim: Claim, context: LayoutContext, element: Element, width: float) -> Flowables:
    style = context.style
    value = plain_runs(f"{claim.value_text} ", style.small.bold().coloured(style.ink), element)
    origin = plain_runs(f"{claim.origin}, {claim.date}" if claim.date else claim.origin, style.small, element)
    return lay_out_lines(
        (*value, *origin, *context.note_ref_runs(claim.notes, style.small, element)), width, space_above=1
    )
