"""The faces at hand: which file, and who steps in for a character that one lacks.

Licences: Source Serif Pro, Source Sans Pro, PT Serif, FiraGO and Noto Emoji under the SIL Open Font License
1.1; WenQuanYi Micro Hei under the Apache License 2.0. Both allow embedding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from briefgen.render.pdf.font import Font

_SERIF, _SANS = "Source Serif Pro", "Source Sans Pro"
_WIDE, _EMOJI = "WenQuanYi Micro Hei", "Noto Emoji"
_FILES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        _SERIF: ("font_source_serif_pro", "files/SourceSerifPro-{}.ttf"),
        _SANS: ("font_source_sans_pro", "files/SourceSansPro-{}.ttf"),
        "PT Serif": ("fontpkg_pt_serif", "files/PT_Serif-Web-{}.ttf"),
        _WIDE: ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc"),
        _EMOJI: ("briefgen", "render/pdf/fonts/NotoEmoji-Regular.ttf"),
    }
)
"""The package of each family, and where in it a cut is."""
_CUTS = MappingProxyType({_SERIF: ("Bold", "It"), _SANS: ("Semibold", "It")})
"""What a family calls its bold and its italics where it has other names for them, or a better cut."""
_MODULES = "pymupdf_fonts.FiraGO_{}"
"""FiraGO comes as modules that hold its files packed."""
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
    if face.family == "FiraGO":
        return Font(import_module(_MODULES.format(_cut(face, "Bold", "Italic"))).fontbuffer)
    package, place = _FILES[face.family]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the fonts of {package} are not installed")
    cut = _cut(face, *_CUTS.get(face.family, ("Bold", "Italic")))
    return Font(Path(spec.origin).parent / place.format(cut), one_weight=face.family in _LIGHT)


def _cut(face: Face, bold: str, italic: str) -> str:
    """Name a cut as its file does."""
    return f"{bold if face.bold else ''}{italic if face.italic else ''}" or "Regular"


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
