"""How letters look: face, size, line distance, colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.shaping import shape

CAP_HEIGHT = 0.66
"""Height of capitals in ems, near enough the same in both families."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A way of setting letters. Units: points; `colour` is #rrggbb."""

    face: Face
    size: float
    leading: float
    colour: str

    def italic(self) -> Letters:
        """Set in italics, or upright where the surroundings are italic already."""
        return replace(self, face=self.face._replace(italic=not self.face.italic))

    def bold(self) -> Letters:
        """Set heavier."""
        return replace(self, face=self.face._replace(bold=True))

    def coloured(self, colour: str) -> Letters:
        """Set in another colour."""
        return replace(self, colour=colour)

    def sized(self, size: float, leading: float) -> Letters:
        """Set in another size."""
        return replace(self, size=size, leading=leading)

    def width(self, text: str) -> float:
        """Measure text."""
        return shape(text, self.face).width * self.size / 1000
