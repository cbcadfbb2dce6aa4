"""Text set in a face: its glyphs, whichever fonts they come from, and how far they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from briefgen.render.pdf.faces import Face, choose_font, load_font
from briefgen.render.pdf.font import Font, Glyph
from briefgen.render.pdf.writing_order import first_leftward

_NARROW = {
    "\u2002": 500,
    "\u2003": 1000,
    "\u2004": 333,
    "\u2005": 250,
    "\u2006": 167,
    "\u2008": 200,
    "\u2009": 200,
    "\u200a": 100,
    "\u202f": 160,
}
"""Spaces that are set as the face's own space at another width; the faces lack most of them.

Units: thousandths of an em. Being set as a space, they are read and copied as a space.
"""
_ALIKE = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00a0": " "})
"""Characters that print as another one."""
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u036f\u1e00-\u1eff]")
"""Letters of other scripts, which come from one font in a word where one has them all."""
_LOST = "?"
"""Stands for a character that no font has; the finding `glyph-missing` stops the build."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs of one font. Units: thousandths of an em; `x` is where they start."""

    font: Font
    x: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """Text as it is set. Units: thousandths of an em."""

    stretches: tuple[Stretch, ...]
    width: float
    told: str = ""
    """Its text where glyphs do not tell it one by one, as marks above and below letters do not."""


@lru_cache(maxsize=65536)
def shape(text: str, face: Face) -> Shaped:
    """Set text in a face, with other fonts for what it lacks."""
    out: list[Stretch] = []
    x = 0.0
    for font, part in _parts(text.translate(_ALIKE), face):
        narrow = _NARROW.get(part)
        glyphs, width = font.set_glyphs(" " if narrow else part)
        out.append(Stretch(font, x, glyphs))
        x += narrow or width
    shown = [glyph.text for stretch in out for glyph in stretch.glyphs]
    marked = not text.isascii() and any(not each or category(each[0]) == "Mn" for each in shown)
    # words from right to left are told by the element they stand in
    return Shaped(tuple(out), x, "".join(shown) if marked and not first_leftward(text) else "")


def has_glyph(face: Face, char: str) -> bool:
    """Tell whether a character can be set."""
    return char in _NARROW or choose_font(face, char.translate(_ALIKE)) is not None


def _parts(text: str, face: Face) -> Iterator[tuple[Font, str]]:
    """Split text where the font changes, and at narrow spaces."""
    own = load_font(face)
    if text.isascii() or all(map(own.covers, text)):
        yield from [(own, text)] if text else []
        return
    if first_leftward(text) and (other := choose_font(face, text)):
        # full stops and commas stand in the order of the letters, so they are set with them
        yield other, text
        return
    foreign = "".join(filter(_FOREIGN.match, text))
    shared = choose_font(face, foreign) if foreign else None
    font, so_far = own, ""
    for char in text:
        if char in _NARROW:
            if so_far:
                yield font, so_far
            yield own, char
            so_far = ""
            continue
        other = shared if shared and char in foreign else choose_font(face, char)
        if char == " " and so_far and font.covers(char):
            other = font
        shown = char if other else _LOST
        other = other or own
        if other is not font and so_far:
            yield font, so_far
            so_far = ""
        font, so_far = other, so_far + shown
    if so_far:
        yield font, so_far
