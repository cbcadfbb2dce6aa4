"""Read the font files of a workspace: check that each is whole and may be embedded, and read what it is.

Family and style come from the font itself, never from the name of its file.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.document.font_file import REGULAR, FontFile, FontFiles
from briefgen.readable_folders import ReadableFolders
from briefgen.reading.files import outside_finding, read_file

if TYPE_CHECKING:
    import uharfbuzz  # type: ignore[import-untyped]  # it has no type hints

MAX_BYTES = 100_000_000
"""The most that all fonts of a workspace take together."""
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".eot", ".pfa", ".pfb", ".dfont"})
"""The suffixes of font files; other files, such as a licence, are not read."""
_SINGLE_FONT = (b"\x00\x01\x00\x00", b"true", b"OTTO")
"""How a font file begins that has one font with TrueType or CFF outlines. Source: OpenType 1.9, font file."""
_FORMAT_HINT = "put the .ttf or .otf file of the same font there"
_OTHER_FORMATS = {
    b"ttcf": ("a collection of fonts", "put a .ttf or .otf file there that has only the font you need"),
    b"wOFF": ("a web font (WOFF)", _FORMAT_HINT),
    b"wOF2": ("a web font (WOFF2)", _FORMAT_HINT),
}
_NEEDED_TABLES = {"head": 54, "hhea": 36, "hmtx": 4, "maxp": 6, "cmap": 4, "post": 32}
"""The tables that every font needs, and how many bytes each has at least."""
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})
_RESTRICTED, _USAGE = 0x0002, 0x000E
"""Bits of fsType: no embedding, where it is the only bit of usage. Source: OpenType 1.9, OS/2."""
_NO_SUBSETTING, _BITMAPS_ONLY = 0x0100, 0x0200
_ITALIC = 0x0001
"""A bit of fsSelection."""
_BROKEN_HINT = "copy or download the file again, or remove it"
_EMBEDDING_HINT = (
    "remove it and use a font that may be embedded in part, such as one of Noto, "
    "or get a file from its maker that allows it"
)


def read_fonts(folder: Path, shown: str, readable: ReadableFolders) -> tuple[FontFiles, Findings]:
    """Read every font file of a folder and of the folders below it.

    Shape: in order of their paths; a font that cannot be used is missing. No folder means no fonts.
    Errors: file-outside, file-unreadable, file-large, font-format, font-broken, font-embedding.
    """
    if not os.path.lexists(folder):
        return (), ()
    if not readable.contains(folder):
        return (), (outside_finding(folder, shown, readable, "put the folder itself there"),)
    fonts: list[FontFile] = []
    problems: list[Diagnostic] = []
    room = MAX_BYTES
    for path in sorted(_font_paths(folder)):
        name = path.relative_to(folder).as_posix()
        data, faults = read_file(path, f"{shown}/{name}", readable, room, "remove fonts that no memo needs")
        problems += faults
        if data is None:
            continue
        room -= len(data)
        font = read_font(data, name, f"{shown}/{name}")
        if isinstance(font, Diagnostic):
            problems.append(font)
        else:
            fonts.append(font)
    return tuple(fonts), tuple(problems)


def _font_paths(folder: Path) -> Iterator[Path]:
    for at, _, names in os.walk(folder):
        yield from (Path(at, name) for name in names if Path(name).suffix.lower() in _SUFFIXES)


def read_font(data: bytes, name: str, shown: str) -> FontFile | Diagnostic:
    """Read a font file, or report why it cannot be used.

    Errors: font-format, font-broken, font-embedding.
    """
    span = Span(shown)
    if data[:4] not in _SINGLE_FONT:
        return _other_format(data, span)
    # Imported here because only workspaces with fonts need it.
    import uharfbuzz as hb

    try:
        return _read(data, hb.Face(hb.Blob(data)), name, span)
    except (UnicodeDecodeError, struct.error):
        return error("font-broken", span, "the tables of the font are damaged", _BROKEN_HINT)


def _read(data: bytes, face: uharfbuzz.Face, name: str, span: Span) -> FontFile | Diagnostic:
    """Read a font file, or report why it cannot be used.

    Errors: font-format, font-broken, font-embedding; UnicodeDecodeError or struct.error for damaged tables.
    """
    if face.glyph_count and _OUTLINES.isdisjoint(face.table_tags):
        hint = "use a font with outlines, such as Noto Emoji in place of Noto Color Emoji"
        return error("font-format", span, "its letters are pictures, not outlines", hint)
    if fault := _structure_fault(data, face) or _subsetting_fault(face):
        return error("font-broken", span, fault, _BROKEN_HINT)
    os2 = face.reference_table("OS/2").data
    if fault := _embedding_fault(os2):
        return error("font-embedding", span, fault, _EMBEDDING_HINT)
    family = face.get_name(16, "en") or face.get_name(1, "en") or Path(name).stem
    (selection,) = struct.unpack(">H", os2[62:64])
    italic = bool(selection & _ITALIC)
    return FontFile(name, sha256(data).hexdigest(), data, family, _weights(face, os2), italic)


def _other_format(data: bytes, span: Span) -> Diagnostic:
    """Report a file that is not one TrueType or OpenType font."""
    if data[:4] in _OTHER_FORMATS:
        message, hint = _OTHER_FORMATS[data[:4]]
        return error("font-format", span, message, hint)
    message = "not a TrueType or OpenType font"
    if span.path.lower().endswith((".ttf", ".otf")):
        return error("font-broken", span, message, _BROKEN_HINT)
    return error("font-format", span, message, _FORMAT_HINT)


def _structure_fault(data: bytes, face: uharfbuzz.Face) -> str:
    """Say what is wrong with the tables of a font; empty if nothing is. Source: OpenType 1.9, font file."""
    (count,) = struct.unpack(">H", data[4:6].rjust(2, b"\0"))
    directory = data[12 : 12 + 16 * count]
    if len(directory) < 16 * count:
        return "the font is not complete"
    for start in range(0, len(directory), 16):
        offset, length = struct.unpack(">2I", directory[start + 8 : start + 16])
        if offset + length > len(data):
            return "the font is not complete"
    for tag, length in _NEEDED_TABLES.items():
        if len(face.reference_table(tag).data) < length:
            return f"the font has no whole `{tag}` table"
    if not face.glyph_count or not face.unicodes:
        return "the font has no letters that can be read"
    return ""


def _embedding_fault(os2: bytes) -> str:
    """Say why a font may not be embedded in part; empty if it may. Source: OpenType 1.9, OS/2, fsType."""
    if len(os2) < 64:
        return "the font does not say whether it may be embedded (it has no `OS/2` table)"
    (permissions,) = struct.unpack(">H", os2[8:10])
    if permissions & _USAGE == _RESTRICTED:
        return "the font may not be embedded (fsType 2, restricted licence)"
    if permissions & _NO_SUBSETTING:
        return "the font may not be embedded in part (fsType 0x0100, no subsetting)"
    if permissions & _BITMAPS_ONLY:
        return "only bitmaps of the font may be embedded (fsType 0x0200)"
    return ""


def _subsetting_fault(face: uharfbuzz.Face) -> str:
    """Take a small part of a font, as a memo does, and say if that is not possible."""
    import uharfbuzz as hb  # as above

    wanted = hb.SubsetInput()
    wanted.glyph_set.update({0, face.glyph_count - 1})
    try:
        hb.SubsetPlan(face, wanted).execute()
    except RuntimeError:
        return "no characters can be read from the font"
    return ""


def _weights(face: uharfbuzz.Face, os2: bytes) -> tuple[int, int]:
    axes: list[Any] = [axis for axis in face.axis_infos if axis.tag == "wght"]
    if axes:
        return round(axes[0].min_value), round(axes[0].max_value)
    (weight,) = struct.unpack(">H", os2[4:6])
    return (weight or REGULAR,) * 2
