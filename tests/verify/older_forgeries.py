"""Forgeries of a memo drawn by older drawing code, whose layout may be another."""

from __future__ import annotations

import re

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

    def change(file: pikepdf.Pdf) -> None:
        for item in list(file.objects):
            if isinstance(item, Dictionary) and item.get("/Subtype") == Name.TrueType:
                program = item.FontDescriptor.FontFile2
                program.write(_exchanged(program.read_bytes(), ord(first), ord(second)))

    return forged(change)


def _exchanged(data: bytes, first: int, second: int) -> bytes:
    face = hb.Face(hb.Blob(data))
    cmap = bytearray(face.reference_table("cmap").data)
    start = int.from_bytes(cmap[18:20], "big")
    places = [22 + 2 * (code - start) for code in (first, second)]
    if min(places) >= 22 and max(places) < len(cmap):
        a, b = (bytes(cmap[at : at + 2]) for at in places)
        cmap[places[0] : places[0] + 2], cmap[places[1] : places[1] + 2] = b, a
    tables = {tag: face.reference_table(tag).data for tag in face.table_tags} | {"cmap": bytes(cmap)}
    built = hb.Face.create_for_tables(lambda _face, tag, _: tables.get(tag, b""), None)
    built.set_get_table_tags_func(lambda _face, _: list(tables), None)
    return bytes(built.blob.data)
