"""The font files that come with briefgen or with a workspace, and which one prints a character.

Each folder of `fonts/` contains one family and its licence; the licences allow embedding. The files are those
of the families' releases, unchanged. Why they come with briefgen: docs/decisions/packaged-fonts.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

from briefgen.document.font_file import BOLD, REGULAR, FontFile, FontFiles
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
_MIN_BOLD = 600
"""Lighter fonts of a workspace get synthetic bold in bold text."""


class Face(NamedTuple):
    """One style of a family."""

    family: str
    bold: bool = False
    italic: bool = False
    added: FontFiles = ()
    """Fonts of the workspace, for letters that the families of text lack."""


def load_font(face: Face) -> Font:
    """Return the font of a face's own family, which comes with briefgen."""
    return open_packaged(face.family, bold=face.bold, italic=face.italic)


@cache
def open_packaged(family: str, *, bold: bool, italic: bool) -> Font:
    """Open a font file that comes with briefgen, once per process."""
    bold_name, italic_name = _STYLE_NAMES.get(family, ("Bold", "Italic"))
    style = f"{bold_name if bold else ''}{italic_name if italic else ''}" or "Regular"
    file = hb.Blob.from_file_path(str(FONTS / _FILES[family].format(style)))
    return Font(file, single_weight=family in _SINGLE_WEIGHT)


@lru_cache(maxsize=64)
def _load_added(file: FontFile, weight: int) -> Font:
    lightest, boldest = file.weights
    return Font(
        hb.Blob(file.data),
        file.name,
        weight=weight if lightest < boldest else None,
        single_weight=weight < _MIN_BOLD,
    )


@lru_cache(maxsize=8192)
def choose_font(face: Face, chars: str) -> Font | None:
    """Find the first font that covers all characters; fallback fonts are only opened if they are needed."""
    return next((font for font in _fonts(face) if all(map(font.covers, chars))), None)


def _fonts(face: Face) -> Iterator[Font]:
    """Yield the fonts to try: those of text, those of the workspace, those that come with briefgen."""
    yield from map(load_font, _text_faces(face))
    wanted = BOLD if face.bold else REGULAR
    for file in _by_style(face.added, wanted, italic=face.italic):
        yield _load_added(file, file.nearest_weight(wanted))
    yield from map(load_font, _fallback_faces(face))


def _text_faces(face: Face) -> Iterator[Face]:
    """Yield the face itself, other italics, the upright, the other family."""
    yield face
    if face.italic:
        yield face._replace(family=_ITALIC_FALLBACK[face.family])
        face = face._replace(italic=False)
        yield face
    yield face._replace(family=_SANS if face.family == _SERIF else _SERIF)


def _by_style(files: FontFiles, weight: int, *, italic: bool) -> list[FontFile]:
    """Order fonts by family, in the order of the first file of each, then by nearness of style."""
    families = list(dict.fromkeys(file.family for file in files))
    return sorted(
        files,
        key=lambda file: (
            families.index(file.family),
            file.italic != italic,
            abs(file.nearest_weight(weight) - weight),
        ),
    )


def _fallback_faces(face: Face) -> Iterator[Face]:
    for family in _FALLBACK_FAMILIES:
        yield Face(family, bold=face.bold and family not in _SINGLE_WEIGHT)


def covering_fonts(files: FontFiles, chars: Iterable[str]) -> FontFiles:
    """Return the fonts of a workspace that have a character which neither family of text has."""
    text_fonts = [load_font(Face(family)) for family in (_SERIF, _SANS)]
    foreign = [char for char in chars if not any(font.covers(char) for font in text_fonts)]
    return tuple(
        file for file in files if any(map(_load_added(file, file.nearest_weight(REGULAR)).covers, foreign))
    )


def fonts_named(name: str, added: FontFiles) -> Iterator[Font]:
    """Yield the fonts that have a name in the PDF, of briefgen or of a workspace."""
    styles = (
        Face(family, bold, italic, added)
        for family in (_SERIF, _SANS)
        for bold in (False, True)
        for italic in (False, True)
    )
    fonts = dict.fromkeys(font for face in styles for font in _fonts(face))
    yield from (font for font in fonts if font.name == name)
