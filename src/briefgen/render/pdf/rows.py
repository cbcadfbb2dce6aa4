"""Pieces that hold stacks side by side: rows of cells, and running columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pieces import Piece, Pieces, cut, paint_stack, stack_height

INSET = 8.0
"""Space between the edge of a ground and the words on it. Units: points."""
_BAR = 1.5
_SIDE_BAR = 2.5
_HALVINGS = 14
"""Halvings until the height of balanced columns is known to a fraction of a point."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stack at a place in a row. Units: points from the row's left edge."""

    x: float
    pieces: Pieces
    width: float = 0
    ground: str = ""
    """Colour behind the cell over its width and the row's whole height; empty for none."""
    bar: str = ""
    """Colour of a bar on the cell's upper edge; empty for none."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal rule over a stretch of a row. Units: points."""

    weight: float
    colour: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Piece):
    """Cells side by side, aligned at their tops."""

    cells: tuple[Cell, ...]
    pad_top: float = 0
    pad_bottom: float = 0
    above: Stroke | None = None
    below: Stroke | None = None
    side_bar: str = ""
    """Colour of a bar at the row's left edge; empty for none."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint grounds and rules first, then the cells in reading order."""
        foot = top - self.height
        for cell in self.cells:
            if cell.ground:
                painter.box((x + cell.x, foot, cell.width, self.height), cell.ground)
            if cell.bar:
                painter.box((x + cell.x, top - _BAR, cell.width, _BAR), cell.bar)
        if self.side_bar:
            painter.box((x, foot, _SIDE_BAR, self.height), self.side_bar)
        for rule, y in ((self.above, top), (self.below, foot)):
            if rule:
                painter.stroke((x + rule.start, y), (x + rule.end, y), rule.weight, rule.colour)
        for cell in self.cells:
            inset = INSET if cell.ground else 0.0
            paint_stack(cell.pieces, painter, x + cell.x + inset, top - self.pad_top)

    def split(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Divide every cell at the same height; fail where nothing would stay."""
        inside = room - self.pad_top - self.pad_bottom
        halves = [cut(cell.pieces, inside, force=force) for cell in self.cells]
        if not any(first for first, _ in halves) or not any(rest for _, rest in halves):
            return None
        upper = [replace(c, pieces=first) for c, (first, _) in zip(self.cells, halves, strict=True)]
        lower = [replace(c, pieces=rest) for c, (_, rest) in zip(self.cells, halves, strict=True)]
        first = _sized(replace(self, cells=tuple(upper), below=None, keep=False))
        rest = _sized(replace(self, cells=tuple(lower), above=None, gap=0))
        return (first, rest) if first.height <= room + 0.01 else None


def inner(width: float) -> float:
    """Give the width left for words on a ground."""
    return width - 2 * INSET


def _sized(row: Row) -> Row:
    tallest = max((stack_height(cell.pieces) for cell in row.cells), default=0.0)
    return replace(row, height=tallest + row.pad_top + row.pad_bottom)


def make_row(  # noqa: PLR0913 - every option says one thing about the row
    cells: Sequence[Cell],
    *,
    gap: float = 0,
    keep: bool = False,
    whole: float = 0.2,
    pad: tuple[float, float] = (0, 0),
    above: Stroke | None = None,
    below: Stroke | None = None,
    side_bar: str = "",
    repeated: Pieces = (),
) -> Row:
    """Make a row as high as its tallest cell."""
    row = Row(
        height=0,
        gap=gap,
        keep=keep,
        whole=whole,
        cells=tuple(cells),
        pad_top=pad[0],
        pad_bottom=pad[1],
        above=above,
        below=below,
        side_bar=side_bar,
        repeated=repeated,
    )
    return _sized(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Piece):
    """A stack that runs on from column to column."""

    columns: tuple[tuple[float, Pieces], ...]
    """Where each column starts, in points, and what stands in it."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the columns one after the other."""
        for start, column in self.columns:
            paint_stack(column, painter, x + start, top)

    def split(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:
        """Fill the columns to `room` and go on below."""
        pieces = [piece for _, column in self.columns for piece in column]
        starts = [start for start, _ in self.columns]
        # parting what was kept together may make it all fit: then fewer columns leave something over
        for count in range(len(starts), 0, -1):
            columns, rest = _pour(pieces, starts[:count], room, force=force)
            if rest:
                break
        if not rest or not columns[0][1]:
            return None
        first = replace(self, columns=columns, height=room, keep=False)
        return first, make_columns(rest, starts, keep=self.keep)


def make_columns(
    pieces: Sequence[Piece], starts: Sequence[float], *, gap: float = 0, keep: bool = False
) -> Columns:
    """Balance a stack over columns: find the least height at which it fits."""
    total = stack_height(pieces)
    low, high = total / max(len(starts), 1), total
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        fits = not _pour(pieces, starts, middle)[1]
        low, high = (low, middle) if fits else (middle, high)
    columns, _ = _pour(pieces, starts, high)
    return Columns(height=high, gap=gap, keep=keep, whole=0, columns=columns)


def _pour(
    pieces: Sequence[Piece], starts: Sequence[float], height: float, *, force: bool = False
) -> tuple[tuple[tuple[float, Pieces], ...], Pieces]:
    """Fill columns up to a height; give them and what is left over."""
    columns = []
    rest = tuple(pieces)
    for start in starts:
        column, rest = cut(rest, height, force=force)
        columns.append((start, column))
    return tuple(columns), rest
