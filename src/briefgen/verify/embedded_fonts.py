"""Compare the glyphs of embedded fonts with those that briefgen prints for the same text.

A reader sees the outline of a glyph, and everything else reads its text. Source: ISO 32000-1, 9.6 and 9.7.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import pikepdf
import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints
from pikepdf import Dictionary

from briefgen.document.font_file import FontFiles
from briefgen.render.pdf.faces import fonts_named
from briefgen.render.pdf.font import Font
from briefgen.verify.font_codes import cid_widths, cids_of
from briefgen.verify.page_content import to_unicode
from briefgen.verify.painted import PaintedPage

_TABLES = frozenset({"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""The tables of an embedded TrueType font; none has instructions, which could move the points of glyphs."""
_CMAP = struct.Struct(">HHHHI5H")
_KEYS = {
    "/TrueType": {"/FirstChar", "/LastChar", "/Widths"},
    "/Type1": {"/FirstChar", "/LastChar", "/Widths", "/Encoding"},
    "/Type0": {"/Encoding", "/DescendantFonts"},
}
"""The entries of each kind of font, beside those of all."""
_ALL_KEYS = {"/Type", "/Subtype", "/BaseFont", "/ToUnicode", "/FontDescriptor"}
_NO_METRICS = frozenset({"/FontName", "/FontFile2", "/FontFile3", "/CharSet"})
_MAX_WIDTH = 0.6
"""How far a width may be from that of the font program. Units: thousandths of an em."""
Described = Iterator[tuple[int, str]]
Shown = tuple[object, ...]
"""What a reader sees of a glyph: its outline and its width."""


class FontFaultError(Exception):
    """A font is not as briefgen writes it; the message says in which respect."""


class ShownFont(NamedTuple):
    """The glyphs of an embedded font by their codes, with the text of each code."""

    name: str
    texts: Mapping[bytes, str]
    glyphs: Mapping[bytes, Shown]
    descriptor: bytes = b""
    """Its metrics, as they are written."""
    fault: str = ""
    """Why it is not as briefgen writes fonts; empty if it is."""


def describe_letters(
    file: pikepdf.Pdf,
    pages: list[PaintedPage],
    drawn: pikepdf.Pdf | None,
    added: FontFiles,
    *,
    lacks_fonts: bool,
) -> Described:
    """Describe fonts that show a letter differently from briefgen.

    Shape: `pages` are those of the file; `added` are the fonts of the workspace. Without a redrawn memo,
    letters are compared with the fonts alone. If some are missing, those in unknown fonts are skipped, unless
    the redrawn memo has them in another font.
    """
    usual: dict[str, dict[str, set[Shown]]] = defaultdict(lambda: defaultdict(set))
    metrics = {}
    for _, _, font in _fonts(drawn) if drawn else ():
        metrics[font.name] = font.descriptor
        for code, glyph in font.glyphs.items():
            usual[font.name][font.texts.get(code, "")].add(glyph)
    printed = {text for texts in usual.values() for text in texts}
    for number, resource, font in _fonts(file):
        if font.fault:
            yield number, f"the font `{font.name}` {font.fault}"
            continue
        if font.descriptor != metrics.get(font.name, font.descriptor):
            yield number, f"the font `{font.name}` has another descriptor"
        own = tuple(fonts_named(font.name, added))
        for code in sorted(pages[number].codes.get(resource, ())):
            text, shown = font.texts.get(code, ""), font.glyphs.get(code)
            if lacks_fonts and not own and text not in printed:
                continue
            if shown not in usual[font.name][text] and shown not in _own_glyphs(own, text):
                yield number, f"the font `{font.name}` shows `{text}` as another letter"
                break


def _fonts(file: pikepdf.Pdf) -> Iterator[tuple[int, str, ShownFont]]:
    """Yield each font of each page, with the name of its resource."""
    seen: dict[tuple[int, int], ShownFont] = {}
    for number, page in enumerate(file.pages):
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for name, font in fonts.as_dict().items():
            key = font.objgen if font.is_indirect else (number, len(seen))
            if key not in seen:
                seen[key] = _read_or_fault(font)
            yield number, name, seen[key]


def _read_or_fault(font: Any) -> ShownFont:
    try:
        return read_font(font)
    except FontFaultError as fault:
        return ShownFont(str(font.get("/BaseFont"))[1:], {}, {}, fault=str(fault))


def read_font(font: Any) -> ShownFont:
    """Read the glyphs of a font.

    Errors: FontFaultError.
    """
    kind = str(font.get("/Subtype"))
    if kind not in _KEYS or set(font.keys()) - _ALL_KEYS - _KEYS[kind]:
        raise FontFaultError(f"is of a kind `{kind[1:]}`, or has entries, that no memo has")
    name = str(font.BaseFont).rpartition("+")[2]
    try:
        if kind == "/TrueType":
            glyphs = _true_type(font)
        elif kind == "/Type1":
            glyphs = _named(font)
        else:
            glyphs = _composite(font)
    except (KeyError, AttributeError, ValueError, TypeError, struct.error, IndexError) as fault:
        raise FontFaultError("cannot be read") from fault
    if kind == "/Type0":
        name = name.removesuffix(f"-{str(font.BaseFont)[1:].partition('+')[0]}-Codes")
    return ShownFont(name, to_unicode(font), glyphs, _descriptor(font))


