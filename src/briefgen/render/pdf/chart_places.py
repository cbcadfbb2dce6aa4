"""Where the words of a slope stand: beside their points, clear of the line and of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

CLEAR = 2.0
"""What words keep away from lines and other words. Units: points."""
Spot = tuple[float, float]
"""Points from the left end and down from the top of a drawing."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle. Units: points from the left end and down from the top of a drawing."""

    left: float
    top: float
    right: float
    foot: float

    def meets(self, other: Area) -> bool:
        """Tell whether two share any place."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.foot and other.top < self.foot

    def holds(self, other: Area) -> bool:
        """Tell whether another lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.foot <= self.foot

    def widened(self, by: float) -> Area:
        """Give it with a margin on every side."""
        return Area(self.left - by, self.top - by, self.right + by, self.foot + by)

    def crossed(self, start: Spot, end: Spot) -> bool:
        """Tell whether a straight line runs through it. Source: Liang and Barsky (1984)."""
        first, last = 0.0, 1.0
        for at, reach, low, high in (
            (start[0], end[0] - start[0], self.left, self.right),
            (start[1], end[1] - start[1], self.top, self.foot),
        ):
            if reach == 0:
                if not low < at < high:
                    return False
                continue
            near, far = sorted(((low - at) / reach, (high - at) / reach))
            first, last = max(first, near), min(last, far)
        return first < last


def place_words(
    marks: Sequence[Area], widths: Sequence[float], height: float, frame: Area
) -> tuple[Area, ...] | None:
    """Find a place for words of one height at each mark, or None where they cannot all be clear.

    Shape: marks stand from left to right, and a line runs from the middle of each to that of the next.
    """
    line = tuple(pairwise(((m.left + m.right) / 2, (m.top + m.foot) / 2) for m in marks))

    def clear(place: Area) -> bool:
        grown = place.widened(CLEAR)
        free = frame.holds(place) and not any(grown.crossed(*part) for part in line)
        return free and not any(grown.meets(mark) for mark in marks)

    taken: list[Area] = []
    for mark, width in zip(marks, widths, strict=True):
        free = (place for place in _around(mark, width, height) if clear(place))
        found = next((p for p in free if not any(p.widened(CLEAR).meets(t) for t in taken)), None)
        if found is None:
            return None
        taken.append(found)
    return tuple(taken)


def _around(mark: Area, width: float, height: float) -> Iterator[Area]:
    """Yield the places around a mark, the best first: above, below, then to the sides of that."""
    middle = (mark.left + mark.right) / 2
    gap = CLEAR + 0.5
    tops = (mark.top - gap - height, mark.foot + gap)
    for left in (middle - width / 2, middle - width, middle):
        for top in tops:
            yield Area(left, top, left + width, top + height)
    top = (mark.top + mark.foot - height) / 2
    for left in (mark.right + gap, mark.left - gap - width):
        yield Area(left, top, left + width, top + height)
