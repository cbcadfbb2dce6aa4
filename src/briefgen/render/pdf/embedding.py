"""The fonts of one file: codes for the glyphs it shows, and the objects that embed them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefgen.render.pdf.compact_file import number, stream
from briefgen.render.pdf.font import Font, Glyph
from briefgen.render.pdf.shaping import Shaped

_BLOCK = 100
"""Most entries one bfchar block may hold. Source: Adobe Technical Note 5014, 7.4."""
_SYMBOLIC = 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NOTHING = 0.04
"""A move that rounds to none. Units: thousandths of an em; moves are written to a tenth."""
Add = Callable[[Callable[[], bytes]], int]
"""Adds an object to a file and gives its number."""


class EmbeddedFont:
    """A font as one file uses it.

    Shape: codes of two bytes count glyphs from 1 in the order in which they are first shown; a glyph
    that stands for two texts has two codes, so that each is read as what it stands for.
    Source: ISO 32000-1, 9.7.
    """

    def __init__(self, font: Font, number: int) -> None:
        self.font = font
        self.resource = f"F{number}"
        self._tag = "BRIEF" + _LETTERS[(number - 1) % len(_LETTERS)]
        self._codes: dict[tuple[int, str], str] = {}
        self._widths: list[float] = []

    def code(self, number: int, text: str, width: float) -> str:
        """Give the code of a glyph that stands for a text, in hexadecimal digits."""
        key = number, text
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = f"{len(self._codes) + 1:04X}"
            self._widths.append(width)
        return found

    def write(self, add: Add) -> int:
        """Add the font's objects and give the number of the font."""
        name = f"{self._tag}+{self.font.name}".encode()
        program, numbers = self.font.subset({0, *(number for number, _ in self._codes)})
        file = add(lambda: stream(b"/Length1 %d" % len(program), program))
        places = b"\0\0" + b"".join(struct.pack(">H", numbers[number]) for number, _ in self._codes)
        glyphs = add(lambda: stream(b"", places))
        texts = add(lambda: stream(b"", _to_unicode([text for _, text in self._codes])))
        descriptor = add(lambda: self._descriptor(name, file))
        widths = " ".join(f"{width:.6g}" for width in self._widths).encode()
        descendant = add(
            lambda: (
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"
                b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                b"/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/W[1[%s]]>>" % (name, descriptor, glyphs, widths)
            )
        )
        return add(
            lambda: (
                b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                b"/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>" % (name, descendant, texts)
            )
        )

    def _descriptor(self, name: bytes, file: int) -> bytes:
        outline = self.font.outline()
        box = " ".join(map(str, outline.box)).encode()
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %d/Ascent %d/Descent %d"
            b"/CapHeight %d/StemV 80/FontFile2 %d 0 R>>"
            % (name, _SYMBOLIC, box, outline.slant, outline.ascent, outline.descent, outline.ascent, file)
        )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Glyphs of one font and height in its codes, and where the pen must be before and is after."""

    font: EmbeddedFont
    rise: float
    start: float
    codes: str
    end: float


class FontBook:
    """All fonts of one file, and text in their codes."""

    def __init__(self) -> None:
        self._fonts: dict[Font, EmbeddedFont] = {}
        self._shown: dict[Shaped, tuple[_Shown, ...]] = {}

    def show(self, shaped: Iterable[Shaped], size: float) -> Iterator[tuple[EmbeddedFont, str, str]]:
        """Yield font, rise and the inside of a TJ array for texts set one after the other at a size."""
        font, rise, pen, at = None, 0.0, 0.0, 0.0
        codes: list[str] = []
        for each in shaped:
            for shown in self._in_codes(each):
                if font and (shown.font, shown.rise) != (font, rise):
                    yield font, number(rise * size / 1000), "".join(codes)
                    codes = []
                font, rise = shown.font, shown.rise
                move = pen - at - shown.start
                move = 0.0 if -_NOTHING < move < _NOTHING else round(move, 1)
                codes += [number(move), shown.codes] if move else [shown.codes]
                pen += shown.end - shown.start - move
            at += each.width
        if font:
            # strings that follow one another are one string
            yield font, number(rise * size / 1000), "".join(codes).replace("><", "")

    def _in_codes(self, shaped: Shaped) -> tuple[_Shown, ...]:
        found = self._shown.get(shaped)
        if found is None:
            found = self._shown[shaped] = tuple(self._encode(shaped))
        return found

    def _encode(self, shaped: Shaped) -> Iterator[_Shown]:
        for stretch in shaped.stretches:
            font = self._fonts.get(stretch.font)
            if font is None:
                font = self._fonts[stretch.font] = EmbeddedFont(stretch.font, len(self._fonts) + 1)
            level = len({glyph.y for glyph in stretch.glyphs}) == 1
            for glyphs in (stretch.glyphs,) if level else zip(stretch.glyphs, strict=True):
                yield _encode(glyphs, stretch.x, font)

    def write(self, add: Add) -> dict[str, int]:
        """Add all fonts; give their numbers by the names that pages call them."""
        return {font.resource: font.write(add) for font in self._fonts.values()}


def _encode(glyphs: tuple[Glyph, ...], x: float, font: EmbeddedFont) -> _Shown:
    """Give glyphs of one height in the codes of a font, with the moves between them."""
    start = pen = glyphs[0].x
    codes = []
    for name, text, place, _, width in glyphs:
        move = pen - place
        if not -_NOTHING < move < _NOTHING and (move := round(move, 1)):
            codes.append(f">{number(move)}<")
            pen -= move
        codes.append(font.code(name, text, width))
        pen += width
    return _Shown(font, glyphs[0].y, x + start, f"<{''.join(codes)}>", x + pen)


def _to_unicode(texts: list[str]) -> bytes:
    """Write the map from codes, which count from 1, to characters. Source: ISO 32000-1, 9.10.3."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)]
    out = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        out += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    out += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(out).encode()
