"""Shape text in a typeface: choose fonts with fallbacks, and get positioned glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import category

from msgspec import Struct

from briefgen.bidi.classes import contains_rtl
from briefgen.render.pdf.faces import Face, choose_font, load_font
from briefgen.render.pdf.font import JOINERS, Font, Glyph

_SPACE_WIDTHS = {
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
"""Spaces that are shaped as the font's normal space with another width; most fonts lack them.

Units: thousandths of an em. They are extracted as a normal space.
"""
_SUBSTITUTES = str.maketrans({"\u2011": "-", "\u2010": "-", "\u00a0": " "})
"""Characters that are printed as another one."""
SOFT_HYPHEN = "\u00ad"
"""A hyphen at the end of a line, which is no part of the text. Source: ISO 32000-1, 14.8.2.2.3."""
_NON_LATIN_LETTER = re.compile(r"[^\W\d_\u0000-\u036f\u1e00-\u1eff]")
"""Letters of other scripts; those of a word come from one font, if one has them all."""
_REPLACEMENT = "?"
"""Printed for a character that no font covers; the finding `glyph-missing` stops the build."""


class GlyphRun(Struct, frozen=True):
    """Glyphs of one font; `x` is where they start. Units: thousandths of an em."""

    font: Font
    x: float
    glyphs: tuple[Glyph, ...]


class ShapedText(Struct, frozen=True, eq=False):
    """Shaped text. Units: thousandths of an em."""

    text: str
    glyph_runs: tuple[GlyphRun, ...]
    width: float
    actual_text: str = ""
    """The text, if it cannot be extracted glyph by glyph, as with combining marks; else empty.

    Empty at a right-to-left level, too: such text has its /ActualText in the structure tree.
    """

    def reversed_text(self) -> str:
        """Return the text of the glyphs from right to left."""
        return "".join(glyph.text for run in reversed(self.glyph_runs) for glyph in reversed(run.glyphs))


@lru_cache(maxsize=4096)
def shape(text: str, face: Face, rtl: bool = False) -> ShapedText:
    """Shape text in a face, at a right-to-left level or not; other fonts print what the face lacks."""
    if text == SOFT_HYPHEN:
        return _soft_hyphen(face)
    out: list[GlyphRun] = []
    x = 0.0
    parts = list(_font_runs(text.translate(_SUBSTITUTES), face))
    for font, part in reversed(parts) if rtl else parts:
        space_width = _SPACE_WIDTHS.get(part)
        glyphs, width = font.shape_text(" " if space_width else part, rtl=rtl)
        out.append(GlyphRun(font, x, glyphs))
        x += space_width or width
    return ShapedText(text, tuple(out), x, "" if rtl or text.isascii() else _actual_text(out))


def _actual_text(glyph_runs: Iterable[GlyphRun]) -> str:
    """Return the text of glyphs among which are combining marks; else nothing."""
    glyph_texts = [glyph.text for run in glyph_runs for glyph in run.glyphs]
    combining = any(not each or category(each[0]) == "Mn" for each in glyph_texts)
    return "".join(glyph_texts) if combining else ""


def _soft_hyphen(face: Face) -> ShapedText:
    """Shape a hyphen that is extracted as a soft hyphen."""
    font = load_font(face)
    (glyph,), width = font.shape_text("-", rtl=False)
    return ShapedText(SOFT_HYPHEN, (GlyphRun(font, 0.0, (glyph._replace(text=SOFT_HYPHEN),)),), width)


def has_glyph(face: Face, char: str) -> bool:
    """Check whether a font covers a character."""
    return (
        char in _SPACE_WIDTHS
        or char in JOINERS
        or choose_font(face, char.translate(_SUBSTITUTES)) is not None
    )


def _font_runs(text: str, face: Face) -> Iterator[tuple[Font, str]]:
    """Split text where the font changes, and at narrow spaces."""
    own = load_font(face)
    if text.isascii() or all(map(own.covers, text)):
        yield from [(own, text)] if text else []
        return
    if contains_rtl(text) and (fallback := choose_font(face, text)):
        # shape punctuation with the letters, so that it gets the same visual order
        yield fallback, text
        return
    foreign_letters = "".join(filter(_NON_LATIN_LETTER.match, text))
    shared_font = choose_font(face, foreign_letters) if foreign_letters else None
    font, run = own, ""
    for char in text:
        if char in _SPACE_WIDTHS:
            if run:
                yield font, run
            yield own, char
            run = ""
            continue
        fallback = shared_font if shared_font and char in foreign_letters else choose_font(face, char)
        attached = char == " " or char in JOINERS or category(char)[0] == "M"
        if attached and run and font.covers(char):
            fallback = font
        printed = char if fallback else _REPLACEMENT
        fallback = fallback or own
        if fallback is not font and run:
            yield font, run
            run = ""
        font, run = fallback, run + printed
    if run:
        yield font, run
