"""Flowables: strips of content that are stacked on pages from top to bottom, such as lines of text.

A flowable knows its height, whether it is kept with the next one, and how to split at a page break.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefgen.render.pdf.directed_runs import is_turned
from briefgen.render.pdf.line_breaks import Segment, break_lines, line_width
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.text_runs import TextRun
from briefgen.render.pdf.text_style import CAP_HEIGHT, TextStyle

Flowables = tuple["Flowable", ...]
Align = Literal["left", "right", "centre", "start"]
"""Sides of a page that is written from left to right; on other pages, left and right are exchanged."""


class Flowable(Struct, frozen=True, kw_only=True):
    """A strip of content that page_breaks.py places on pages. Units: points."""

    height: float
    space_above: float = 0
    """Space above, omitted at the top of a page."""
    keep_with_next: bool = False
    """Whether it must be on the same page as the next flowable."""
    unsplit_share: float = 0.2
    """The share of a page up to which it moves to the next page instead of being split."""
    repeated_header: Flowables = ()
    """A table header to repeat, as an artifact, if this flowable starts a page."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint it with its top left corner at (x, top); y grows upwards."""
        raise NotImplementedError

    def split(self, room: float, *, force: bool = False) -> tuple[Flowable, Flowable] | None:  # noqa: ARG002 - for those that can
        """Split it so that the first part is at most `room` high; return None if that is impossible.

        With `force`, split even flowables that should be kept together.
        """
        return None


class Line(Flowable, frozen=True, kw_only=True):
    """A line of text; `parts` are segments with the x position of each part."""

    parts: tuple[tuple[float, tuple[Segment, ...]], ...]
    baseline_offset: float
    """The distance of the baseline below the top."""
    anchor: str = ""
    bookmark: tuple[str, int] | None = None
    """The text and the level, from 0, of a bookmark to this line."""

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the text."""
        if self.anchor:
            painter.add_anchor(self.anchor, top)
        if self.bookmark:
            painter.add_bookmark(*self.bookmark, top)
        for start, segments in self.parts:
            for segment in segments:
                painter.paint_segment(segment, x + start, top - self.baseline_offset)


def lay_out_lines(  # noqa: PLR0913 - every option says one thing about the lines
    runs: Sequence[TextRun],
    width: float,
    *,
    x: float = 0,
    space_above: float = 0,
    keep_with_next: bool = False,
    align: Align = "left",
    label: Sequence[TextRun] = (),
    strut: TextStyle | None = None,
    hanging_indent: float = 0,
) -> tuple[Line, ...]:
    """Break runs into lines without widows and orphans; a label is placed before the first line.

    The first two lines of a paragraph are kept together, and so are the last two. A strut gives all lines the
    height and the baseline of another style, so that they align with a neighbour's lines. With `start`, a
    paragraph of the other direction than its document starts at the other side.
    """
    broken = break_lines(runs, max(width - hanging_indent, 1.0), max(width, 1.0))
    if label and not broken:
        broken = [()]
    text_styles = [strut] if strut else [run.text_style for run in (*runs, *label)]
    leading = max((each.leading for each in text_styles), default=0.0)
    cap_height = CAP_HEIGHT * max((each.size for each in text_styles), default=0.0)
    side = ("right" if is_turned(runs) else "left") if align == "start" else align
    last = len(broken) - 1
    out = []
    for number, segments in enumerate(broken):
        used = line_width(segments)
        indent = hanging_indent if number else 0.0
        shift = {"left": indent, "right": width - used, "centre": (width - used) / 2}[side]
        parts: tuple[tuple[float, tuple[Segment, ...]], ...] = ((x + shift, segments),)
        if label and number == 0:
            parts = (*((0.0, part) for part in break_lines(label, 1e6)), *parts)
        line = Line(
            height=leading,
            baseline_offset=(leading + cap_height) / 2,
            parts=parts,
            keep_with_next=keep_with_next if number == last else number in (0, last - 1),
            space_above=space_above if number == 0 else 0,
        )
        out.append(line)
    return tuple(out)


def blank_line(text_style: TextStyle) -> Line:
    """Make an empty line."""
    return Line(height=text_style.leading, baseline_offset=text_style.leading, parts=())


def keep_together(flowables: Sequence[Flowable], *, last: bool = False) -> Flowables:
    """Keep flowables on one page; with `last`, also with the flowable that follows."""
    end = len(flowables) - 1
    return tuple(replace(p, keep_with_next=True) if i < end or last else p for i, p in enumerate(flowables))


def with_space_above(flowables: Sequence[Flowable], space_above: float) -> Flowables:
    """Set the space above the first flowable."""
    return tuple(replace(p, space_above=space_above) if i == 0 else p for i, p in enumerate(flowables))


def indented(flowables: Sequence[Flowable], x: float) -> Flowables:
    """Move lines to the right."""
    return tuple(
        replace(p, parts=tuple((start + x, s) for start, s in p.parts)) if isinstance(p, Line) else p
        for p in flowables
    )


def stack_height(flowables: Sequence[Flowable]) -> float:
    """Add up the heights of flowables and the space between them."""
    return sum(p.height + (p.space_above if i else 0) for i, p in enumerate(flowables))


def paint_stack(flowables: Sequence[Flowable], painter: Painter, x: float, top: float) -> None:
    """Paint flowables below each other."""
    for number, flowable in enumerate(flowables):
        top -= flowable.space_above if number else 0
        flowable.paint(painter, x, top)
        top -= flowable.height


def split_stack(
    flowables: Sequence[Flowable], room: float, *, force: bool = False
) -> tuple[Flowables, Flowables]:
    """Split a stack so that the first part fits; groups kept together are only split with `force`."""
    first, rest = _split(flowables, room, splitting_groups=False)
    return _split(flowables, room, splitting_groups=True) if force and not first else (first, rest)


def _split(
    flowables: Sequence[Flowable], room: float, *, splitting_groups: bool
) -> tuple[Flowables, Flowables]:
    used, fitting = 0.0, 0
    for number, flowable in enumerate(flowables):
        used += flowable.height + (flowable.space_above if number else 0)
        if used > room + 0.01:
            break
        if splitting_groups or not flowable.keep_with_next or number == len(flowables) - 1:
            fitting = number + 1
    first, rest = tuple(flowables[:fitting]), tuple(flowables[fitting:])
    if rest:
        left = room - stack_height(first) - (rest[0].space_above if first else 0)
        halves = rest[0].split(left, force=splitting_groups)
        if halves:
            return (*first, halves[0]), (halves[1], *rest[1:])
    return first, rest
