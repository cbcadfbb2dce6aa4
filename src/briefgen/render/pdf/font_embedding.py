"""Embed font subsets in the file, and encode shaped text in their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from briefgen.render.pdf.cff_program import CffProgram
from briefgen.render.pdf.font import Font, Glyph
from briefgen.render.pdf.font_encoding import (
    CID_SYSTEM_INFO,
    FontEncoding,
    character_set,
    cid_cmap,
    type1_encoding,
)
from briefgen.render.pdf.pdf_file import format_number, stream_object
from briefgen.render.pdf.shaping import ShapedText
from briefgen.render.pdf.text_pattern import adjustment_of, join_strings, joined_pattern

_SYMBOLIC = 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ESCAPES = {"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"}
"""Characters that must be escaped in a string. Source: ISO 32000-1, 7.3.4.2."""
AddObject = Callable[[Callable[[], bytes]], int]
"""Adds an object to the file and returns its number."""


class EmbeddedFont:
    """A font subset with one encoding.

    Shape: a glyph that represents two different texts has two codes, so that each is extracted correctly.
    Source: ISO 32000-1, 9.6.6.4 (symbolic TrueType fonts), 9.6.2 and 9.7 (CFF fonts with names or CIDs).
    """

    def __init__(self, font: Font, encoding: FontEncoding, number: int) -> None:
        self.font = font
        self.encoding = encoding
        self.resource = f"F{number}"
        self._tag = "BRIEF" + _LETTERS[(number - 1) % len(_LETTERS)]
        self._name = f"{self._tag}+{font.name}".encode()
        self._glyphs: dict[int, tuple[int, float]] = {}
        """The glyph id and the width of each code."""

    def code(self, glyph: Glyph) -> str | None:
        """Assign a code to a glyph, escaped for a string; return None if the encoding is full."""
        code = self.encoding.code(glyph.text, self._glyphs)
        if code is None:
            return None
        self._glyphs[code] = glyph.glyph_id, glyph.advance
        return _ESCAPES.get(chr(code), chr(code))

    def write(self, add_object: AddObject, to_unicode: int) -> int:
        """Add the font's objects; return the font's number. `to_unicode` is the number of its CMap."""
        if self.font.is_cff:
            program = self.font.subset_cff(self._glyph_ids())
            if program.is_cid_keyed:
                return self._write_composite(program, add_object, to_unicode)
            file = add_object(lambda: stream_object(b"/Subtype/Type1C", program.data))
            kind, encoding = b"Type1", type1_encoding(program.names)
            entry = character_set(set(program.names.values())) + b"/FontFile3"
        else:
            data = self.font.subset(self._glyph_ids())
            file = add_object(lambda: stream_object(b"/Length1 %d" % len(data), data))
            kind, encoding, entry = b"TrueType", b"", b"/FontFile2"
        descriptor = add_object(lambda: self._descriptor(entry, file))
        first, last = min(self._glyphs), max(self._glyphs)
        widths = (self._glyphs.get(code, (0, 0.0))[1] for code in range(first, last + 1))
        return add_object(
            lambda: (
                b"<</Type/Font/Subtype/%s/BaseFont/%s/FirstChar %d/LastChar %d/Widths[%s]%s"
                b"/FontDescriptor %d 0 R/ToUnicode %d 0 R>>"
                % (
                    kind,
                    self._name,
                    first,
                    last,
                    " ".join(map(_width, widths)).encode(),
                    encoding,
                    descriptor,
                    to_unicode,
                )
            )
        )

    def _write_composite(self, program: CffProgram, add_object: AddObject, to_unicode: int) -> int:
        """Add a composite font, whose CMap has a glyph for each single-byte code.

        Source: ISO 32000-1, 9.7.4 to 9.7.6; ISO 19005-2, 6.2.11.3.
        """
        file = add_object(lambda: stream_object(b"/Subtype/CIDFontType0C", program.data))
        descriptor = add_object(lambda: self._descriptor(b"/FontFile3", file))
        widths = {program.cids[code]: width for code, (_, width) in self._glyphs.items()}
        listed = " ".join(f"{cid}[{_width(width)}]" for cid, width in sorted(widths.items())).encode()
        cid_font = add_object(
            lambda: (
                b"<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo%s/DW 0/W[%s]"
                b"/FontDescriptor %d 0 R>>" % (self._name, CID_SYSTEM_INFO, listed, descriptor)
            )
        )
        cmap_name = b"%s-Codes" % self._tag.encode()
        cmap = add_object(lambda: cid_cmap(cmap_name, program.cids))
        return add_object(
            lambda: (
                b"<</Type/Font/Subtype/Type0/BaseFont/%s-%s/Encoding %d 0 R/DescendantFonts[%d 0 R]"
                b"/ToUnicode %d 0 R>>" % (self._name, cmap_name, cmap, cid_font, to_unicode)
            )
        )

    def _glyph_ids(self) -> dict[int, int]:
        return {code: glyph for code, (glyph, _) in self._glyphs.items()}

    def _descriptor(self, entry: bytes, file: int) -> bytes:
        """Write the descriptor; `entry` ends with the key of the font program."""
        metrics = self.font.metrics()
        bounding_rectangle = " ".join(map(str, metrics.bounding_rectangle)).encode()
        return (
            b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %d/Ascent %d/Descent %d"
            b"/CapHeight %d/StemV 80%s %d 0 R>>"
            % (
                self._name,
                _SYMBOLIC,
                bounding_rectangle,
                metrics.italic_angle,
                metrics.ascent,
                metrics.descent,
                metrics.ascent,
                entry,
                file,
            )
        )


def _width(width: float) -> str:
    return f"{width:.6g}"


class _EncodedRun(Struct, frozen=True):
    """Encoded glyphs of one font and rise, with the pen positions before and after them."""

    font: EmbeddedFont
    rise: float
    start: float
    codes: str
    end: float


class _Codes(dict[int, str]):
    """The codes of a font's glyphs in a file, by their tokens; a code is assigned at its first look-up."""

    def __init__(self, font: Font, assign: Callable[[Font, Glyph], tuple[EmbeddedFont, str]]) -> None:
        super().__init__()
        self._font = font
        self._assign = assign
        self.fonts: set[EmbeddedFont] = set()
        """The embedded fonts that have the glyphs: more than one if an encoding was full."""

    def __missing__(self, token: int) -> str:
        glyph = self._font.glyph_of(token)
        if glyph is None:  # syntax of the TJ array
            code = chr(token)
        else:
            font, code = self._assign(self._font, glyph)
            self.fonts.add(font)
        self[token] = code
        return code


