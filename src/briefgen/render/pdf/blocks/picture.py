"""Lay out a picture with its caption."""

from __future__ import annotations

from functools import partial
from hashlib import sha256

from briefgen.document.nodes import Picture
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.flowables import Flowable, Flowables, lay_out_lines, with_space_above
from briefgen.render.pdf.image_stream import image_stream
from briefgen.render.pdf.layout_context import LayoutContext
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.rows_and_columns import Cell, make_row
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.text_runs import plain_runs

_GAP = 12.0
_CAPTION_GAP = 3.0
_PT_PER_PX = 72 / 150
"""The largest size of a pixel, for a resolution of at least 150 per inch. Units: points."""
_MAX_HEIGHT_SHARE = 0.45
"""The largest share of a page's height for a picture."""


class Image(Flowable, frozen=True, kw_only=True):
    """The pixels of a picture. Units: points."""

    picture: Picture
    width: float
    figure: Element

    def paint(self, painter: Painter, x: float, top: float) -> None:
        """Paint the pixels."""
        rectangle = (x, top - self.height, self.width, self.height)
        content = painter.begin_figure(self.figure, rectangle)
        name = sha256(self.picture.data).hexdigest()[:16]
        painter.draw_image(name, partial(image_stream, self.picture), rectangle, content)


def lay_out_picture(block: Picture, context: LayoutContext, parent: Element) -> Flowables:
    """Lay out a picture in the text column, no larger than its resolution allows."""
    style = context.style
    image = fit_picture(block, style.column_width, style.frame_height * _MAX_HEIGHT_SHARE, parent)
    caption = lay_out_lines(
        plain_runs(block.caption, style.small, parent.add("P")), style.column_width, x=style.column_x
    )
    row = make_row((Cell(style.column_x, (image,)),), space_above=_GAP, keep_with_next=bool(caption))
    return (row, *with_space_above(caption, _CAPTION_GAP))


def fit_picture(picture: Picture, width: float, height: float, parent: Element) -> Image:
    """Make the flowable of a picture that fits a width and a height."""
    wide, high = picture_size(picture, width, height)
    figure = parent.add("Figure", Alt=clean(picture.alt))
    return Image(height=high, width=wide, picture=picture, figure=figure)


def picture_size(picture: Picture, width: float, height: float) -> tuple[float, float]:
    """Return the width and height at which a picture is printed. Units: points."""
    scale = min(_PT_PER_PX, width / picture.width_px, height / picture.height_px)
    return picture.width_px * scale, picture.height_px * scale
