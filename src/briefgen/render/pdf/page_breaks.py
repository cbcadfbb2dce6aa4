"""Decide where pages break: place flowables on pages.

Groups of flowables that are kept with the next one stay on one page if they fit on one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.render.pdf.flowables import Flowable

_MIN_ROOM = 60.0
"""A flowable is not split to fill less room than this. Units: points."""
_SLACK = 0.01


class PlacedFlowable(Struct, frozen=True):
    """A flowable on a page, `offset` points below the top of the frame."""

    flowable: Flowable
    offset: float
    block: int
    """The index of its top-level block."""
    is_repeat: bool = False
    """Whether it is a repeated header, painted as an artifact."""


class FilledPage(Struct):
    """A page while it is filled."""

    placed: list[PlacedFlowable] = field(default_factory=list)
    used: float = 0

    def place(self, block: int, flowable: Flowable) -> None:
        """Place a flowable below the others; on a new page, after its repeated header."""
        if not self.placed:
            for header in flowable.repeated_header:
                self._add(PlacedFlowable(header, self.used, block, is_repeat=True))
        else:
            self.used += flowable.space_above
        self._add(PlacedFlowable(flowable, self.used, block))

    def _add(self, placed: PlacedFlowable) -> None:
        self.placed.append(placed)
        self.used += placed.flowable.height


_Queue = deque[tuple[int, Flowable]]


def break_pages(
    flowables: Iterable[tuple[int, Flowable]], room: float, begun: FilledPage | None = None
) -> tuple[FilledPage, ...]:
    """Break flowables into pages of height `room`; the first continues the page that is begun, if any."""
    queue: _Queue = deque(flowables)
    pages = [begun or FilledPage()]
    while queue:
        group = _next_group(queue, room)
        page = pages[-1]
        need = _group_height(page, group)
        if page.used + need <= room + _SLACK:
            for block, flowable in group:
                page.place(block, flowable)
        elif not _place_split(page, group, queue, room):
            if page.placed:
                queue.extendleft(reversed(group))
            else:
                _place_overflow(page, group, queue, room)
            pages.append(FilledPage())
        else:
            pages.append(FilledPage())
    if not pages[-1].placed and len(pages) > 1:
        pages.pop()
    return tuple(pages)


def _next_group(queue: _Queue, room: float) -> list[tuple[int, Flowable]]:
    """Take flowables up to the first that can end a page, or up to more than a page of them."""
    group, height = [], 0.0
    while queue:
        group.append(queue.popleft())
        height += group[-1][1].height + group[-1][1].space_above
        if not group[-1][1].keep_with_next or height > room:
            break
    return group


def _group_height(page: FilledPage, group: list[tuple[int, Flowable]]) -> float:
    height = sum(flowable.height + flowable.space_above for _, flowable in group)
    if not page.placed:
        first = group[0][1]
        height += sum(header.height for header in first.repeated_header) - first.space_above
    return height


def _place_split(page: FilledPage, group: list[tuple[int, Flowable]], queue: _Queue, room: float) -> bool:
    """Split the last flowable of a group and fill the page with the first part, if it is long enough."""
    *kept_before, (block, last) = group
    if last.height <= last.unsplit_share * room:
        return False
    remaining = room - page.used - (_group_height(page, kept_before) if kept_before else 0)
    remaining -= (
        last.space_above
        if page.placed or kept_before
        else sum(header.height for header in last.repeated_header)
    )
    halves = last.split(remaining, force=not page.placed) if remaining >= min(_MIN_ROOM, room) else None
    if halves is None:
        return False
    for entry in kept_before:
        page.place(*entry)
    page.place(block, halves[0])
    queue.appendleft((block, replace(halves[1], repeated_header=last.repeated_header)))
    return True


def _place_overflow(page: FilledPage, group: list[tuple[int, Flowable]], queue: _Queue, room: float) -> None:
    """Place the part of a group that fits on an empty page, and at least one flowable."""
    rest = deque(group)
    while rest and (
        not page.placed or page.used + rest[0][1].space_above + rest[0][1].height <= room + _SLACK
    ):
        page.place(*rest.popleft())
    queue.extendleft(reversed(rest))
