"""A picture, with its caption below."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from briefgen.document.nodes import Picture
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.image_stream import image_stream
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pieces import Piece, Pieces, set_lines, spaced
from briefgen.render.pdf.rows import Cell, make_row
from briefgen.render.pdf.runs import words_run
from briefgen.render.pdf.setting import Setting
from briefgen.render.pdf.structure import Element

_GAP = 12.0
_CAPTION_GAP = 3.0
_PT_PER_PX = 72 / 150
"""No pixel is set larger than this, so that 150 or more come to the inch. Units: points."""
_TALLEST = 0.45
"""The greatest share of a page that a picture takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Piece):
    """The pixels of a picture. Units: points."""

    picture: Picture
    width: float
    figure: Element

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the pixels."""
        place = (x, top - self.height, self.width, self.height)
        content = painter.figure(self.figure, place)
        name = sha256(self.picture.data).hexdigest()[:16]
        painter.picture(name, partial(image_stream, self.picture), place, content)


def set_picture(block: Picture, setting: Setting, parent: Element) -> Pieces:
    """Set a picture in the text column, no larger than its pixels allow."""
    look = setting.look
    image = fit_picture(block, look.column, look.room * _TALLEST, parent)
    caption = set_lines(words_run(block.caption, look.small, parent.add("P")), look.column, x=look.side)
    row = make_row((Cell(look.side, (image,)),), gap=_GAP, keep=bool(caption))
    return (row, *spaced(caption, _CAPTION_GAP))


def fit_picture(picture: Picture, width: float, height: float, parent: Element) -> Image:
    """Make the piece for a picture, within a width and a height."""
    wide, high = picture_size(picture, width, height)
    figure = parent.add("Figure", Alt=clean(picture.alt))
    return Image(height=high, width=wide, picture=picture, figure=figure)


def picture_size(picture: Picture, width: float, height: float) -> tuple[float, float]:
    """Give the width and height at which a picture is set. Units: points."""
    times = min(_PT_PER_PX, width / picture.width_px, height / picture.height_px)
    return picture.width_px * times, picture.height_px * times
