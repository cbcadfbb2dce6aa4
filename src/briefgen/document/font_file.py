"""A font file of a workspace, which prints letters that the fonts of briefgen lack."""

from __future__ import annotations

from dataclasses import dataclass, field

REGULAR, BOLD = 400, 700
"""Weights of letters. Source: OpenType 1.9, OS/2, usWeightClass."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file. Files with equal content are equal, whatever they are named."""

    name: str = field(compare=False)
    """Its path below the folder of fonts."""
    sha256: str
    data: bytes = field(compare=False, repr=False)
    family: str = field(compare=False)
    weights: tuple[int, int] = field(default=(REGULAR, REGULAR), compare=False)
    """The lightest and the boldest weight; a font that is not variable has one."""
    italic: bool = field(default=False, compare=False)

    def nearest_weight(self, wanted: int) -> int:
        """Return the weight of the font that is nearest to a wanted one."""
        lightest, boldest = self.weights
        return min(max(wanted, lightest), boldest)


FontFiles = tuple[FontFile, ...]
