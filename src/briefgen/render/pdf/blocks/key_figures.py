"""Lay out the key figures as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from briefgen.document.key_figure_nodes import Claim, KeyFigures, Tile
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, Flowables, blank_line, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.line_breaks import natural_widths
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.range_drawings import claim_range
from briefgen.render.pdf.rows_and_columns import INSET, Cell, CellRow, inner_width, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import TextRuns, plain_runs
from briefgen.render.pdf.text_style import TextStyle

_GAP = 8.0
_PAD = 7.0
_MAX_PER_ROW = 5
_NARROWEST = 1 / 3
"""The share of the measure for a single figure, so that it is not as wide as the page."""
_LABEL_SHARE = 0.3
"""The share of a contested figure's width for its number and label; the claims take the rest."""
_UNSPLIT_SHARE = 0.6
"""A row of tiles is only split if it takes more of a page than this."""
_NUMERAL_PT = 20.0
_MIN_SHARED_PT = 15.0
"""The numbers of a row share one size down to this; a number that needs less shrinks alone."""
_MIN_PT = 9.0


class _RowStyle(Struct, frozen=True):
    """What the tiles of a row have in common, so that their lines align."""

    numeral: TextStyle
    has_qualifier: bool
    has_unit: bool


def lay_out_key_figures(block: KeyFigures, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the figures in rows of equal tiles; a contested figure has a row of its own."""
    element = parent.add("L")
    rows: list[Flowable] = []
    for contested, tiles in groupby(block.tiles, lambda tile: bool(tile.claims)):
        if contested:
            rows += (_lay_out_contested(tile, context, element.add("LI").add("LBody")) for tile in tiles)
        else:
            rows += (_lay_out_row(row, context, element) for row in _rows(tuple(tiles)))
    return tuple(rows)


def _rows(tiles: tuple[Tile, ...]) -> list[tuple[Tile, ...]]:
    """Divide tiles into as few rows as possible, of about equal length, the longer ones first."""
    count = -(-len(tiles) // _MAX_PER_ROW)
    size, longer = divmod(len(tiles), count)
    starts = [i * size + min(i, longer) for i in range(count + 1)]
    return [tiles[start:end] for start, end in pairwise(starts)]


def _lay_out_row(tiles: Sequence[Tile], context: LayoutContext, parent: Element) -> CellRow:
    style = context.style
    width = (style.measure + _GAP) / len(tiles) - _GAP
    if len(tiles) == 1:
        width = style.measure * _NARROWEST
    numeral = _shared_numeral(tiles, style, inner_width(width))
    row_style = _RowStyle(numeral, any(t.qualifier for t in tiles), any(t.unit for t in tiles))
    cells = []
    for i, tile in enumerate(tiles):
        flowables = _lay_out_figure(
            tile, context, parent.add("LI").add("LBody"), inner_width(width), row_style
        )
        cells.append(Cell(i * (width + _GAP), flowables, width, style.tint, style.accent))
    return make_row(cells, space_above=_GAP, pad=(_PAD, _PAD), unsplit_share=_UNSPLIT_SHARE)


def _shared_numeral(tiles: Sequence[Tile], style: PageStyle, width: float) -> TextStyle:
    text_style = style.label.coloured(style.accent)
    sizes = [_fitting_size(tile.numeral, text_style, width) for tile in tiles]
    size = max(min([_NUMERAL_PT, *sizes]), _MIN_SHARED_PT)
    return text_style.sized(size, _NUMERAL_PT * 1.15)


def _fitting_size(text: str, text_style: TextStyle, width: float) -> float:
    """Return the largest size at which text fits a width."""
    runs = plain_runs(text, text_style, Element("P"))
    at_one = natural_widths(runs)[1] / text_style.size
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


def _lay_out_contested(tile: Tile, context: LayoutContext, body: Element) -> CellRow:
    """Lay out the number and its label next to the claims."""
    style = context.style
    left = style.measure * _LABEL_SHARE
    numeral = _shared_numeral((tile,), style, left)
    row_style = _RowStyle(numeral, bool(tile.qualifier), bool(tile.unit))
    cells = (
        Cell(0, (), style.measure, style.tint, style.signal),
        Cell(INSET, _lay_out_figure(tile, context, body, left, row_style)),
        Cell(
            INSET + left + style.gutter,
            _lay_out_claims(tile, context, body, style.measure - left - style.gutter - 2 * INSET),
        ),
    )
    return make_row(cells, space_above=_GAP, pad=(_PAD, _PAD), unsplit_share=_UNSPLIT_SHARE)


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
    """Lay out why the claims differ, their range, and each claim with its origin."""
    label = plain_runs(
        tile.contested_label, context.style.small.bold().coloured(context.style.signal), body.add("P")
    )
    words = context.note_refs.words
    alt = words.semicolon_list(
        words.text("{label}: {value}", label=clean(c.value_text), value=clean(c.origin)) for c in tile.claims
    )
    figure = body.add("Figure", Alt=alt)
    out: list[Flowable] = [
        *lay_out_lines(label, width),
        claim_range(tile.claims, context.style, width, figure),
    ]
    entries = body.add("L")
    for claim in tile.claims:
        out += _lay_out_claim(claim, context, entries.add("LI").add("LBody").add("P"), width)
    return tuple(out)


def _lay_out_claim(claim: Claim, context: LayoutContext, element: Element, width: float) -> Flowables:
    style = context.style
    value = plain_runs(f"{claim.value_text} ", style.small.bold().coloured(style.ink), element)
    origin = plain_runs(claim.origin_and_date, style.small, element)
    return lay_out_lines(
        (*value, *origin, *context.note_ref_runs(claim.notes, style.small, element)), width, space_above=1
    )
