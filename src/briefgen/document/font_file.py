"""A font file of a workspace, which prints letters that the fonts of briefgen lack."""

from __future__ import annotations

from msgspec import Struct

REGULAR, BOLD = 400, 700
"""Weights of letters. Source: OpenType 1.9, OS/2, usWeightClass."""


class FontFile(Struct, frozen=True, eq=False):
    """A font file. Files with equal content are equal, whatever they are named."""

    name: str
    """Its path below the folder of fonts."""
    sha256: str
    data: bytes
    family: str
    weights: tuple[int, int] = (REGULAR, REGULAR)
    """The lightest and the boldest weight; a font that is not variable has one."""
    italic: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FontFile) and self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def nearest_weight(self, wanted: int) -> int:
        """Return the weight of the font that is nearest to a wanted one."""
        lightest, boldest = self.weights
        return min(max(wanted, lightest), boldest)


FontFiles = tuple[FontFile, ...]
