"""The endnotes and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document.nodes import Note, Notes, SourceEntry, SourceList
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Piece, Pieces, kept, set_lines
from briefgen.render.pdf.rows import make_columns
from briefgen.render.pdf.runs import Goal, Runs, mark_anchor, note_anchor, words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_SHORT = 12
"""Lines up to which an entry is not divided."""
_GAP = 6.0
_NOTE_GAP = 3.0
_SOURCE_GAP = 4.0
_HANG = 10.0


def set_notes(block: Notes, setting: Setting, parent: Element) -> Pieces:
    """Set the notes in two columns; each number leads back to the note's first mark."""
    element = parent.add("L", "/O/List/ListNumbering/Decimal")
    entries = [piece for note in block.items for piece in _set_note(note, setting, element.add("LI"))]
    return _in_columns(entries, setting.look)


def _set_note(note: Note, setting: Setting, entry: Element) -> Pieces:
    look = setting.look
    inset = look.note.width("00.  ")
    label = _set_number(note.number, setting, entry.add("Lbl"))
    holder = entry.add("LBody").add("Note", ID=note_anchor(note.number))
    runs = setting.inlines(note.text, look.note, holder.add("P"))
    lines = set_lines(runs, _column(look) - inset, x=inset, gap=_NOTE_GAP, label=label)
    return _whole((replace(lines[0], anchor=note_anchor(note.number)), *lines[1:]))


def _set_number(number: int, setting: Setting, element: Element) -> Runs:
    """Set a note's number, a link where a mark leads to the note."""
    letters = setting.look.note
    if number not in setting.marks.referenced:
        return words_run(f"{number}.", letters, element)
    link = element.add("Link")
    goal = Goal(link, f"Note {number}: back to the text", anchor=mark_anchor(number))
    runs = words_run(f"{number}.", letters.coloured(setting.look.accent), link)
    return tuple(replace(run, goal=goal) for run in runs)


def set_sources(block: SourceList, setting: Setting, parent: Element) -> Pieces:
    """Set the sources in two columns, the description of each in grey."""
    element = parent.add("L")
    entries = [
        piece
        for source in block.items
        for piece in _set_source(source, setting, element.add("LI").add("LBody"))
    ]
    return _in_columns(entries, setting.look)


def _set_source(source: SourceEntry, setting: Setting, body: Element) -> Pieces:
    look = setting.look
    width = _column(look)
    reference = setting.inlines(source.reference, look.note, body.add("P"))
    descriptor = setting.inlines(source.descriptor, look.small, body.add("P"))
    upper = set_lines(reference, width, gap=_SOURCE_GAP, hang=_HANG)
    lower = set_lines(descriptor, width - _HANG, x=_HANG)
    return _whole((*kept(upper, last=bool(lower)), *lower))


def _column(look: Look) -> float:
    return (look.measure - look.gutter * 1.5) / 2


def _in_columns(entries: Sequence[Piece], look: Look) -> Pieces:
    if not entries:
        return ()
    return (make_columns(entries, (0, _column(look) + look.gutter * 1.5), gap=_GAP),)


def _whole(lines: Pieces) -> Pieces:
    """Keep an entry in one column unless it is long."""
    return kept(lines) if len(lines) <= _SHORT else lines
