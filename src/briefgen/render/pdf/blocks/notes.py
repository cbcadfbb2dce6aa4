"""Lay out the endnotes and the sources."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefgen.document.note_nodes import Note, Notes, SourceEntry, SourceList
from briefgen.render.pdf.flowables import Flowable, Flowables, keep_together, lay_out_lines
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.page_style import PageStyle
from briefgen.render.pdf.rows_and_columns import balance_columns
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import LinkTarget, TextRuns, note_anchor, note_ref_anchor, plain_runs

_MAX_UNSPLIT_LINES = 12
"""An entry of up to this many lines is not split."""
_GAP = 6.0
_NOTE_GAP = 3.0
_SOURCE_GAP = 4.0
_HANG = 10.0


def lay_out_notes(block: Notes, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the notes in two columns; each number links back to the first reference to the note."""
    element = parent.add("L", "/O/List/ListNumbering/Decimal")
    entries = [
        flowable for note in block.items for flowable in _lay_out_note(note, context, element.add("LI"))
    ]
    return _in_columns(entries, context.style)


def _lay_out_note(note: Note, context: LayoutContext, entry: Element) -> Flowables:
    style = context.style
    inset = style.note.width("00.  ")
    note_element = entry.add("LBody").add("Note", ID=note_anchor(note.number))
    label = _lay_out_number(note.number, context, note_element.add("Lbl"))
    runs = context.inline_runs(note.text, style.note, note_element.add("P"))
    lines = lay_out_lines(runs, _column_width(style) - inset, x=inset, space_above=_NOTE_GAP, label=label)
    return _unsplit((replace(lines[0], anchor=note_anchor(note.number)), *lines[1:]))


def _lay_out_number(number: int, context: LayoutContext, element: Element) -> TextRuns:
    """Lay out a note's number, as a link if the note is referenced."""
    text_style = context.style.note
    if number not in context.note_refs.referenced:
        return plain_runs(f"{number}.", text_style, element)
    link = element.add("Link")
    description = context.note_refs.words.text(
        "{label}: {value}",
        label=context.note_refs.name(number),
        value=context.note_refs.words.text("back to the text"),
    )
    target = LinkTarget(link, description, anchor=note_ref_anchor(number))
    runs = plain_runs(f"{number}.", text_style.coloured(context.style.accent), link)
    return tuple(replace(run, target=target) for run in runs)


def lay_out_sources(block: SourceList, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out the sources in two columns, with the description of each in grey."""
    element = parent.add("L")
    entries = [
        flowable
        for source in block.items
        for flowable in _lay_out_source(source, context, element.add("LI").add("LBody"))
    ]
    return _in_columns(entries, context.style)


def _lay_out_source(source: SourceEntry, context: LayoutContext, body: Element) -> Flowables:
    style = context.style
    width = _column_width(style)
    reference = context.inline_runs(source.reference, style.note, body.add("P"))
    descriptor = context.inline_runs(source.descriptor, style.small, body.add("P"))
    upper = lay_out_lines(reference, width, space_above=_SOURCE_GAP, hanging_indent=_HANG)
    lower = lay_out_lines(descriptor, width - _HANG, x=_HANG)
    return _unsplit((*keep_together(upper, last=bool(lower)), *lower))


def _column_width(style: PageStyle) -> float:
    return (style.measure - style.gutter * 1.5) / 2


def _in_columns(entries: Sequence[Flowable], style: PageStyle) -> Flowables:
    if not entries:
        return ()
    return (balance_columns(entries, (0, _column_width(style) + style.gutter * 1.5), space_above=_GAP),)


def _unsplit(lines: Flowables) -> Flowables:
    """Keep an entry in one column unless it is long."""
    return keep_together(lines) if len(lines) <= _MAX_UNSPLIT_LINES else lines
