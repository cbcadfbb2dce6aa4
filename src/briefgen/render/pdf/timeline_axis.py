"""Lay out events along an axis, with labels on stems."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from msgspec import Struct

from briefgen.document.timeline_nodes import Event, Timeline
from briefgen.render.note_refs import collect_notes
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Align, Flowable, Flowables, lay_out_lines, paint_stack, stack_height
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.line_breaks import Segment, break_lines, line_width
from briefgen.render.pdf.page_canvas import Disc
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import inline_runs, plain_runs
from briefgen.render.pdf.text_style import TextStyle

_MAX_EVENTS = 8
_MAX_HEIGHT = 62.0
"""The most height of a label; longer labels are easier to read as a list. Units: points."""
_MAX_WIDTH = 118.0
_MIN_WIDTH = 80.0
_LABEL_GAP = 8.0
_STEM = 9.0
_DOT = 2.6
_LINE = 0.6
_GAP = 10.0


class LabelPosition(Struct, frozen=True):
    """The position of an event and its label. Units: points from the left end of the axis."""

    at: float
    """The position of the event on the axis."""
    x: float
    width: float
    right_aligned: bool
    """Whether the label ends at its stem instead of starting there."""
    above: bool


class _Label(Struct, frozen=True):
    position: LabelPosition
    flowables: Flowables


def place_event_labels(block: Timeline, style: PageStyle) -> list[LabelPosition] | None:
    """Find a position for each label, or return None if labels would overlap or be too high."""
    events = block.events
    if not 2 <= len(events) <= _MAX_EVENTS or events[0].day == events[-1].day:
        return None
    start, span = events[0].day, events[-1].day - events[0].day
    ends = style.measure - 2 * _DOT
    points = [_DOT + (event.day - start) / span * ends for event in events]
    if any(b < a for a, b in pairwise(points)):
        return None
    for sides in (1, 2):
        width = min(style.measure / -(-len(events) // sides) - _LABEL_GAP, _MAX_WIDTH)
        if width < _MIN_WIDTH:
            continue
        widths = [_natural_width(event, width, style) for event in events]
        positions: list[LabelPosition | None] = [None] * len(events)
        for side in range(sides):
            found = _place_on_one_side(
                points[side::sides], widths[side::sides], style.measure, above=side == 1
            )
            positions[side::sides] = found or positions[side::sides]
        complete = [position for position in positions if position is not None]
        if len(complete) == len(events) and _fits_height(events, width, style):
            return complete
    return None


def _natural_width(event: Event, width: float, style: PageStyle) -> float:
    """Return the width that a label needs."""
    date = _label_style(style).bold().width(clean(event.date))
    return max([date, *map(line_width, _lines(event, width, style))])


def _lines(event: Event, width: float, style: PageStyle) -> list[tuple[Segment, ...]]:
    """Break the text of an event into lines, with its note marks."""
    trial = inline_runs(event.text, _label_style(style), Element("P"), style.accent, collect_notes((), "en"))
    return break_lines(trial, width)


def _place_on_one_side(
    points: list[float], widths: list[float], measure: float, *, above: bool
) -> list[LabelPosition] | None:
    """Align labels to the left or the right of their stems so that none overlap, if possible."""
    best = None
    for right_aligned in product((False, True), repeat=len(points)):
        positions = [
            LabelPosition(at, at + _DOT - width if left else at - _DOT, width, left, above)
            for at, width, left in zip(points, widths, right_aligned, strict=True)
        ]
        inside = all(
            position.x >= -0.01 and position.x + position.width <= measure + 0.01 for position in positions
        )
        apart = all(a.x + a.width + _LABEL_GAP <= b.x for a, b in pairwise(positions))
        if (
            inside
            and apart
            and (best is None or sum(right_aligned) < sum(position.right_aligned for position in best))
        ):
            best = positions
    return best


def _fits_height(events: Sequence[Event], width: float, style: PageStyle) -> bool:
    """Check whether labels of a width are low enough."""
    most = int(_MAX_HEIGHT // _label_style(style).leading) - 1
    return all(len(_lines(event, width, style)) <= most for event in events)


def _label_style(style: PageStyle) -> TextStyle:
    return style.small.coloured(style.ink).sized(style.small.size + 0.5, style.small.leading + 0.5)


def lay_out_axis(
    block: Timeline, positions: list[LabelPosition], context: LayoutContext, element: Element
) -> Flowable:
    """Lay out the labels of the events, and the axis."""
    text_style = _label_style(context.style)
    strong = text_style.bold().coloured(context.style.accent)
    labels = []
    for event, position in zip(block.events, positions, strict=True):
        entry = element.add("LI")
        date = plain_runs(f"{event.date} ", strong, entry.add("Lbl"))
        words = context.inline_runs(event.text, text_style, entry.add("LBody").add("P"))
        align: Align = "right" if position.right_aligned else "left"
        flowables = (
            *lay_out_lines(date, position.width, align=align),
            *lay_out_lines(words, position.width, align=align),
        )
        labels.append(_Label(position, flowables))
    return _axis(labels, context.style)


def _axis(labels: list[_Label], style: PageStyle) -> Flowable:
    height_above = max(
        (stack_height(label.flowables) + _STEM for label in labels if label.position.above), default=_DOT + 1
    )
    height_below = max(
        (stack_height(label.flowables) + _STEM for label in labels if not label.position.above), default=0.0
    )
    return _Axis(
        height=height_above + height_below,
        space_above=_GAP,
        labels=tuple(labels),
        height_above=height_above,
        style=style,
    )


class _Axis(Flowable, frozen=True, kw_only=True):
    labels: tuple[_Label, ...]
    height_above: float
    """The distance of the axis below the top."""
    style: PageStyle

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw axis, stems and dots as artifacts: the labels are a list with the same information."""
        y = top - self.height_above
        painter.draw_line((x, y), (x + self.style.measure, y), _LINE, self.style.grey)
        for label in self.labels:
            at = x + label.position.at
            end = y + (_STEM - 1) * (1 if label.position.above else -1)
            painter.draw_line((at, y), (at, end), _LINE, self.style.grey)
            painter.draw_disc(at, y, Disc(_DOT, self.style.accent, self.style.accent))
        for label in self.labels:
            upper = y + _STEM + stack_height(label.flowables) if label.position.above else y - _STEM
            paint_stack(label.flowables, painter, x + label.position.x, upper)
