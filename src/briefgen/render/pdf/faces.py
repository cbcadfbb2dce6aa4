"""The faces at hand: which file, how wide, and who steps in for a missing character."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Literal

from briefgen.render.pdf.font import Font

Family = Literal["Source Serif Pro", "Source Sans Pro"]
Weight = Literal["Regular", "Semibold", "Bold"]

_PACKAGES: dict[Family, str] = {
    "Source Serif Pro": "font_source_serif_pro",
    "Source Sans Pro": "font_source_sans_pro",
}

NARROW = {
    "\u2002": 0.5,
    "\u2003": 1.0,
    "\u2004": 0.333,
    "\u2005": 0.25,
    "\u2006": 0.167,
    "\u2008": 0.2,
    "\u2009": 0.2,
    "\u200a": 0.1,
    "\u202f": 0.16,
}
"""Spaces that are set as the face's own space at another width, in ems; the faces lack most of them.

Being set as a space, they are read and copied as a space.
"""

ALIKE = {"\u2011": "-", "\u2010": "-", "\u00a0": " "}
"""Characters that print as another one."""


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a family."""

    family: Family
    weight: Weight = "Regular"
    italic: bool = False


@cache
def load_font(face: Face) -> Font:
    """Read the font file of a face once per process."""
    weight = face.weight if not face.italic else {"Regular": ""}.get(face.weight, face.weight)
    name = f"{face.family.replace(' ', '')}-{weight}{'It' if face.italic else ''}"
    with as_file(files(_PACKAGES[face.family]) / "files" / f"{name}.ttf") as path:
        return Font(name, str(path), asciiReadable=False, shapable=False)


def covers(face: Face, char: str) -> bool:
    """Tell whether a face can print a character."""
    return char in NARROW or ord(ALIKE.get(char, char)) in load_font(face).face.charToGlyph


@lru_cache(maxsize=4096)
def choose_face(face: Face, char: str) -> Face | None:
    """Find the face that prints a character: itself, upright, the other family, that upright."""
    other: Family = "Source Sans Pro" if face.family == "Source Serif Pro" else "Source Serif Pro"
    upright = replace(face, italic=False)
    chain = (face, upright, replace(face, family=other), replace(upright, family=other))
    return next((candidate for candidate in chain if covers(candidate, char)), None)


@lru_cache(maxsize=65536)
def width_in_ems(text: str, face: Face) -> float:
    """Measure text in a face at one point."""
    glyphs = load_font(face).face
    widths, other = glyphs.charWidths, glyphs.defaultWidth
    total = 0.0
    for char in text:
        narrow = NARROW.get(char)
        total += narrow if narrow is not None else widths.get(ord(ALIKE.get(char, char)), other) / 1000
    return total
