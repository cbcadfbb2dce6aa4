"""The story broken into pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefgen.render.pdf.pieces import Piece

_LEAST_ROOM = 60.0
"""A piece is not split for the sake of less room than this. Units: points."""
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on a page, `down` points below the top of the frame."""

    piece: Piece
    down: float
    block: int
    """The index of the top-level block that the piece belongs to."""
    again: bool = False
    """Whether it is a repetition that stays out of the structure."""


@dataclass(slots=True)
class SetPage:
    """A page as it fills."""

    placed: list[Placed] = field(default_factory=list)
    used: float = 0

    def put(self, block: int, piece: Piece) -> None:
        """Place a piece below what is there, its table's header first on a new page."""
        if not self.placed:
            for header in piece.repeated:
                self._add(Placed(header, self.used, block, again=True))
        else:
            self.used += piece.gap
        self._add(Placed(piece, self.used, block))

    def _add(self, placed: Placed) -> None:
        self.placed.append(placed)
        self.used += placed.piece.height


Flow = deque[tuple[int, Piece]]


def fill_pages(pieces: Iterable[tuple[int, Piece]], room: float) -> tuple[SetPage, ...]:
    """Break a story into pages, with what belongs together on one page where it fits on one."""
    flow: Flow = deque(pieces)
    pages = [SetPage()]
    while flow:
        group = _group(flow, room)
        page = pages[-1]
        need = _height(page, group)
        if page.used + need <= room + _SLACK:
            for block, piece in group:
                page.put(block, piece)
        elif not _put_part(page, group, flow, room):
            if page.placed:
                flow.extendleft(reversed(group))
            else:
                _force(page, group, flow, room)
            pages.append(SetPage())
        else:
            pages.append(SetPage())
    if not pages[-1].placed and len(pages) > 1:
        pages.pop()
    return tuple(pages)


def _group(flow: Flow, room: float) -> list[tuple[int, Piece]]:
    """Take pieces up to the first that may end a page, or up to more than a page of them."""
    group, height = [], 0.0
    while flow:
        group.append(flow.popleft())
        height += group[-1][1].height + group[-1][1].gap
        if not group[-1][1].keep or height > room:
            break
    return group


def _height(page: SetPage, group: list[tuple[int, Piece]]) -> float:
    height = sum(piece.height + piece.gap for _, piece in group)
    if not page.placed:
        first = group[0][1]
        height += sum(header.height for header in first.repeated) - first.gap
    return height


def _put_part(page: SetPage, group: list[tuple[int, Piece]], flow: Flow, room: float) -> bool:
    """Fill the page with the first part of a group whose last piece is long enough to be split."""
    *firsts, (block, last) = group
    if last.height <= last.whole * room:
        return False
    left = room - page.used - (_height(page, firsts) if firsts else 0)
    left -= last.gap if page.placed or firsts else sum(header.height for header in last.repeated)
    halves = last.split(left, force=not page.placed) if left >= min(_LEAST_ROOM, room) else None
    if halves is None:
        return False
    for entry in firsts:
        page.put(*entry)
    page.put(block, halves[0])
    flow.appendleft((block, replace(halves[1], repeated=last.repeated)))
    return True


def _force(page: SetPage, group: list[tuple[int, Piece]], flow: Flow, room: float) -> None:
    """Put as much of a group on an empty page as fits, and one piece at least."""
    rest = deque(group)
    while rest and (not page.placed or page.used + rest[0][1].gap + rest[0][1].height <= room + _SLACK):
        page.put(*rest.popleft())
    flow.extendleft(reversed(rest))
