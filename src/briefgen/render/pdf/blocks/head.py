"""The memo head."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document import Head
from briefgen.render.pdf.pieces import Piece, Pieces, kept, set_lines
from briefgen.render.pdf.rows import Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_head(head: Head, setting: Setting, parent: Element) -> Pieces:
    """Set kind and date, the title, and the fields."""
    look = setting.look
    line = parent.add("P")
    kind = words_run(head.kind, look.label.coloured(look.ink), line)
    date = words_run(f"  {head.date}", look.label.coloured(look.grey), line)
    out: list[Piece] = list(set_lines((*kind, *date), look.measure))
    title = set_lines(words_run(head.title, look.title, parent.add("H1")), look.measure, gap=4)
    if title:
        out += [replace(title[0], outline=(head.title, 0)), *title[1:]]
    for field in head.fields:
        element = parent.add("P")
        label = words_run(field.label, look.label, element)
        value = setting.inlines(field.value, look.text, element)
        out.append(
            make_row(
                [
                    Cell(0, set_lines(label, look.side - look.gutter)),
                    Cell(look.side, set_lines(value, look.column)),
                ],
                gap=4,
            )
        )
    return kept(out)
