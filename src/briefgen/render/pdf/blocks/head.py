"""The memo head."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Field, Head
from briefgen.render.pdf.blocks.picture import fit_picture, picture_size
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.pieces import Piece, Pieces, kept, set_lines
from briefgen.render.pdf.rows import Cell, Row, Stroke, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_RULE = 0.5
_PAD = 4.0
_TITLE_GAP = 5.0
_FIELDS_GAP = 9.0
_LOGO = 42.0
"""The greatest height of a logo. Units: points."""


def set_head(head: Head, setting: Setting, parent: Element) -> Pieces:
    """Set kind and date on one line, then the title, then the fields between rules."""
    look = setting.look
    letters = look.label.sized(look.table.size, look.table.leading)
    line = parent.add("P")
    kind = words_run(head.kind, letters.coloured(look.ink), line)
    date = words_run(f"\u2003{head.date}", look.table.coloured(look.grey), line)
    logo = fit_picture(head.logo, *_logo_room(look), parent) if head.logo else None
    width = _title_width(head, look)
    out: list[Piece] = list(set_lines((*kind, *date), width))
    title = words_run(head.title, look.title, parent.add("H1"))
    lines = set_lines(title, width, gap=_TITLE_GAP)
    if lines:
        out += (replace(lines[0], outline=(clean(head.title), 0)), *lines[1:])
    if logo:
        out = [make_row((Cell(0, tuple(out)), Cell(look.measure - logo.width, (logo,))))]
    last = len(head.fields) - 1
    out += [_set_field(f, setting, parent, i == 0, i == last) for i, f in enumerate(head.fields)]
    return kept(out)


def title_lines(head: Head, look: Look) -> int:
    """Count the lines that a head's title takes."""
    title = words_run(head.title, look.title, Element("H1"))
    return len(set_lines(title, _title_width(head, look)))


def _title_width(head: Head, look: Look) -> float:
    logo = picture_size(head.logo, *_logo_room(look))[0] + look.gutter if head.logo else 0.0
    return look.measure - logo


def _logo_room(look: Look) -> tuple[float, float]:
    """Give the width and height that a logo may take."""
    return look.measure / 4, _LOGO


def _set_field(field: Field, setting: Setting, parent: Element, first: bool, last: bool) -> Row:
    look = setting.look
    element = parent.add("P")
    letters = look.label.sized(look.table.size, look.table.leading)
    label = set_lines(words_run(f"{field.label} ", letters, element), look.side - look.gutter)
    value = set_lines(setting.inlines(field.value, look.table, element), look.column)
    rule = Stroke(_RULE, look.rule, 0, look.measure)
    return make_row(
        (Cell(0, label), Cell(look.side, value)),
        gap=_FIELDS_GAP if first else 0,
        pad=(_PAD if first else _PAD / 4, _PAD if last else _PAD / 4),
        above=rule if first else None,
        below=rule if last else None,
    )
