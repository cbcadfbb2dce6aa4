"""Events along an axis, their labels beside stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from briefgen.document.nodes import Event, Timeline
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.line_breaks import Segment, break_lines
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Disc, Painter
from briefgen.render.pdf.pieces import Piece, Pieces, paint_stack, set_lines, stack_height
from briefgen.render.pdf.runs import inline_runs, words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_MOST_EVENTS = 8
_TALLEST = 62.0
"""Labels are no higher than this, else they are easier to read as a list. Units: points."""
_WIDEST = 118.0
_NARROWEST = 80.0
_LABEL_GAP = 8.0
_STEM = 9.0
_DOT = 2.6
_LINE = 0.6
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands. Units: points from the left end of the axis."""

    at: float
    """Where the event lies on the axis."""
    x: float
    width: float
    leftward: bool
    """Whether the label ends at its stem instead of starting there."""
    above: bool


@dataclass(frozen=True, slots=True)
class _Label:
    spot: Spot
    pieces: Pieces


def find_spots(block: Timeline, look: Look) -> list[Spot] | None:
    """Find each label's place, or None where labels would overlap or grow too tall."""
    events = block.events
    if not 2 <= len(events) <= _MOST_EVENTS or events[0].day == events[-1].day:
        return None
    start, span = events[0].day, events[-1].day - events[0].day
    ends = look.measure - 2 * _DOT
    places = [_DOT + (event.day - start) / span * ends for event in events]
    if any(b < a for a, b in pairwise(places)):
        return None
    for sides in (1, 2):
        width = min(look.measure / -(-len(events) // sides) - _LABEL_GAP, _WIDEST)
        widths = [_natural(event, width, look) for event in events]
        spots: list[Spot | None] = [None] * len(events)
        for side in range(sides):
            found = _spread(places[side::sides], widths[side::sides], look.measure, above=side == 1)
            spots[side::sides] = found or spots[side::sides]
        complete = [spot for spot in spots if spot is not None]
        if len(complete) == len(events) and _short(events, width, look):
            return complete
    return None


def _natural(event: Event, width: float, look: Look) -> float:
    """Give the width a label really needs."""
    date = _letters(look).bold().width(clean(event.date))
    return max([date, *(line[-1].x + line[-1].width for line in _lines(event, width, look) if line)])


def _lines(event: Event, width: float, look: Look) -> list[tuple[Segment, ...]]:
    """Break an event's words, marks of notes with them, as they will be."""
    trial = inline_runs(event.text, _letters(look), Element("P"), look.accent, NoteRefs({}))
    return break_lines(trial, width)


def _spread(places: list[float], widths: list[float], measure: float, *, above: bool) -> list[Spot] | None:
    """Stand labels to the right or the left of their stems so that none overlaps, if it can be done."""
    best = None
    for leftward in product((False, True), repeat=len(places)):
        spots = [
            Spot(at, at + _DOT - width if left else at - _DOT, width, left, above)
            for at, width, left in zip(places, widths, leftward, strict=True)
        ]
        inside = all(spot.x >= -0.01 and spot.x + spot.width <= measure + 0.01 for spot in spots)
        apart = all(a.x + a.width + _LABEL_GAP <= b.x for a, b in pairwise(spots))
        if inside and apart and (best is None or sum(leftward) < sum(spot.leftward for spot in best)):
            best = spots
    return best


def _short(events: Sequence[Event], width: float, look: Look) -> bool:
    """Tell whether labels of a width stay low enough."""
    most = int(_TALLEST // _letters(look).leading) - 1
    return width >= _NARROWEST and all(len(_lines(event, width, look)) <= most for event in events)


def _letters(look: Look) -> Letters:
    return look.small.coloured(look.ink).sized(look.small.size + 0.5, look.small.leading + 0.5)


def set_axis(block: Timeline, spots: list[Spot], setting: Setting, element: Element) -> Piece:
    """Set the labels of the events and the axis between them."""
    letters = _letters(setting.look)
    strong = letters.bold().coloured(setting.look.accent)
    labels = []
    for event, spot in zip(block.events, spots, strict=True):
        entry = element.add("LI")
        date = words_run(f"{event.date} ", strong, entry.add("Lbl"))
        words = setting.inlines(event.text, letters, entry.add("LBody").add("P"))
        align = "right" if spot.leftward else "left"
        pieces = (*set_lines(date, spot.width, align=align), *set_lines(words, spot.width, align=align))
        labels.append(_Label(spot, pieces))
    return _axis(labels, setting.look)


def _axis(labels: list[_Label], look: Look) -> Piece:
    over = max((stack_height(label.pieces) + _STEM for label in labels if label.spot.above), default=_DOT + 1)
    under = max((stack_height(label.pieces) + _STEM for label in labels if not label.spot.above), default=0.0)
    return _Axis(height=over + under, gap=_GAP, labels=tuple(labels), over=over, look=look)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis(Piece):
    labels: tuple[_Label, ...]
    over: float
    """How far the axis lies below the top."""
    look: Look

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw axis, stems and dots as artifacts, for the labels are a list that says it all."""
        y = top - self.over
        painter.stroke((x, y), (x + self.look.measure, y), _LINE, self.look.grey)
        for label in self.labels:
            at = x + label.spot.at
            end = y + (_STEM - 1) * (1 if label.spot.above else -1)
            painter.stroke((at, y), (at, end), _LINE, self.look.grey)
            painter.disc(at, y, Disc(_DOT, self.look.accent, self.look.accent))
        for label in self.labels:
            upper = y + _STEM + stack_height(label.pieces) if label.spot.above else y - _STEM
            paint_stack(label.pieces, painter, x + label.spot.x, upper)
