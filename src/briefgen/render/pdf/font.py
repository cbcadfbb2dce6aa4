"""An opened font file: which glyphs text becomes, how far each one goes, and what of it is embedded."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "name", "OS/2", "cmap", "post", "kern", "gasp", "DSIG", "VDMX")
"""Tables that a font inside a PDF has no use for: the file names glyphs by number. ISO 32000-1, 9.9."""
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What says that a character was lost, and the private areas, which mean something else in each font."""


class Glyph(NamedTuple):
    """A glyph in its place.

    Units: thousandths of an em, from the start of the text and from the baseline.
    """

    number: int
    text: str
    """The characters it stands for; empty where a glyph before stands for them already."""
    x: float
    y: float
    width: float
    """How far it moves on by itself."""


class Outline(NamedTuple):
    """What a PDF says of a font. Units: thousandths of an em. Source: ISO 32000-1, 9.8.1."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    slant: float


class Font:
    """One face of a font file.

    Shape: glyphs are set by HarfBuzz with the kerning and ligatures of the face, each word from left to
    right or from right to left as its script goes.
    """

    def __init__(self, path: Path, *, one_weight: bool = False) -> None:
        self._face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem
        self._covered: dict[str, bool] = {}
        self.one_weight = one_weight
        """Whether its family has no bolder one."""
        self.name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME, "en")

    def covers(self, char: str) -> bool:
        """Tell whether the font has a glyph for a character that means something."""
        found = self._covered.get(char)
        if found is None:
            known = not _MEANINGLESS.fullmatch(char)
            found = self._covered[char] = known and bool(self._font.get_nominal_glyph(ord(char)))
        return found

    def set_glyphs(self, text: str) -> tuple[tuple[Glyph, ...], float]:
        """Give the glyphs of a text from left to right, and how far they go."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "en"  # else it is the machine's
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, self._scale
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        advance = self._font.get_glyph_h_advance
        glyphs, pen = [], 0
        for info, position in zip(infos, positions, strict=True):
            start, number = info.cluster, info.codepoint
            told = text[start : ends.pop(start, start)]
            x, y = (pen + position.x_offset) * scale, position.y_offset * scale
            glyphs.append(Glyph(number, told, x, y, advance(number) * scale))
            pen += position.x_advance
        return tuple(glyphs), pen * scale

    def outline(self) -> Outline:
        """Read the measures of the whole face. Source: OpenType 1.9, head, hhea and post."""
        head, hhea, post = (self._face.reference_table(tag).data for tag in ("head", "hhea", "post"))
        box = [round(v * self._scale) for v in struct.unpack(">4h", head[36:44])]
        ascent, descent = (round(v * self._scale) for v in struct.unpack(">2h", hhea[4:8]))
        (slant,) = struct.unpack(">i", post[4:8])
        return Outline((box[0], box[1], box[2], box[3]), ascent, descent, slant / 65536)

    def subset(self, glyphs: Mapping[int, int]) -> bytes:
        """Give a font file of some glyphs alone, by their codes, without hints.

        Source: OpenType 1.9, cmap (format 6, for codes of one byte); ISO 32000-1, 9.6.6.4.
        """
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *glyphs.values()})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self._face, wanted)
        small, numbers = plan.execute(), plan.old_to_new_glyph_mapping
        first, last = min(glyphs), max(glyphs)
        places = [numbers[glyphs[code]] if code in glyphs else 0 for code in range(first, last + 1)]
        count = len(places)
        head = struct.pack(">HHHHI5H", 0, 1, 1, 0, 12, 6, 10 + 2 * count, 0, first, count)
        tables = {tag: small.reference_table(tag).data for tag in small.table_tags}
        tables["cmap"] = head + struct.pack(f">{count}H", *places)
        whole = hb.Face.create_for_tables(lambda _face, tag, _: tables.get(tag, b""), None)
        whole.set_get_table_tags_func(lambda _face, _: list(tables), None)
        return bytes(whole.blob.data)
