"""Flowables with stacks side by side: rows of cells, and balanced columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefgen.render.pdf.flowables import Flowable, Flowables, paint_stack, split_stack, stack_height
from briefgen.render.pdf.painter import Painter

INSET = 8.0
"""Space between the edge of a background and the text on it. Units: points."""
_TOP_BAR = 1.5
_SIDE_BAR = 2.5
_HALVINGS = 14
"""Bisection steps to find the height of balanced columns to a fraction of a point."""


class Cell(Struct, frozen=True):
    """A stack at a position in a row. Units: points from the row's left edge."""

    x: float
    flowables: Flowables
    width: float = 0
    background: str = ""
    """Background colour over the cell's width and the row's height; empty for none."""
    top_bar: str = ""
    """Colour of a bar on the cell's upper edge; empty for none."""


class HorizontalRule(Struct, frozen=True):
    """A horizontal rule over a part of a row's width. Units: points."""

    weight: float
    colour: str
    start: float
    end: float


class CellRow(Flowable, frozen=True, kw_only=True):
    """Cells side by side, aligned at their tops."""

    cells: tuple[Cell, ...]
    pad_top: float = 0
    pad_bottom: float = 0
    above: HorizontalRule | None = None
    below: HorizontalRule | None = None
    side_bar: str = ""
    """Colour of a bar at the row's left edge; empty for none."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint backgrounds and rules first, then the cells in reading order."""
        bottom = top - self.height
        for cell in self.cells:
            if cell.background:
                painter.fill_rectangle((x + cell.x, bottom, cell.width, self.height), cell.background)
            if cell.top_bar:
                painter.fill_rectangle((x + cell.x, top - _TOP_BAR, cell.width, _TOP_BAR), cell.top_bar)
        if self.side_bar:
            painter.fill_rectangle((x, bottom, _SIDE_BAR, self.height), self.side_bar)
        for rule, y in ((self.above, top), (self.below, bottom)):
            if rule:
                painter.draw_line((x + rule.start, y), (x + rule.end, y), rule.weight, rule.colour)
        for cell in self.cells:
            inset = INSET if cell.background else 0.0
            paint_stack(cell.flowables, painter, x + cell.x + inset, top - self.pad_top)

    def split(self, room: float, *, force: bool = False) -> tuple[Flowable, Flowable] | None:
        """Split all cells at the same height; fail if the first part would be empty.

        Without `force`, each cell begins in the first part: a label is not parted from what it labels.
        """
        inside = room - self.pad_top - self.pad_bottom
        halves = [split_stack(cell.flowables, inside, force=force) for cell in self.cells]
        if not any(first for first, _ in halves) or not any(rest for _, rest in halves):
            return None
        if not force and any(rest and not first for first, rest in halves):
            return None
        upper = [replace(c, flowables=first) for c, (first, _) in zip(self.cells, halves, strict=True)]
        lower = [replace(c, flowables=rest) for c, (_, rest) in zip(self.cells, halves, strict=True)]
        first = _with_height(replace(self, cells=tuple(upper), below=None, keep_with_next=False))
        rest = _with_height(replace(self, cells=tuple(lower), above=None, space_above=0))
        return (first, rest) if first.height <= room + 0.01 else None


def inner_width(width: float) -> float:
    """Return the width for text on a background."""
    return width - 2 * INSET


def _with_height(row: CellRow) -> CellRow:
    tallest = max((stack_height(cell.flowables) for cell in row.cells), default=0.0)
    return replace(row, height=tallest + row.pad_top + row.pad_bottom)


def make_row(  # noqa: PLR0913 - every option says one thing about the row
    cells: Sequence[Cell],
    *,
    space_above: float = 0,
    keep_with_next: bool = False,
    unsplit_share: float = 0.2,
    pad: tuple[float, float] = (0, 0),
    above: HorizontalRule | None = None,
    below: HorizontalRule | None = None,
    side_bar: str = "",
    repeated_header: Flowables = (),
) -> CellRow:
    """Make a row as high as its tallest cell."""
    row = CellRow(
        height=0,
        space_above=space_above,
        keep_with_next=keep_with_next,
        unsplit_share=unsplit_share,
        cells=tuple(cells),
        pad_top=pad[0],
        pad_bottom=pad[1],
        above=above,
        below=below,
        side_bar=side_bar,
        repeated_header=repeated_header,
    )
    return _with_height(row)


class Columns(Flowable, frozen=True, kw_only=True):
    """A stack that continues from column to column."""

    columns: tuple[tuple[float, Flowables], ...]
    """The x position of each column in points, and its flowables."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the columns one after the other."""
        for start, column in self.columns:
            paint_stack(column, painter, x + start, top)

    def split(self, room: float, *, force: bool = False) -> tuple[Flowable, Flowable] | None:
        """Fill the columns to `room` and continue on the next page."""
        flowables = [flowable for _, column in self.columns for flowable in column]
        starts = [start for start, _ in self.columns]
        # a forced split can make everything fit: then use fewer columns, so that something is left over
        for count in range(len(starts), 0, -1):
            columns, rest = _fill_columns(flowables, starts[:count], room, force=force)
            if rest:
                break
        if not rest or not columns[0][1]:
            return None
        first = replace(self, columns=columns, height=room, keep_with_next=False)
        return first, balance_columns(rest, starts, keep_with_next=self.keep_with_next)


def balance_columns(
    flowables: Sequence[Flowable],
    starts: Sequence[float],
    *,
    space_above: float = 0,
    keep_with_next: bool = False,
) -> Columns:
    """Distribute a stack over columns at the least height at which it fits."""
    total = stack_height(flowables)
    low, high = total / max(len(starts), 1), total
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        fits = not _fill_columns(flowables, starts, middle)[1]
        low, high = (low, middle) if fits else (middle, high)
    columns, _ = _fill_columns(flowables, starts, high)
    return Columns(
        height=high, space_above=space_above, keep_with_next=keep_with_next, unsplit_share=0, columns=columns
    )


def _fill_columns(
    flowables: Sequence[Flowable], starts: Sequence[float], height: float, *, force: bool = False
) -> tuple[tuple[tuple[float, Flowables], ...], Flowables]:
    """Fill columns up to a height; return them and the rest."""
    columns = []
    rest = tuple(flowables)
    for start in starts:
        column, rest = split_stack(rest, height, force=force)
        columns.append((start, column))
    return tuple(columns), rest
