"""Place the labels of a slope chart next to its points, without overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

CLEARANCE = 2.0
"""The least distance of labels from lines and other labels. Units: points."""
Point = tuple[float, float]
"""A position in points from the left end and down from the top of a drawing."""


class Area(Struct, frozen=True):
    """A rectangle. Units: points from the left end and down from the top of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Area) -> bool:
        """Check whether two areas overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def contains(self, other: Area) -> bool:
        """Check whether another area is inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def expanded(self, by: float) -> Area:
        """Return the area with a margin on every side."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def is_crossed_by(self, start: Point, end: Point) -> bool:
        """Check whether a straight line crosses the area. Source: Liang and Barsky (1984)."""
        first, last = 0.0, 1.0
        for at, distance, low, high in (
            (start[0], end[0] - start[0], self.left, self.right),
            (start[1], end[1] - start[1], self.top, self.bottom),
        ):
            if distance == 0:
                if not low < at < high:
                    return False
                continue
            near, far = sorted(((low - at) / distance, (high - at) / distance))
            first, last = max(first, near), min(last, far)
        return first < last


def place_labels(
    marks: Sequence[Area], widths: Sequence[float], height: float, frame: Area
) -> tuple[Area, ...] | None:
    """Place one label at each mark, all of one height, or return None if some would overlap.

    Shape: marks are sorted from left to right; a line connects their centres.
    """
    centres = [((m.left + m.right) / 2, (m.top + m.bottom) / 2) for m in marks]
    placed = place_some_labels(marks, widths, height, frame, marks, tuple(pairwise(centres)))
    found = tuple(area for area in placed if area)
    return found if len(found) == len(marks) else None


def place_some_labels(
    marks: Sequence[Area],
    widths: Sequence[float],
    height: float,
    frame: Area,
    all_marks: Sequence[Area],
    segments: Sequence[tuple[Point, Point]],
) -> list[Area | None]:
    """Place a label at each mark, the first ones first; None where it would overlap something."""

    def is_clear(area: Area) -> bool:
        with_clearance = area.expanded(CLEARANCE)
        free = frame.contains(area) and not any(with_clearance.is_crossed_by(*part) for part in segments)
        return free and not any(with_clearance.overlaps(mark) for mark in all_marks)

    taken: list[Area | None] = []
    for mark, width in zip(marks, widths, strict=True):
        free = (area for area in _candidates(mark, width, height) if is_clear(area))
        found = next(
            (p for p in free if not any(t and p.expanded(CLEARANCE).overlaps(t) for t in taken)), None
        )
        taken.append(found)
    return taken


def _candidates(mark: Area, width: float, height: float) -> Iterator[Area]:
    """Yield positions for a label, the best first: above, below, shifted left, then next to the mark."""
    middle = (mark.left + mark.right) / 2
    gap = CLEARANCE + 0.5
    tops = (mark.top - gap - height, mark.bottom + gap)
    for left in (middle - width / 2, middle - width, middle):
        for top in tops:
            yield Area(left, top, left + width, top + height)
    top = (mark.top + mark.bottom - height) / 2
    for left in (mark.right + gap, mark.left - gap - width):
        yield Area(left, top, left + width, top + height)
