"""The endnotes and the sources."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import Notes, SourceList
from briefgen.render.pdf.pieces import Piece, Pieces, kept, set_lines
from briefgen.render.pdf.rows import make_columns
from briefgen.render.pdf.runs import Goal, mark_anchor, note_anchor, words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_SHORT = 6
"""Lines up to which an entry is not divided."""


def set_notes(block: Notes, setting: Setting, parent: Element) -> Pieces:
    """Set the notes in two columns; each number leads back to the note's first mark."""
    look = setting.look
    element = parent.add("L", "/O/List/ListNumbering/Decimal")
    width = (look.measure - look.gutter * 1.5) / 2
    inset = look.note.width("00.  ")
    out: list[Piece] = []
    for note in block.items:
        entry = element.add("LI")
        label_element = entry.add("Lbl")
        if note.number in setting.marks.marked:
            link = label_element.add("Link")
            goal = Goal(link, str(note.number), anchor=mark_anchor(note.number))
            label = tuple(
                replace(r, goal=goal)
                for r in words_run(f"{note.number}.", look.note.coloured(look.accent), link)
            )
        else:
            label = words_run(f"{note.number}.", look.note, label_element)
        holder = entry.add("LBody").add("Note", ID=note_anchor(note.number))
        runs = setting.inlines(note.text, look.note, holder.add("P"))
        lines = set_lines(runs, width - inset, x=inset, gap=3, label=label)
        out += _whole((replace(lines[0], anchor=note_anchor(note.number)), *lines[1:]))
    if not out:
        return ()
    return (make_columns(out, (0, width + look.gutter * 1.5), gap=6),)


def _whole(lines: Pieces) -> Pieces:
    """Keep an entry in one column unless it is long."""
    return kept(lines) if len(lines) <= _SHORT else lines


def set_sources(block: SourceList, setting: Setting, parent: Element) -> Pieces:
    """Set the sources in two columns, the description of each in grey."""
    look = setting.look
    element = parent.add("L")
    width = (look.measure - look.gutter * 1.5) / 2
    inset = 10.0
    out: list[Piece] = []
    for source in block.items:
        body = element.add("LI").add("LBody")
        reference = setting.inlines(source.reference, look.note, body.add("P"))
        descriptor = setting.inlines(source.descriptor, look.small, body.add("P"))
        upper = set_lines(reference, width, gap=4, hang=inset)
        out += _whole((*kept(upper, last=bool(descriptor)), *set_lines(descriptor, width - inset, x=inset)))
    if not out:
        return ()
    return (make_columns(out, (0, width + look.gutter * 1.5), gap=6),)
