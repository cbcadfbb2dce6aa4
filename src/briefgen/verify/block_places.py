"""Compare on which side of each other paragraphs, cells and labels begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from briefgen.verify.painted_words import PaintedWord

MAX_MOVED_PT = 1.5
"""How far a thing may be from its place beside another."""
_NEIGHBOURS = 2
"""How many blocks further in reading order a block is a neighbour."""
Described = Iterator[tuple[int, str]]
"""Differences in words, each with its page from 0."""
Pair = tuple[PaintedWord, PaintedWord]
"""A word of the file, and the same word of the redrawn memo."""


def moved_blocks(pairs: list[Pair]) -> Described:
    """Describe first words of blocks that are on another side of each other, or no longer level."""
    pages: dict[int, list[Pair]] = defaultdict(list)
    seen: set[int] = set()
    cells: set[int] = set()
    firsts: set[int] = set()
    """The first word of each cell, by its block."""
    for found, expected in pairs:
        block = expected.block
        if found.block.number >= 0 and block.number not in seen:
            seen.add(block.number)
            pages[expected.page].append((found, expected))
            if block.cell and block.cell not in cells:
                cells.add(block.cell)
                firsts.add(block.number)
    listed = [pages[page] for page in sorted(pages)]
    for before, after in pairwise(listed):
        if before[-1][0].page > after[0][0].page:
            yield after[0][0].page, f"`{after[0][0].text}` is on a page before `{before[-1][0].text}`"
    for page in listed:
        for number, first in enumerate(page):
            for step, second in enumerate(page[number + 1 :], 1):
                if _is_parted(first, second, firsts, step) or _is_exchanged(first, second):
                    yield second[0].page, f"`{second[0].text}` is not on its side of `{first[0].text}`"
                    break


def _is_parted(first: Pair, second: Pair, firsts: set[int], step: int) -> bool:
    """Check whether two words are level in the redrawn memo only: of cells of a row, or of neighbours."""
    blocks = first[1].block, second[1].block
    are_cells = blocks[0].row == blocks[1].row != 0 and firsts.issuperset(block.number for block in blocks)
    if not are_cells and step > _NEIGHBOURS:
        return False
    down = second[1].baseline - first[1].baseline
    if abs(down) > MAX_MOVED_PT:
        return False
    return (
        first[0].page != second[0].page or abs(second[0].baseline - first[0].baseline - down) > MAX_MOVED_PT
    )


def _is_exchanged(first: Pair, second: Pair) -> bool:
    """Check whether the places of two words contradict those that they have in the redrawn memo."""
    if first[0].page != second[0].page:
        return first[0].page > second[0].page and "after" not in _sides(first[1], second[1])
    mine, theirs = _sides(first[0], second[0]), _sides(first[1], second[1])
    return len(mine) == len(theirs) == 1 and mine != theirs


def _sides(first: PaintedWord, second: PaintedWord) -> set[str]:
    """Return how a word is before or after another one: above or left, below or right, or both."""
    a, b = first.box, second.box
    sides = set()
    if a[1] >= b[3] - MAX_MOVED_PT or a[2] <= b[0] + MAX_MOVED_PT:
        sides.add("before")
    if b[1] >= a[3] - MAX_MOVED_PT or b[2] <= a[0] + MAX_MOVED_PT:
        sides.add("after")
    return sides