def _descriptor(font: Any) -> bytes:
    """Return the entries of a font's descriptor, without its name and its program."""
    descriptor = font.FontDescriptor if "/FontDescriptor" in font else font.DescendantFonts[0].FontDescriptor
    entries = {key: item for key, item in descriptor.items() if key not in _NO_METRICS}
    return b"".join(
        key.encode() + pikepdf.unparse_content_stream([([item], pikepdf.Operator("d"))])
        for key, item in sorted(entries.items())
    )


def _true_type(font: Any) -> dict[bytes, Shown]:
    descriptor = font.FontDescriptor
    if int(descriptor.Flags) != 4 or "/FontFile3" in descriptor or "/FontFile" in descriptor:
        raise FontFaultError("has several programs, or other flags than the fonts of memos")
    return _with_widths(font, program_glyphs(descriptor.FontFile2.read_bytes()))


def program_glyphs(data: bytes) -> dict[bytes, Shown]:
    """Return the outlines of a TrueType program as briefgen embeds it, by single-byte codes.

    Errors: FontFaultError. Source: OpenType 1.9, cmap (format 6).
    """
    face = hb.Face(hb.Blob(data))
    if set(face.table_tags) != _TABLES or _has_instructions(face):
        raise FontFaultError("has tables or instructions that no font of a memo has")
    cmap = face.reference_table("cmap").data
    head = _CMAP.unpack_from(cmap)
    count = head[-1]
    if head[:6] != (0, 1, 1, 0, 12, 6) or head[6] != 10 + 2 * count or len(cmap) != _CMAP.size + 2 * count:
        raise FontFaultError("has a table of codes that no font of a memo has")
    glyph_ids = struct.unpack_from(f">{count}H", cmap, _CMAP.size)
    first = head[-2]
    font = hb.Font(face)
    scale = 1000 / face.upem
    return {
        bytes([first + i]): (_outline(font, glyph), font.get_glyph_h_advance(glyph) * scale, face.upem)
        for i, glyph in enumerate(glyph_ids)
        if glyph
    }


def _has_instructions(face: hb.Face) -> bool:
    """Check whether a font is larger than without instructions."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
    without = hb.subset(face, wanted)
    return len(without.reference_table("glyf").data) < len(face.reference_table("glyf").data)


class _Pen:
    """Records an outline."""

    def __init__(self) -> None:
        self.steps: list[object] = []

    def moveTo(self, point: object) -> None:  # noqa: N802  # the name that HarfBuzz calls
        self.steps.append(("m", point))

    def lineTo(self, point: object) -> None:  # noqa: N802  # the name that HarfBuzz calls
        self.steps.append(("l", point))

    def curveTo(self, *points: object) -> None:  # noqa: N802  # the name that HarfBuzz calls
        self.steps.append(("c", points))

    def qCurveTo(self, *points: object) -> None:  # noqa: N802  # the name that HarfBuzz calls
        self.steps.append(("q", points))

    def closePath(self) -> None:  # noqa: N802  # the name that HarfBuzz calls
        self.steps.append("h")


def _outline(font: hb.Font, glyph: int) -> tuple[object, ...]:
    pen = _Pen()
    font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


def _with_widths(font: Any, glyphs: dict[bytes, Shown]) -> dict[bytes, Shown]:
    """Check that the widths of codes, by which a reader places letters, are those of their glyphs."""
    first = int(font.FirstChar)
    for code, (_, advance, _) in glyphs.items():
        width = float(font.Widths[code[0] - first])
        if abs(width - float(str(advance))) > _MAX_WIDTH:
            raise FontFaultError("has other widths than its glyphs")
    return glyphs


def _named(font: Any) -> dict[bytes, Shown]:
    """Return the glyphs of a CFF program by codes: each is known by its program and its name."""
    program = _cff_digest(font.FontDescriptor)
    first = int(font.FirstChar)
    code = 0
    found: dict[bytes, Shown] = {}
    for item in font.Encoding.Differences:
        if isinstance(item, int):
            code = item
            continue
        found[bytes([code])] = (program, str(item), float(font.Widths[code - first]))
        code += 1
    return found


def _composite(font: Any) -> dict[bytes, Shown]:
    """Return the glyphs of a CID-keyed program by codes: each is known by its program and its number."""
    descendant = font.DescendantFonts[0]
    program = _cff_digest(descendant.FontDescriptor)
    widths = cid_widths(descendant)
    return {bytes([code]): (program, cid, widths[cid]) for code, cid in cids_of(font).items()}


def _cff_digest(descriptor: Any) -> str:
    return sha256(descriptor.FontFile3.read_bytes()).hexdigest()


def _own_glyphs(fonts: tuple[Font, ...], text: str) -> set[Shown]:
    """Return the glyphs that fonts have for a text, from left to right and from right to left."""
    found: set[Shown] = set()
    for font in fonts:
        for rtl in (False, True):
            glyphs, _ = font.shape_text(text, rtl=rtl)
            if len(glyphs) == 1 and not font.is_cff:
                found.update(program_glyphs(font.subset({1: glyphs[0].glyph_id})).values())
    return found
