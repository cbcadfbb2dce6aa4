"""The font files that come with briefgen, and which one prints a character that a family lacks.

Each folder of `fonts/` contains one family and its licence; the licences allow embedding. The files are those
of the families' releases, unchanged. Why they come with briefgen: docs/decisions/packaged-fonts.md.
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
_CJK, _EMOJI = "WenQuanYi Micro Hei", "Noto Emoji"
_NOTO_SCRIPTS = (
    *("Armenian", "Bengali", "Ethiopic", "Gujarati", "Gurmukhi", "Kannada", "Khmer", "Lao", "Malayalam"),
    *("Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Thaana"),
)
_NOTO = {f"Noto Sans {script}": f"noto-sans/NotoSans{script}-Regular.ttf" for script in _NOTO_SCRIPTS} | {
    "Noto Serif Tibetan": "noto-sans/NotoSerifTibetan-Regular.ttf"
}
"""The families for one script each."""
_FILES: Mapping[str, str] = MappingProxyType(
    {
        _SERIF: "source-serif-pro/SourceSerifPro-{}.ttf",
        _SANS: "source-sans-pro/SourceSansPro-{}.ttf",
        "PT Serif": "pt-serif/PT_Serif-Web-{}.ttf",
        "FiraGO": "firago/FiraGO-{}.ttf",
        _CJK: "wqy-microhei/wqy-microhei.ttc",
        _EMOJI: "noto-emoji/NotoEmoji-Regular.ttf",
        **_NOTO,
    }
)
"""The file of each family, with a placeholder for the style."""
_STYLE_NAMES = MappingProxyType({_SERIF: ("Bold", "It"), _SANS: ("Semibold", "It")})
"""The style names of bold and italic in families that differ from "Bold" and "Italic"."""
_ITALIC_FALLBACK = MappingProxyType({_SERIF: "PT Serif", _SANS: "FiraGO"})
"""The family with italics for the scripts that a family's own italics lack."""
_FALLBACK_FAMILIES = (_CJK, "FiraGO", _EMOJI, *_NOTO)
"""Fallbacks: Chinese, Japanese and Korean; Arabic, Hebrew, Thai and others; emoji; one script each."""
_SINGLE_WEIGHT = (_CJK, _EMOJI, *_NOTO)
"""Families without a bold; in bold text, their letters get synthetic bold."""


class Face(NamedTuple):
    """One style of a family."""

    family: str
    bold: bool = False
    italic: bool = False


@cache
def load_font(face: Face) -> Font:
    """Open the font file of a face, once per process."""
    bold, italic = _STYLE_NAMES.get(face.family, ("Bold", "Italic"))
    split_stack = f"{bold if face.bold else ''}{italic if face.italic else ''}" or "Regular"
    return Font(FONTS / _FILES[face.family].format(split_stack), single_weight=face.family in _SINGLE_WEIGHT)


@lru_cache(maxsize=8192)
def choose_font(face: Face, chars: str) -> Font | None:
    """Find the first font that covers all characters; fallback fonts are only opened if they are needed."""
    return next(
        (font for font in map(load_font, _fallback_faces(face)) if all(map(font.covers, chars))), None
    )


def _fallback_faces(face: Face) -> Iterator[Face]:
    """Yield the faces to try: the face itself, other italics, the upright, the other family, fallbacks."""
    yield face
    if face.italic:
        yield face._replace(family=_ITALIC_FALLBACK[face.family])
        face = face._replace(italic=False)
        yield face
    yield face._replace(family=_SANS if face.family == _SERIF else _SERIF)
    for family in _FALLBACK_FAMILIES:
        yield Face(family, bold=face.bold and family not in _SINGLE_WEIGHT)
