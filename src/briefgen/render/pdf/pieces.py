"""Pieces: what pages are stacked from, top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.render.pdf.letters import CAP_HEIGHT, Letters
from briefgen.render.pdf.line_breaks import Segment, break_lines
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.runs import Run

Pieces = tuple["Piece", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A strip of the page. Units: points."""

    height: float
    gap: float = 0
    """Space above, left out at the top of a page."""
    keep: bool = False
    """Whether the next piece must stand on the same page."""
    whole: float = 0.2
    """The share of a page up to which it is moved to the next page rather than split."""
    repeated: Pieces = ()
    """What is set again, outside the structure, when this piece starts a page: a table's header."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint it with its top left corner at a place; y grows upwards."""
        raise NotImplementedError

    def split(self, room: float, *, force: bool = False) -> tuple[Piece, Piece] | None:  # noqa: ARG002 - for those that can
        """Divide it so that the first part is no higher than `room`, if it can be done.

        With `force`, even what should stay together is parted rather than nothing done.
        """
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Piece):
    """A line of text; `parts` are stretches of segments with the x they start at."""

    parts: tuple[tuple[float, tuple[Segment, ...]], ...]
    drop: float
    """How far the baseline lies below the top."""
    anchor: str = ""
    outline: tuple[str, int] | None = None
    """The bookmark that leads here: its words and its level, from 0."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the words."""
        if self.anchor:
            painter.anchor(self.anchor, top)
        if self.outline:
            painter.bookmark(*self.outline, top)
        for start, segments in self.parts:
            for segment in segments:
                painter.segment(segment, x + start, top - self.drop)


def set_lines(  # noqa: PLR0913 - every option says one thing about the lines
    runs: Sequence[Run],
    width: float,
    *,
    x: float = 0,
    gap: float = 0,
    keep: bool = False,
    align: str = "left",
    label: Sequence[Run] = (),
    strut: Letters | None = None,
    hang: float = 0,
) -> tuple[Line, ...]:
    """Set runs as lines without widows and orphans; a label stands before the first one.

    A paragraph's first two lines stay together, and so do its last two. A strut gives the lines the
    height and the baseline of other letters, so that they align with a neighbour's. Lines after the
    first are indented by `hang`.
    """
    broken = break_lines(runs, max(width - hang, 1.0), max(width, 1.0))
    if label and not broken:
        broken = [()]
    looks = [strut] if strut else [run.letters for run in (*runs, *label)]
    leading = max((letters.leading for letters in looks), default=0.0)
    drop = (leading + CAP_HEIGHT * max((letters.size for letters in looks), default=0.0)) / 2
    last = len(broken) - 1
    out = []
    for number, segments in enumerate(broken):
        used = segments[-1].x + segments[-1].width if segments else 0.0
        shift = {"left": hang if number else 0.0, "right": width - used, "centre": (width - used) / 2}[align]
        parts: tuple[tuple[float, tuple[Segment, ...]], ...] = ((x + shift, segments),)
        if label and number == 0:
            parts = (*((0.0, part) for part in break_lines(label, 1e6)), *parts)
        together = keep if number == last else number in (0, last - 1)
        out.append(Line(height=leading, drop=drop, parts=parts, keep=together, gap=gap if number == 0 else 0))
    return tuple(out)


def blank_line(letters: Letters) -> Line:
    """Make an empty line."""
    return Line(height=letters.leading, drop=letters.leading, parts=())


def kept(pieces: Sequence[Piece], *, last: bool = False) -> Pieces:
    """Keep pieces together on a page; with `last`, with what follows too."""
    end = len(pieces) - 1
    return tuple(replace(p, keep=True) if i < end or last else p for i, p in enumerate(pieces))


def spaced(pieces: Sequence[Piece], gap: float) -> Pieces:
    """Put space above the first piece."""
    return tuple(replace(p, gap=gap) if i == 0 else p for i, p in enumerate(pieces))


def shifted(pieces: Sequence[Piece], x: float) -> Pieces:
    """Move lines to the right."""
    return tuple(
        replace(p, parts=tuple((start + x, s) for start, s in p.parts)) if isinstance(p, Line) else p
        for p in pieces
    )


def stack_height(pieces: Sequence[Piece]) -> float:
    """Add up heights and the gaps between."""
    return sum(p.height + (p.gap if i else 0) for i, p in enumerate(pieces))


def paint_stack(pieces: Sequence[Piece], painter: Painter, x: float, top: float) -> None:
    """Paint pieces one below the other."""
    for number, piece in enumerate(pieces):
        top -= piece.gap if number else 0
        piece.paint(painter, x, top)
        top -= piece.height


def cut(pieces: Sequence[Piece], room: float, *, force: bool = False) -> tuple[Pieces, Pieces]:
    """Divide a stack so that the first part fits; what is kept together is parted only by force."""
    first, rest = _cut(pieces, room, parting=False)
    return _cut(pieces, room, parting=True) if force and not first else (first, rest)


def _cut(pieces: Sequence[Piece], room: float, *, parting: bool) -> tuple[Pieces, Pieces]:
    used, fitting = 0.0, 0
    for number, piece in enumerate(pieces):
        used += piece.height + (piece.gap if number else 0)
        if used > room + 0.01:
            break
        if parting or not piece.keep or number == len(pieces) - 1:
            fitting = number + 1
    first, rest = tuple(pieces[:fitting]), tuple(pieces[fitting:])
    if rest:
        left = room - stack_height(first) - (rest[0].gap if first else 0)
        halves = rest[0].split(left, force=parting)
        if halves:
            return (*first, halves[0]), (halves[1], *rest[1:])
    return first, rest
