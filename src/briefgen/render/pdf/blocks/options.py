"""The courses of action."""

from __future__ import annotations

from briefgen.document.nodes import Field, Option, Options
from briefgen.render.pdf.pieces import Piece, Pieces, kept, set_lines
from briefgen.render.pdf.rows import Cell, Row, Stroke, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 8.0
_PAD = 5.0
_POINT_GAP = 3.0


def set_options(block: Options, setting: Setting, parent: Element) -> Pieces:
    """Set each option under a rule, what is recommended named in the side column."""
    element = parent.add("L")
    out: list[Piece] = []
    for option in block.items:
        out += _set_option(option, setting, element.add("LI").add("LBody"))
    return tuple(out)


def _set_option(option: Option, setting: Setting, body: Element) -> Pieces:
    look = setting.look
    start = look.side or look.measure * 0.2
    label: Pieces = ()
    if option.recommended_label:
        words = words_run(option.recommended_label, look.label.coloured(look.accent), body.add("P"))
        label = set_lines(words, start - look.gutter, strut=look.h3)
    title = set_lines(words_run(option.title, look.h3, body.add("P")), look.measure - start)
    rule = Stroke(0.5, look.rule, 0, look.measure)
    cells = (Cell(0, label), Cell(start, title))
    head = make_row(cells, gap=_GAP, keep=True, pad=(_PAD, 0), above=rule)
    text = setting.blocks(option.text, body)
    points = tuple(_set_point(point, setting, body, start) for point in option.points)
    return (head, *text, *kept(points))


def _set_point(point: Field, setting: Setting, body: Element, start: float) -> Row:
    look = setting.look
    element = body.add("P")
    label = words_run(f"{point.label} ", look.label, element)
    value = setting.inlines(point.value, look.text, element)
    cells = (
        Cell(0, set_lines(label, start - look.gutter, strut=look.text)),
        Cell(start, set_lines(value, look.measure - start)),
    )
    return make_row(cells, gap=_POINT_GAP)
