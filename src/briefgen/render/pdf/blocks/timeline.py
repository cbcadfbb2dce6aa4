"""Lay out the timeline: along an axis if the labels fit, otherwise as a list of dates."""

from __future__ import annotations

from briefgen.document.plain_text import plain_text
from briefgen.document.timeline_nodes import Event, Timeline
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowables, lay_out_lines, with_space_above
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.rows_and_columns import Cell, CellRow, balance_columns, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs
from briefgen.render.pdf.text_style import TextStyle
from briefgen.render.pdf.timeline_axis import lay_out_axis, place_event_labels

_GAP = 10.0
_ROW_GAP = 3.0
_DATE_GAP = 8.0
_MIN_IN_COLUMNS = 4
"""Fewer events than this are listed in one column."""


def lay_out_timeline(block: Timeline, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the events in chronological order."""
    element = parent.add("L")
    positions = place_event_labels(block, context.style)
    if positions is None:
        return _lay_out_list(block, context, element)
    return (lay_out_axis(block, positions, context, element),)


def _lay_out_list(block: Timeline, context: LayoutContext, element: Element) -> Flowables:
    """Lay out dates next to events, in two columns if the events are short."""
    style = context.style
    half = (style.measure - style.gutter) / 2
    text_style = style.table
    texts = [text_style.width(clean(plain_text(event.text))) for event in block.events]
    dates = [text_style.bold().width(clean(event.date)) for event in block.events]
    start = min(max(dates, default=0.0) + _DATE_GAP, half / 2)
    if len(texts) >= _MIN_IN_COLUMNS and max(texts) <= 2 * (half - start):
        entries = [_lay_out_entry(e, context, element, text_style, (start, half)) for e in block.events]
        return (balance_columns(entries, (0, half + style.gutter), space_above=_GAP),)
    widths = (style.column_x or style.measure * 0.2, style.measure)
    entries = [_lay_out_entry(event, context, element, style.text, widths) for event in block.events]
    return with_space_above(entries, _GAP)


def _lay_out_entry(
    event: Event, context: LayoutContext, element: Element, text_style: TextStyle, widths: tuple[float, float]
) -> CellRow:
    """Lay out a date and its event; `widths` are where the event's text starts and ends."""
    style = context.style
    start, end = widths
    entry = element.add("LI")
    strong = style.label.sized(min(style.label.size, text_style.size), text_style.leading).coloured(
        style.accent
    )
    date = plain_runs(f"{event.date} ", strong, entry.add("Lbl"))
    text = context.inline_runs(event.text, text_style, entry.add("LBody").add("P"))
    cells = (
        Cell(0, lay_out_lines(date, start - _DATE_GAP, strut=text_style)),
        Cell(start, lay_out_lines(text, end - start)),
    )
    return make_row(cells, space_above=_ROW_GAP)
