"""Evidence against hypotheses, in signs and words."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.nodes import Matrix, MatrixRow, Rating
from briefgen.render.pdf.grid import TableTree, grid_rows, in_groups, start_table
from briefgen.render.pdf.letters import CAP_HEIGHT
from briefgen.render.pdf.look import Look
from briefgen.render.pdf.painter import Disc, Painter
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines
from briefgen.render.pdf.rows import Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 14.0
_RATED_SHARE = 0.6
"""The share of the measure that ratings may take; evidence has the rest."""
_WIDEST = 90.0
_NARROWEST = 56.0
_SIGN = 11.0
_RADIUS = 2.7
_LINE = 0.9


def set_matrix(block: Matrix, setting: Setting, parent: Element) -> Pieces:
    """Set the caption, the table and the sentence that sums it up."""
    look = setting.look
    caption = words_run(block.caption, look.label.coloured(look.ink), parent.add("P"))
    out: list[Piece] = list(set_lines(caption, look.measure, gap=_GAP, keep=True))
    most = int(look.measure * _RATED_SHARE // _NARROWEST)
    for group in in_groups(len(block.columns), most):
        out += _set_group(block, group, setting, start_table(parent, len(block.rows)))
    summary = words_run(block.summary, look.table.coloured(look.ink), parent.add("P"))
    out += set_lines(summary, look.measure, gap=5)
    return tuple(out)


def _set_group(block: Matrix, group: range, setting: Setting, tree: TableTree) -> Pieces:
    look = setting.look
    width = min(look.measure * _RATED_SHARE / max(len(group), 1), _WIDEST)
    start = look.measure - width * len(group)
    places = [start + i * width for i in range(len(group))]
    corner, *heads = tree.header_row(len(group) + 1)
    letters = look.label.sized(look.table.size, look.table.leading)
    evidence = words_run(block.evidence_label, letters, corner)
    header = [Cell(0, set_lines(evidence, start - look.gutter))]
    for x, i, element in zip(places, group, heads, strict=True):
        column = block.columns[i]
        key = words_run(f"{column.key} ", letters.coloured(look.accent), element)
        title = words_run(column.title, look.small, element)
        pieces = (*set_lines(key, width - _SIGN), *set_lines(title, width - _SIGN))
        header.append(Cell(x, pieces))
    rows = [_set_row(block, row, group, places, setting, tree) for row in block.rows]
    return grid_rows(header, rows, look, gap=4)


def _set_row(
    block: Matrix, row: MatrixRow, group: range, places: list[float], setting: Setting, tree: TableTree
) -> list[Cell]:
    """Set the evidence, marked in words where it discriminates, and its ratings."""
    look = setting.look
    first, *elements = tree.row(len(group) + 1, headed=True)
    room = places[0] - look.gutter
    runs = setting.inlines(row.evidence, look.table, first)
    if row.discriminates:
        label = block.discriminates_label.replace(" ", "\u00a0")
        runs += words_run(f" {label}", look.small.bold().coloured(look.accent), first)
    cells = [Cell(0, set_lines(runs, room, strut=look.table))]
    words = dict(block.rating_words)
    for x, i, element in zip(places, group, elements, strict=True):
        rating = row.ratings[i]
        cells.append(Cell(x, _set_rating(rating, words.get(rating, rating), look, element)))
    return cells


def _set_rating(rating: Rating, word: str, look: Look, element: Element) -> Pieces:
    """Set a sign, which stays outside the structure, and the word for it."""
    letters = look.small.coloured(look.grey if rating == "neutral" else look.ink)
    if rating == "inconsistent":
        letters = letters.bold()
    sign = _Sign(height=look.table.leading, rating=rating, look=look)
    words = set_lines(words_run(word, letters, element), _WIDEST - _SIGN, strut=look.table)
    return (make_row((Cell(0, (sign,)), Cell(_SIGN, words))),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign(Piece):
    """A full disc, a ring struck through or a short dash: they differ without colour."""

    rating: Rating
    look: Look

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Draw the sign as an artifact, for the word beside it says the same."""
        letters = self.look.table
        # on the middle of the small letters beside it
        middle = top - (letters.leading + CAP_HEIGHT * letters.size) / 2 + 0.25 * letters.size
        centre, r = x + _RADIUS + 0.5, _RADIUS
        if self.rating == "consistent":
            painter.disc(centre, middle, Disc(r, self.look.accent, self.look.accent))
        elif self.rating == "inconsistent":
            painter.disc(centre, middle, Disc(r, "#ffffff", self.look.ink, _LINE))
            painter.stroke((centre - r, middle - r), (centre + r, middle + r), _LINE, self.look.ink)
        else:
            painter.stroke((centre - r, middle), (centre + r, middle), _LINE, self.look.grey)
