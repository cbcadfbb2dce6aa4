"""The fonts of one file: codes for the glyphs it shows, and the objects that embed them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefgen.render.pdf.codes import CodePage
from briefgen.render.pdf.compact_file import number, stream
from briefgen.render.pdf.font import Font, Glyph
from briefgen.render.pdf.shaping import Shaped

_SYMBOLIC = 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NOTHING = 0.04
"""A move that rounds to none. Units: thousandths of an em; moves are written to a tenth."""
_ESCAPES = {"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"}
"""What a string cannot hold as it is. Source: ISO 32000-1, 7.3.4.2."""
Add = Callable[[Callable[[], bytes]], int]
"""Adds an object to a file and gives its number."""


class EmbeddedFont:
    """A font as one file uses it, with codes of one page.

    Shape: a glyph that stands for two texts has two codes, so that each is read as what it stands for.
    Source: ISO 32000-1, 9.6.6.4 (symbolic TrueType fonts).
    """

    def __init__(self, font: Font, page: CodePage, number: int) -> None:
        self.font = font
        self.page = page
        self.resource = f"F{number}"
        self._tag = "BRIEF" + _LETTERS[(number - 1) % len(_LETTERS)]
        self._shown: dict[int, tuple[int, float]] = {}
        """The glyph and its width by the code."""

    def code(self, glyph: Glyph) -> str | None:
        """Give a new code as a string of a page holds it, or None where its page of codes is full."""
        code = self.page.code(glyph.text, self._shown)
        if code is None:
            return None
        self._shown[code] = glyph.number, glyph.width
        return _ESCAPES.get(chr(code), chr(code))

    def write(self, add: Add, texts: int) -> int:
        """Add the font's objects and give the number of the font; `texts` is that of its page of codes."""
        name = f"{self._tag}+{self.font.name}".encode()
        program = self.font.subset({code: glyph for code, (glyph, _) in self._shown.items()})
        file = add(lambda: stream(b"/Length1 %d" % len(program), program))
        descriptor = add(lambda: self._descriptor(name, file))
        first, last = min(self._shown), max(self._shown)
        widths = (self._shown.get(code, (0, 0.0))[1] for code in range(first, last + 1))
        return add(
            lambda: (
                b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar %d/LastChar %d/Widths[%s]"
                b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
                % (name, first, last, " ".join(map(_short, widths)).encode(), descriptor, texts)
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


def _short(width: float) -> str:
    return f"{width:.6g}"


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
        self._pages: list[CodePage] = [CodePage()]
        self._fonts: dict[tuple[Font, CodePage], EmbeddedFont] = {}
        self._codes: dict[tuple[Font, int, str], tuple[EmbeddedFont, str]] = {}
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
            yield font, number(rise * size / 1000), "".join(codes).replace(")(", "")

    def _in_codes(self, shaped: Shaped) -> tuple[_Shown, ...]:
        found = self._shown.get(shaped)
        if found is None:
            found = self._shown[shaped] = tuple(self._encode(shaped))
        return found

    def _encode(self, shaped: Shaped) -> Iterator[_Shown]:
        for stretch in shaped.stretches:
            codes: list[str] = []
            font, rise, start, pen = None, 0.0, 0.0, 0.0
            for glyph in stretch.glyphs:
                embedded, code = self._code(stretch.font, glyph)
                if embedded is not font or glyph.y != rise:
                    if font:
                        yield _Shown(font, rise, stretch.x + start, f"({''.join(codes)})", stretch.x + pen)
                    font, rise, start, codes = embedded, glyph.y, glyph.x, []
                    pen = start
                move = pen - glyph.x
                if not -_NOTHING < move < _NOTHING and (move := round(move, 1)):
                    codes.append(f"){number(move)}(")
                    pen -= move
                codes.append(code)
                pen += glyph.width
            if font:
                yield _Shown(font, rise, stretch.x + start, f"({''.join(codes)})", stretch.x + pen)

    def _code(self, font: Font, glyph: Glyph) -> tuple[EmbeddedFont, str]:
        """Give the code of a glyph that stands for a text, on the first page that has room for it."""
        key = font, glyph.number, glyph.text
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = self._new_code(font, glyph)
        return found

    def _new_code(self, font: Font, glyph: Glyph) -> tuple[EmbeddedFont, str]:
        for page in self._pages:
            embedded = self._fonts.get((font, page)) or EmbeddedFont(font, page, len(self._fonts) + 1)
            code = embedded.code(glyph)
            if code is not None:
                self._fonts[font, page] = embedded
                return embedded, code
        self._pages.append(CodePage())
        return self._new_code(font, glyph)

    def write(self, add: Add) -> dict[str, int]:
        """Add all fonts; give their numbers by the names that pages call them."""
        texts = {page: add(page.character_map) for page in self._pages}
        return {font.resource: font.write(add, texts[font.page]) for font in self._fonts.values()}
