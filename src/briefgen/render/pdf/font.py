"""A font file: shaping text with HarfBuzz, metrics, and subsetting."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unicodedata import combining

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

_DROPPED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "name",
    "OS/2",
    "cmap",
    "post",
    "kern",
    "gasp",
    "DSIG",
    "VDMX",
)
"""Tables that an embedded font does not need: the PDF selects glyphs by id. Source: ISO 32000-1, 9.9."""
_ABOVE, _BELOW = 230, 220
"""Combining classes of marks. Source: Unicode Standard, 4.3."""
_MARK_GAP = 0.05
"""Space between a glyph and a mark, in ems."""
_NEVER_COVERED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""The replacement character, and private-use characters, which differ from font to font."""


JOINERS = "\u200c\u200d"
"""Invisible characters that HarfBuzz takes note of, whether a font has them or not."""


class Glyph(NamedTuple):
    """A positioned glyph.

    Units: thousandths of an em, from the start of the text and from the baseline.
    """

    glyph_id: int
    text: str
    """The characters of its cluster; empty for further glyphs of the same cluster."""
    x: float
    y: float
    advance: float
    """Its own advance width, without kerning."""


class FontMetrics(NamedTuple):
    """The metrics in a PDF font descriptor. Units: thousandths of an em. Source: ISO 32000-1, 9.8.1."""

    bounding_rectangle: tuple[int, int, int, int]
    ascent: int
    descent: int
    italic_angle: float


class Font:
    """A font file.

    Shape: HarfBuzz applies kerning and ligatures.
    """

    def __init__(self, path: Path, *, single_weight: bool = False) -> None:
        self._face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem
        self._coverage: dict[str, bool] = {}
        self.single_weight = single_weight
        """Whether its family has no bold."""
        self.name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME, "en")

    def covers(self, char: str) -> bool:
        """Check whether the font has a meaningful glyph for a character."""
        found = self._coverage.get(char)
        if found is None:
            known = not _NEVER_COVERED.fullmatch(char)
            glyph = known and self._font.get_nominal_glyph(ord(char))
            found = self._coverage[char] = bool(glyph) or char in JOINERS
        return found

    def shape_text(self, text: str, *, rtl: bool) -> tuple[tuple[Glyph, ...], float]:
        """Shape text; return its glyphs in visual order and its advance width.

        At a right-to-left level, HarfBuzz mirrors brackets.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"  # digits of any script run from left to right
        buffer.language = "en"  # otherwise HarfBuzz takes the locale of the machine
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, self._scale
        cluster_starts = sorted({info.cluster for info in infos})
        cluster_ends = dict(zip(cluster_starts, [*cluster_starts[1:], len(text)], strict=True))
        advance = self._font.get_glyph_h_advance
        glyphs: list[Glyph] = []
        pen = 0
        for info, position in zip(infos, positions, strict=True):
            start, glyph_id = info.cluster, info.codepoint
            cluster_text = text[start : cluster_ends.pop(start, start)]
            x, y = pen + position.x_offset, position.y_offset
            mark = combining(cluster_text) if len(cluster_text) == 1 else 0
            if mark in (_ABOVE, _BELOW) and glyphs and (x, y) == (pen, 0) and not rtl:
                x, y = self._mark_position(glyphs[-1], glyph_id, above=mark == _ABOVE)
            glyphs.append(Glyph(glyph_id, cluster_text, x * scale, y * scale, advance(glyph_id) * scale))
            pen += position.x_advance
        return tuple(glyphs), pen * scale

    def _mark_position(self, base: Glyph, mark: int, *, above: bool) -> tuple[float, float]:
        """Centre a mark above or below a glyph; the font does not place it. Units: of the font."""
        box, ink = self._font.get_glyph_extents(base.glyph_id), self._font.get_glyph_extents(mark)
        start, height = base.x / self._scale, base.y / self._scale
        x = start + box.x_bearing + box.width / 2 - ink.x_bearing - ink.width / 2
        gap = _MARK_GAP * self._face.upem
        if above:
            return x, max(height + box.y_bearing + gap - ink.y_bearing - ink.height, 0)
        return x, min(height + box.y_bearing + box.height - gap - ink.y_bearing, 0)

    def metrics(self) -> FontMetrics:
        """Read the metrics of the font. Source: OpenType 1.9, head, hhea and post."""
        head, hhea, post = (self._face.reference_table(tag).data for tag in ("head", "hhea", "post"))
        rectangle = [round(v * self._scale) for v in struct.unpack(">4h", head[36:44])]
        ascent, descent = (round(v * self._scale) for v in struct.unpack(">2h", hhea[4:8]))
        (italic_angle,) = struct.unpack(">i", post[4:8])
        return FontMetrics(
            (rectangle[0], rectangle[1], rectangle[2], rectangle[3]), ascent, descent, italic_angle / 65536
        )

    def subset(self, glyphs: Mapping[int, int]) -> bytes:
        """Make a font file with only some glyphs, by their codes, without hints.

        Source: OpenType 1.9, cmap (format 6, for single-byte codes); ISO 32000-1, 9.6.6.4.
        """
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *glyphs.values()})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED_TABLES)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        plan = hb.SubsetPlan(self._face, wanted)
        subset, new_ids = plan.execute(), plan.old_to_new_glyph_mapping
        first, last = min(glyphs), max(glyphs)
        glyph_ids = [new_ids[glyphs[code]] if code in glyphs else 0 for code in range(first, last + 1)]
        count = len(glyph_ids)
        head = struct.pack(">HHHHI5H", 0, 1, 1, 0, 12, 6, 10 + 2 * count, 0, first, count)
        tables = {tag: subset.reference_table(tag).data for tag in subset.table_tags}
        tables["cmap"] = head + struct.pack(f">{count}H", *glyph_ids)
        font_file = hb.Face.create_for_tables(lambda _face, tag, _: tables.get(tag, b""), None)
        font_file.set_get_table_tags_func(lambda _face, _: list(tables), None)
        return bytes(font_file.blob.data)
