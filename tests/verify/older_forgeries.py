"""Forgeries of a memo drawn by older drawing code, whose layout may be another."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Callable

import pikepdf
import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints
from pikepdf import Dictionary, Name

from tests.verify.forgeries import forged
from tests.verify.tampering import Tampering


def painted(old: str, new: str, *, page: int = 0) -> Tampering:
    """Replace the first match of a pattern in the instructions of a page."""

    def change(file: pikepdf.Pdf) -> None:
        content = file.pages[page].obj.Contents
        data = content.read_bytes().decode("latin-1")
        changed, count = re.subn(old, new, data, count=1, flags=re.DOTALL)
        assert count, old
        content.write(changed.encode("latin-1"))

    return forged(change)


def exchange_glyphs(first: str, second: str) -> Tampering:
    """Exchange the glyphs of two letters in every TrueType font, and nothing else."""
    return _with_codes(lambda glyphs: {ord(first): glyphs[ord(second)], ord(second): glyphs[ord(first)]})


def without_glyph(letter: str) -> Tampering:
    """Take the glyph of a letter away in every TrueType font, so that it is painted as nothing."""
    return _with_codes(lambda _: {ord(letter): 0})


def _with_codes(change: Callable[[dict[int, int]], dict[int, int]]) -> Tampering:
    def forge(file: pikepdf.Pdf) -> None:
        for item in list(file.objects):
            if isinstance(item, Dictionary) and item.get("/Subtype") == Name.TrueType:
                program = item.FontDescriptor.FontFile2
                program.write(_changed(program.read_bytes(), change))

    return forged(forge)


def _changed(data: bytes, change: Callable[[dict[int, int]], dict[int, int]]) -> bytes:
    """Change the glyphs of codes in a font program. Source: OpenType 1.9, cmap (format 6)."""
    face = hb.Face(hb.Blob(data))
    cmap = bytearray(face.reference_table("cmap").data)
    first, count = struct.unpack_from(">2H", cmap, 18)
    glyphs = dict(enumerate(struct.unpack_from(f">{count}H", cmap, 22), first))
    glyphs |= {code: glyph for code, glyph in change(defaultdict(int, glyphs)).items() if code in glyphs}
    struct.pack_into(f">{count}H", cmap, 22, *glyphs.values())
    tables = {tag: face.reference_table(tag).data for tag in face.table_tags} | {"cmap": bytes(cmap)}
    built = hb.Face.create_for_tables(lambda _face, tag, _: tables.get(tag, b""), None)
    built.set_get_table_tags_func(lambda _face, _: list(tables), None)
    return bytes(built.blob.data)
