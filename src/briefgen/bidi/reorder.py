"""The order in which a line is painted from left to right."""

from __future__ import annotations

from collections.abc import Sequence


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the positions of characters, or of parts of a line, from left to right. Source: UAX 9, L2."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=0)
    for level in range(max(levels, default=0), lowest_odd - 1, -1) if lowest_odd else ():
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
