"""The timeline: along an axis where it fits, as a dated list otherwise."""

from __future__ import annotations

from briefgen.document.nodes import Event, Timeline
from briefgen.document.plain_text import plain_text
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.pieces import Pieces, set_lines, spaced
from briefgen.render.pdf.rows import Cell, Row, make_columns, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element
from briefgen.render.pdf.timeline_axis import find_spots, set_axis

_GAP = 10.0
_ROW_GAP = 3.0
_DATE_GAP = 8.0
_FEWEST_HALVED = 4
"""Fewer events than this stay in one column."""


def set_timeline(block: Timeline, setting: Setting, parent: Element) -> Pieces:
    """Set the events in order of time."""
    element = parent.add("L")
    spots = find_spots(block, setting.look)
    if spots is None:
        return _set_list(block, setting, element)
    return (set_axis(block, spots, setting, element),)


def _set_list(block: Timeline, setting: Setting, element: Element) -> Pieces:
    """Set dates beside events, in two columns where the events are short."""
    look = setting.look
    half = (look.measure - look.gutter) / 2
    letters = look.table
    texts = [letters.width(clean(plain_text(event.text))) for event in block.events]
    dates = [letters.bold().width(clean(event.date)) for event in block.events]
    start = min(max(dates, default=0.0) + _DATE_GAP, half / 2)
    if len(texts) >= _FEWEST_HALVED and max(texts) <= 2 * (half - start):
        entries = [_set_entry(e, setting, element, letters, (start, half)) for e in block.events]
        return (make_columns(entries, (0, half + look.gutter), gap=_GAP),)
    widths = (look.side or look.measure * 0.2, look.measure)
    entries = [_set_entry(event, setting, element, look.text, widths) for event in block.events]
    return spaced(entries, _GAP)


def _set_entry(
    event: Event, setting: Setting, element: Element, letters: Letters, widths: tuple[float, float]
) -> Row:
    """Set a date and its event; the widths are where the event's words start and end."""
    look = setting.look
    start, end = widths
    entry = element.add("LI")
    strong = look.label.sized(min(look.label.size, letters.size), letters.leading).coloured(look.accent)
    date = words_run(f"{event.date} ", strong, entry.add("Lbl"))
    text = setting.inlines(event.text, letters, entry.add("LBody").add("P"))
    cells = (
        Cell(0, set_lines(date, start - _DATE_GAP, strut=letters)),
        Cell(start, set_lines(text, end - start)),
    )
    return make_row(cells, gap=_ROW_GAP)
