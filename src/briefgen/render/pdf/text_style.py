"""Text styles: typeface, size, leading and colour."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from briefgen.bidi.direction import is_rtl_language
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.shaping import shape

CAP_HEIGHT = 0.66
"""The height of capitals in ems, nearly the same in both families."""


class TextStyle(Struct, frozen=True):
    """A text style. Units: points; `colour` is #rrggbb."""

    face: Face
    size: float
    leading: float
    colour: str
    lang: str = "en"
    """The language of the document, as a BCP 47 tag."""

    @property
    def rtl(self) -> bool:
        """Whether the document is written from right to left."""
        return is_rtl_language(self.lang)

    def italic(self) -> TextStyle:
        """Return the style in italics, or upright if it is italic already."""
        return replace(self, face=self.face._replace(italic=not self.face.italic))

    def bold(self) -> TextStyle:
        """Return the style in bold."""
        return replace(self, face=self.face._replace(bold=True))

    def coloured(self, colour: str) -> TextStyle:
        """Return the style in another colour."""
        return replace(self, colour=colour)

    def sized(self, size: float, leading: float) -> TextStyle:
        """Return the style in another size."""
        return replace(self, size=size, leading=leading)

    def width(self, text: str, *, rtl: bool = False) -> float:
        """Measure the width of text, at a right-to-left level or not."""
        return shape(text, self.face, rtl).width * self.size / 1000
