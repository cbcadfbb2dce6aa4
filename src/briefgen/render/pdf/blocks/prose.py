"""Running text: headings, paragraphs, lists, quotations."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.nodes import Heading, ListBlock, Paragraph, Quote
from briefgen.document.plain_text import plain_text
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.pieces import Line, Piece, Pieces, kept, set_lines, shifted, spaced
from briefgen.render.pdf.rows import Cell, Row, make_row
from briefgen.render.pdf.runs import Runs, words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 0.43
"""Space between paragraphs, as a share of the line distance."""
_HEADING_GAPS = {1: 18.0, 2: 18.0, 3: 12.0}
_LEAST_GAP = 9.0
_BULLET = "•"
_QUOTE_INSET = 14.0
_QUOTE_GAP = 9.0


def set_heading(heading: Heading, setting: Setting, parent: Element) -> Pieces:
    """Set a heading at the page's left edge, never apart from what follows."""
    look = setting.look
    level = min(max(heading.level + setting.heading_shift, 1), 6)
    letters = look.h2 if heading.level <= 2 else look.h3
    runs = setting.inlines(heading.children, letters, parent.add(f"H{level}"))
    lines = set_lines(runs, look.measure, gap=_HEADING_GAPS.get(heading.level, _LEAST_GAP))
    if not lines:
        return ()
    first = replace(lines[0], outline=(clean(plain_text(heading.children)), level - 1))
    return kept((first, *lines[1:]), last=True)


def set_paragraph(paragraph: Paragraph, setting: Setting, parent: Element) -> Pieces:
    """Set a paragraph in the text column."""
    look = setting.look
    runs = setting.inlines(paragraph.children, look.text, parent.add("P"))
    return set_lines(runs, look.column, x=look.side, gap=_GAP * look.text.leading)


def set_list(block: ListBlock, setting: Setting, parent: Element) -> Pieces:
    """Set a list, its labels hanging before the items."""
    look = setting.look
    numbered = block.start is not None
    element = parent.add("L", f"/O/List/ListNumbering/{'Decimal' if numbered else 'Disc'}")
    last = (block.start or 0) + len(block.items) - 1
    inset = look.text.width(f"{last}.  " if numbered else f"{_BULLET}   ")
    inner = setting.within(max(look.column - inset, 1.0), look.text)
    out: list[Piece] = []
    for number, item in enumerate(block.items, start=block.start or 0):
        entry = element.add("LI")
        label = words_run(f"{number}." if numbered else _BULLET, look.text, entry.add("Lbl"))
        pieces = inner.blocks(item, entry.add("LBody"))
        gap = _GAP * look.text.leading / (1 if look.side and not out else 2)
        out += spaced(_labelled(pieces, label, inset), gap)
    return _moved(out, look.side)


def _labelled(pieces: Pieces, label: Runs, inset: float) -> Pieces:
    """Stand a label before the first line of an item."""
    (dot,) = set_lines(label, 1e6)
    body = _moved(pieces, inset)
    if body and isinstance(body[0], Line):
        return (replace(body[0], parts=(*dot.parts, *body[0].parts)), *body[1:])
    return (dot, *body)


def _moved(pieces: Pieces | list[Piece], x: float) -> Pieces:
    """Move pieces to the right, lines as they are and all else inside a row."""
    return tuple(
        shifted((piece,), x)[0] if isinstance(piece, Line) else _in_row(piece, x) for piece in pieces
    )


def _in_row(piece: Piece, x: float) -> Row:
    row = make_row(
        [Cell(x, (replace(piece, keep=False, gap=0, repeated=()),))], gap=piece.gap, keep=piece.keep
    )
    return replace(row, repeated=tuple(_in_row(p, x) for p in piece.repeated), whole=piece.whole)


def set_quote(quote: Quote, setting: Setting, parent: Element) -> Pieces:
    """Set a quotation apart by an inset and a rule at its left."""
    look = setting.look
    element = parent.add("BlockQuote")
    inner = setting.within(max(look.column - _QUOTE_INSET, 1.0), look.text)
    pieces = inner.blocks(quote.blocks, element)
    if not pieces:
        return ()
    row = make_row([Cell(_QUOTE_INSET, pieces)], side_bar=look.rule, whole=0)
    return spaced((_in_row(row, look.side),), _QUOTE_GAP)
