"""Plain tables."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Table
from briefgen.render.numeric_columns import numeric_columns
from briefgen.render.pdf.grid import grid_rows, start_table
from briefgen.render.pdf.line_breaks import natural_widths
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell
from briefgen.render.pdf.runs import Runs, words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 12.0
_COLUMN_GAP = 16.0
_WIDER = 30.0


def set_table(block: Table, setting: Setting, parent: Element) -> Pieces:
    """Set the caption and the rows; columns of numbers are right-aligned."""
    look = setting.look
    out: list[Piece] = []
    if block.caption:
        caption = words_run(block.caption, look.label.coloured(look.ink), parent.add("P"))
        out += set_lines(caption, look.measure, gap=_GAP, keep=True)
    count = len(block.header)
    if not count:
        return tuple(out)
    tree = start_table(parent, len(block.rows))
    strong = look.label.sized(look.table.size, look.table.leading).coloured(look.ink)
    header = [
        setting.inlines(cell, strong, e) for cell, e in zip(block.header, tree.header_row(count), strict=True)
    ]
    rows = []
    for row in block.rows:
        elements = tree.row(count, headed=block.row_headers)
        rows.append([setting.inlines(c, look.table, e) for c, e in zip(row, elements, strict=True)])
    aligns = ["right" if numeric else "left" for numeric in numeric_columns(block)]
    widths = _share(header, rows, look, last_numeric=aligns[-1] == "right")
    set_header, *set_rows = [
        _set_cells(cells, widths, aligns, _gap(count, look)) for cells in (header, *rows)
    ]
    return (*out, *grid_rows(set_header, set_rows, look, gap=5 if out else _GAP))


def _gap(count: int, look: Look) -> float:
    """Give the space between columns, less where there are very many."""
    return min(_COLUMN_GAP, look.measure / count / 4)


def _set_cells(
    cells: Sequence[Runs], widths: Sequence[float], aligns: Sequence[str], gap: float
) -> list[Cell]:
    out, x = [], 0.0
    for runs, width, align in zip(cells, widths, aligns, strict=True):
        out.append(Cell(x, set_lines(runs, width, align=align)))
        x += width + gap
    return out


def _share(
    header: Sequence[Runs], rows: Sequence[Sequence[Runs]], look: Look, *, last_numeric: bool
) -> list[float]:
    """Share the measure among the columns: no word is broken where all the widest words fit."""
    count = len(header)
    room = look.measure - _gap(count, look) * (count - 1)
    least, wanted = [1.0] * count, [1.0] * count
    for cells in (header, *rows):
        for i, runs in enumerate(cells):
            word, whole = natural_widths(runs)
            least[i], wanted[i] = max(least[i], word), max(wanted[i], whole)
    if sum(wanted) <= room:
        return _widen(wanted, room - sum(wanted), last_numeric=last_numeric)
    if sum(least) >= room:
        return [room * width / sum(least) for width in least]
    return _feed(least, wanted, room - sum(least))


def _widen(widths: list[float], spare: float, *, last_numeric: bool) -> list[float]:
    """Open the columns a little and leave the rest to a column of words at the edge."""
    step = min(spare / len(widths), _WIDER)
    widened = [width + step for width in widths]
    widened[0 if last_numeric else -1] += spare - step * len(widths)
    return widened


def _feed(least: list[float], wanted: list[float], spare: float) -> list[float]:
    """Give columns what they want, the modest first; those that want most wrap their words."""
    out = list(least)
    hungry = sorted(range(len(least)), key=lambda i: wanted[i] - least[i])
    for served, i in enumerate(hungry):
        portion = min(wanted[i] - least[i], spare / (len(hungry) - served))
        out[i] += portion
        spare -= portion
    return out