class EmbeddedFonts:
    """All fonts of a file; encodes text in their codes."""

    def __init__(self) -> None:
        self._encodings: list[FontEncoding] = [FontEncoding()]
        self._fonts: dict[tuple[Font, FontEncoding], EmbeddedFont] = {}
        self._codes: dict[tuple[Font, int, str], tuple[EmbeddedFont, str]] = {}
        self._codes_of: dict[Font, _Codes] = {}
        self._runs: dict[ShapedText, tuple[_EncodedRun, ...]] = {}

    def encode(self, shaped: tuple[ShapedText, ...], size: float) -> Iterator[tuple[EmbeddedFont, str, str]]:
        """Yield font, rise and the content of a TJ array for consecutive texts in one size."""
        if pattern := joined_pattern(shaped):
            codes = self._codes_of.get(pattern.font)
            if codes is None:
                codes = self._codes_of[pattern.font] = _Codes(pattern.font, self._code)
            content = pattern.text.translate(codes)
            if len(codes.fonts) == 1:
                (font,) = codes.fonts
                yield font, format_number(pattern.rise * size / 1000), content
                return
        yield from self._encode_apart(shaped, size)

    def _encode_apart(
        self, shaped: Iterable[ShapedText], size: float
    ) -> Iterator[tuple[EmbeddedFont, str, str]]:
        """Encode texts that can have several fonts or rises."""
        font, rise, pen, advance = None, 0.0, 0.0, 0.0
        codes: list[str] = []
        for each in shaped:
            for run in self._encoded_runs(each):
                if font and (run.font, run.rise) != (font, rise):
                    yield font, format_number(rise * size / 1000), "".join(codes)
                    codes = []
                font, rise = run.font, run.rise
                adjustment = adjustment_of(pen - advance - run.start)
                codes += [format_number(adjustment), run.codes] if adjustment else [run.codes]
                pen += run.end - run.start - adjustment
            advance += each.width
        if font:
            yield font, format_number(rise * size / 1000), join_strings(codes)

    def _encoded_runs(self, shaped: ShapedText) -> tuple[_EncodedRun, ...]:
        runs = self._runs.get(shaped)
        if runs is None:
            runs = self._runs[shaped] = tuple(self._encode(shaped))
        return runs

    def _encode(self, shaped: ShapedText) -> Iterator[_EncodedRun]:
        for glyph_run in shaped.glyph_runs:
            codes: list[str] = []
            font, rise, start, pen = None, 0.0, 0.0, 0.0
            for glyph in glyph_run.glyphs:
                embedded_font, code = self._code(glyph_run.font, glyph)
                if embedded_font is not font or glyph.y != rise:
                    if font:
                        yield _EncodedRun(
                            font, rise, glyph_run.x + start, f"({''.join(codes)})", glyph_run.x + pen
                        )
                    font, rise, start, codes = embedded_font, glyph.y, glyph.x, []
                    pen = start
                if adjustment := adjustment_of(pen - glyph.x):
                    codes.append(f"){format_number(adjustment)}(")
                    pen -= adjustment
                codes.append(code)
                pen += glyph.advance
            if font:
                yield _EncodedRun(font, rise, glyph_run.x + start, f"({''.join(codes)})", glyph_run.x + pen)

    def _code(self, font: Font, glyph: Glyph) -> tuple[EmbeddedFont, str]:
        """Return the code of a glyph, from the first encoding that has room for it."""
        key = font, glyph.glyph_id, glyph.text
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = self._assign_code(font, glyph)
        return found

    def _assign_code(self, font: Font, glyph: Glyph) -> tuple[EmbeddedFont, str]:
        for encoding in self._encodings:
            embedded_font = self._fonts.get((font, encoding)) or EmbeddedFont(
                font, encoding, len(self._fonts) + 1
            )
            code = embedded_font.code(glyph)
            if code is not None:
                self._fonts[font, encoding] = embedded_font
                return embedded_font, code
        self._encodings.append(FontEncoding())
        return self._assign_code(font, glyph)

    def write(self, add_object: AddObject) -> dict[str, int]:
        """Add all fonts; return their numbers by their resource names."""
        to_unicode = {encoding: add_object(encoding.to_unicode_cmap) for encoding in self._encodings}
        return {
            font.resource: font.write(add_object, to_unicode[font.encoding]) for font in self._fonts.values()
        }
