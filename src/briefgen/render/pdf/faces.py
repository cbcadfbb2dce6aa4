"""The font files that come with briefgen, and which one prints a character that a family lacks.

Each folder of `fonts/` holds one family and its licence; the licences allow embedding. The files are those of
the families' releases, unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from briefgen.render.pdf.font import Font

FONTS = Path(__file__).parent / "fonts"
"""The folder of the font files."""
_SERIF, _SANS = "Source Serif Pro", "Source Sans Pro"
_WIDE, _EMOJI = "WenQuanYi Micro Hei", "Noto Emoji"
_FILES: Mapping[str, str] = MappingProxyType(
    {
        _SERIF: "source-serif-pro/SourceSerifPro-{}.ttf",
        _SANS: "source-sans-pro/SourceSansPro-{}.ttf",
        "PT Serif": "pt-serif/PT_Serif-Web-{}.ttf",
        "FiraGO": "firago/FiraGO-{}.ttf",
        _WIDE: "wqy-microhei/wqy-microhei.ttc",
        _EMOJI: "noto-emoji/NotoEmoji-Regular.ttf",
    }
)
"""The file of each family, by the name of its cut."""
_CUTS = MappingProxyType({_SERIF: ("Bold", "It"), _SANS: ("Semibold", "It")})
"""What a family calls its bold and its italics where it has other names for them, or a better cut."""
_OBLIQUE = MappingProxyType({_SERIF: "PT Serif", _SANS: "FiraGO"})
"""Who has the italics of the scripts that a family's own italics lack."""
_ELSEWHERE = (_WIDE, "FiraGO", _EMOJI)
"""Chinese, Japanese and Korean; Arabic, Hebrew, Thai and others; pictures, in either family."""
_LIGHT = (_WIDE, _EMOJI)
"""Families of one weight; where bold is asked for, their letters are thickened."""


class Face(NamedTuple):
    """One cut of a family."""

    family: str
    bold: bool = False
    italic: bool = False


@cache
def load_font(face: Face) -> Font:
    """Open the font file of a face, once per process."""
    bold, italic = _CUTS.get(face.family, ("Bold", "Italic"))
    cut = f"{bold if face.bold else ''}{italic if face.italic else ''}" or "Regular"
    return Font(FONTS / _FILES[face.family].format(cut), one_weight=face.family in _LIGHT)


@lru_cache(maxsize=8192)
def choose_font(face: Face, chars: str) -> Font | None:
    """Find the font that prints all of some characters; those that step in are opened only to ask them."""
    return next((font for font in map(load_font, _chain(face)) if all(map(font.covers, chars))), None)


def _chain(face: Face) -> Iterator[Face]:
    """Name who is asked, in order: the face, italics of other scripts, the upright, the other family."""
    yield face
    if face.italic:
        yield face._replace(family=_OBLIQUE[face.family])
        face = face._replace(italic=False)
        yield face
    yield face._replace(family=_SANS if face.family == _SERIF else _SERIF)
    for family in _ELSEWHERE:
        yield Face(family, bold=face.bold and family not in _LIGHT)
