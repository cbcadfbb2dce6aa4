"""The columns of a PDF's page whose text is stored line by line across both columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

_FEWEST_LINES: Final = 6
"""Lines of a column."""
_LEAST_WIDTH: Final = 0.28
"""Width of a line of text beside that of the page; the cells of a table are narrower."""
_CHANGES: Final = 0.5
"""Share of the lines after which the text of the page goes to the other column."""


class PageLine(NamedTuple):
    """Words on one line. Units: points; the origin is the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def two_columns(parts: Sequence[PageLine], width: float) -> str:
    """Return the text of a page column by column; empty unless its text alternates between two columns."""
    lines = _joined_lines(parts, width / 2)
    sides = [(line, line.right <= width / 2 + 1, line.left >= width / 2 - 1) for line in lines]
    left = [line for line, is_left, _ in sides if is_left]
    right = [line for line, _, is_right in sides if is_right]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return ""
    if min(median(line.right - line.left for line in side) for side in (left, right)) < _LEAST_WIDTH * width:
        return ""
    order = [is_left for _, is_left, is_right in sides if is_left or is_right]
    if sum(one != other for one, other in pairwise(order)) < _CHANGES * len(order):
        return ""
    top, bottom = max(line.top for line in left + right), min(line.bottom for line in left + right)
    whole = [line for line, is_left, is_right in sides if not is_left and not is_right]
    above = [line for line in whole if line.bottom >= top - 1]
    below = [line for line in whole if line.top <= bottom + 1]
    if len(above) + len(below) != len(whole):
        return ""  # a line across both columns divides them: the order stays as it is
    ordered = (_from_the_top(part) for part in (above, left, right, below))
    return "\n".join(line.text.strip() for part in ordered for line in part)


def _joined_lines(parts: Sequence[PageLine], middle: float) -> list[PageLine]:
    """Join the parts of a line that follow each other on one side, such as words in other fonts."""
    lines: list[PageLine] = []
    for part in parts:
        last = lines[-1] if lines else None
        same = last is not None and abs(last.bottom - part.bottom) < (part.top - part.bottom) / 2
        if (
            last is not None
            and same
            and part.left >= last.left
            and (last.left < middle) == (part.left < middle)
        ):
            gap = "" if part.left - last.right < 1 or last.text.endswith(" ") else " "
            lines[-1] = PageLine(
                last.left,
                min(last.bottom, part.bottom),
                part.right,
                max(last.top, part.top),
                f"{last.text}{gap}{part.text}",
            )
        else:
            lines.append(part)
    return lines


def _from_the_top(lines: Sequence[PageLine]) -> list[PageLine]:
    return sorted(lines, key=lambda line: (-round(line.bottom), line.left))
