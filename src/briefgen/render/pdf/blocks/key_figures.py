"""The key figures, as tiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.document.nodes import Claim, KeyFigures, Tile
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Piece, Pieces, blank_line, set_lines
from briefgen.render.pdf.rows import INSET, Cell, Row, inner, make_row
from briefgen.render.pdf.runs import Runs, words_run
from briefgen.render.pdf.scales import claim_range
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 8.0
_PAD = 7.0
_ONE_ROW = 5
_FEWEST = 3
"""A row is divided as if it held this many, so that one figure alone does not look like a banner."""
_FULL = 4
"""Tiles in a row where there are many."""
_WHOLE = 0.6
"""A row of tiles is not split unless it takes more of a page than this."""
_NUMERAL_PT = 20.0
_LEAST_SHARED_PT = 15.0
"""Numerals of a row share a size down to this; one that needs less shrinks alone."""
_LEAST_PT = 9.0
_Sized = tuple[Tile, int]
"""A tile and how many places of a row it takes."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the tiles of a row share, so that their lines align."""

    numeral: Letters
    qualified: bool
    united: bool


def set_key_figures(block: KeyFigures, setting: Setting, parent: Element) -> Pieces:
    """Set the figures in rows of equal tiles; a contested one is two tiles wide."""
    element = parent.add("L")
    units = [2 if tile.claims else 1 for tile in block.tiles]
    count = _per_row(sum(units))
    if -sum(units) % count == 1 and 2 in units:
        units[units.index(2)] = 3  # a contested figure makes use of the place that would stay empty
    rows = _rows(tuple(zip(block.tiles, units, strict=True)), count)
    return tuple(_set_row(row, count, setting, element) for row in rows)


def _per_row(units: int) -> int:
    """Spread tiles evenly: up to five in one row, six in two, more in rows of four."""
    if units <= _ONE_ROW:
        return max(units, _FEWEST)
    return 3 if units <= 2 * 3 else _FULL


def _rows(tiles: Sequence[_Sized], count: int) -> list[list[_Sized]]:
    rows: list[list[_Sized]] = [[]]
    for tile, units in tiles:
        if sum(taken for _, taken in rows[-1]) + units > count:
            rows.append([])
        rows[-1].append((tile, units))
    return [row for row in rows if row]


def _set_row(tiles: Sequence[_Sized], count: int, setting: Setting, parent: Element) -> Row:
    look = setting.look
    step = (look.measure + _GAP) / count
    numeral = _shared_numeral(tiles, look, inner(step - _GAP))
    lines = _Lines(numeral, any(t.qualifier or t.claims for t, _ in tiles), any(t.unit for t, _ in tiles))
    cells, x = [], 0.0
    for tile, units in tiles:
        width = step * units - _GAP
        body = parent.add("LI").add("LBody")
        if tile.claims:
            pieces = _set_contested(tile, setting, body, (step, inner(width)), lines)
        else:
            pieces = _set_figure(tile, setting, body, inner(step - _GAP), lines)
        cells.append(Cell(x, pieces, width, look.tint, look.signal if tile.claims else look.accent))
        x += width + _GAP
    return make_row(cells, gap=_GAP, pad=(_PAD, _PAD), whole=_WHOLE)


def _shared_numeral(tiles: Sequence[_Sized], look: Look, width: float) -> Letters:
    letters = look.label.coloured(look.accent)
    sizes = [_fitting(tile.numeral, letters, width * units) for tile, units in tiles]
    size = max(min([_NUMERAL_PT, *sizes]), _LEAST_SHARED_PT)
    return letters.sized(size, _NUMERAL_PT * 1.15)


def _fitting(text: str, letters: Letters, width: float) -> float:
    """Give the greatest size at which text fits a width."""
    at_one = letters.width(clean(text)) / letters.size
    return width / at_one if at_one else _NUMERAL_PT


def _set_figure(tile: Tile, setting: Setting, body: Element, width: float, lines: _Lines) -> Pieces:
    """Set a figure; its words are one paragraph, so that they are read as one."""
    element = body.add("P")
    out: list[Piece] = []
    if lines.qualified:
        out += _line(words_run(f"{tile.qualifier} ", setting.look.small, element), width, setting.look.small)
    out += _set_numeral(tile, element, width, lines)
    return (*out, *_set_label(tile, setting, element, width, lines))


def _set_contested(
    tile: Tile, setting: Setting, body: Element, widths: tuple[float, float], lines: _Lines
) -> Pieces:
    """Set the numeral over the whole width, and below it the label beside who says what."""
    look = setting.look
    step, width = widths
    element, word = body.add("P"), body.add("P")
    first = words_run(f"{tile.qualifier}\u2003" if tile.qualifier else "", look.small, element)
    flag = words_run(tile.contested_label, look.small.bold().coloured(look.signal), word)
    numeral = _set_numeral(tile, element, width, lines)
    left = _set_label(tile, setting, element, step - _GAP - INSET, lines)
    right = _set_claims(tile, setting, body, width - step)
    return (
        *_line((*first, *flag), width, look.small),
        *numeral,
        make_row((Cell(0, left), Cell(step, right))),
    )


def _line(runs: Runs, width: float, letters: Letters) -> Pieces:
    """Set words on one line that is there even without them, so that neighbours align."""
    return set_lines(runs, width, strut=letters) or (blank_line(letters),)


def _set_numeral(tile: Tile, element: Element, width: float, lines: _Lines) -> Pieces:
    shared = lines.numeral
    own = shared.sized(
        max(min(shared.size, _fitting(tile.numeral, shared, width)), _LEAST_PT), shared.leading
    )
    return set_lines(words_run(f"{tile.numeral} ", own, element), width, strut=shared)


def _set_label(tile: Tile, setting: Setting, element: Element, width: float, lines: _Lines) -> Pieces:
    """Set unit, label, attribution and notes."""
    look = setting.look
    letters = look.label.coloured(look.ink).sized(look.table.size, look.table.leading)
    out: list[Piece] = []
    if lines.united:
        unit = look.small.coloured(look.ink)
        out += _line(words_run(f"{tile.unit} ", unit, element), width, unit)
    label = words_run(f"{tile.label} " if tile.detail else tile.label, letters, element)
    detail = words_run(tile.detail, look.small, element)
    marks = setting.noted(tile.notes, look.small if detail else letters, element)
    if not detail:
        return (*out, *set_lines((*label, *marks), width, gap=2))
    return (*out, *set_lines(label, width, gap=2), *set_lines((*detail, *marks), width, gap=1))


def _set_claims(tile: Tile, setting: Setting, body: Element, width: float) -> Pieces:
    """Set the range of the claims and who says what."""
    words = "; ".join(f"{clean(c.value_text)}: {clean(c.origin)}" for c in tile.claims)
    out: list[Piece] = [claim_range(tile.claims, setting.look, width, body.add("Figure", Alt=words))]
    entries = body.add("L")
    for claim in tile.claims:
        out += _set_claim(claim, setting, entries.add("LI").add("LBody").add("P"), width)
    return tuple(out)


def _set_claim(claim: Claim, setting: Setting, element: Element, width: float) -> Pieces:
    look = setting.look
    value = words_run(f"{claim.value_text} ", look.small.bold().coloured(look.ink), element)
    origin = words_run(f"{claim.origin}, {claim.date}" if claim.date else claim.origin, look.small, element)
    return set_lines((*value, *origin, *setting.noted(claim.notes, look.small, element)), width, gap=1)
