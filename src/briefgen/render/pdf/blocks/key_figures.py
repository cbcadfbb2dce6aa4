"""The key figures."""

from __future__ import annotations

from briefgen.document import KeyFigures
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element


def set_key_figures(block: KeyFigures, setting: Setting, parent: Element) -> Pieces:
    """Set the figures."""
    look = setting.look
    element = parent.add("L")
    out: list[Piece] = []
    for tile in block.tiles:
        p = element.add("LI").add("LBody").add("P")
        text = " ".join(t for t in (tile.qualifier, tile.numeral, tile.unit, tile.label, tile.detail) if t)
        runs = (*words_run(text, look.text, p), *setting.noted(tile.notes, look.text, p))
        out += set_lines(runs, look.measure, gap=6)
    return tuple(out)
