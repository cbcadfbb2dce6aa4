"""A font file: shaping text with HarfBuzz, metrics, and subsetting."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple
from unicodedata import combining

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

from briefgen.render.pdf.cff_program import CffProgram, is_cid_keyed

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
_FIRST_MARK = "\u0300"
"""The first character that combines with the one before it."""
_MARK_GAP = 0.05
"""Space between a glyph and a mark, in ems."""
_BLANKS_START, _BLANKS_END = 60.0, 40.0
"""Where the blank glyphs of a ligature's first characters are, from its end: under no kerned neighbour.

Further inside, readers would take them for another word. Units: thousandths of an em.
"""
_NEVER_COVERED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""The replacement character, and private-use characters, which differ from font to font."""


_NOT_IN_NAMES = re.compile("[^A-Za-z0-9_-]")
"""Characters that are left out of a font's name in the PDF."""
JOINERS = "\u200c\u200d"
"""Invisible characters that HarfBuzz takes note of, whether a font has them or not."""
_FIRST_TOKEN = 0x100
"""The code point of the first token of a glyph; the syntax of PDF has only smaller ones."""


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


class DamagedFontError(Exception):
    """Glyphs cannot be taken from a font file, whose name it has."""


def _cluster_texts(text: str, starts: list[int]) -> Sequence[str]:
    """Return for each glyph the characters of its cluster; empty for further glyphs of a cluster.

    Shape: `starts` has the first character of each glyph's cluster, in visual order.
    """
    if starts == list(range(len(text))):  # as nearly always: one glyph for each character
        return text
    ordered = sorted(set(starts))
    ends = dict(zip(ordered, [*ordered[1:], len(text)], strict=True))
    return [text[start : ends.pop(start, start)] for start in starts]


class Font:
    """A font file.

    Shape: HarfBuzz applies kerning and ligatures. `file_name` is empty for a font that comes with briefgen.
    """

    def __init__(
        self, file: hb.Blob, file_name: str = "", *, weight: int | None = None, single_weight: bool = False
    ) -> None:
        self._file_name = file_name
        self._face = hb.Face(file)
        self._font = hb.Font(self._face)
        self._weight = weight
        if weight is not None:
            self._font.set_variations({"wght": weight})
        self._scale = 1000 / self._face.upem
        self._coverage: dict[str, bool] = {}
        self._advances: dict[int, float] = {}
        self._tokens: dict[tuple[int, str], str] = {}
        self._glyphs: dict[int, Glyph] = {}
        self._free_tokens = count(_FIRST_TOKEN)
        self.single_weight = single_weight
        """Whether its family has no bold."""
        name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME, "en") or ""
        self.name = _NOT_IN_NAMES.sub("", name) or "Font"
        self.is_cff = not {"CFF ", "CFF2"}.isdisjoint(self._face.table_tags)
        """Whether its outlines are CFF, not TrueType."""
        joiner = self._font.get_nominal_glyph(ord(JOINERS[0]))
        self._blank: int | None = joiner if joiner and not self._font.get_glyph_h_advance(joiner) else None
        """A glyph without outline and width, for the text of ligatures; None if the font has none."""

    def covers(self, char: str) -> bool:
        """Check whether the font has a meaningful glyph for a character."""
        found = self._coverage.get(char)
        if found is None:
            known = not _NEVER_COVERED.fullmatch(char)
            glyph = known and self._font.get_nominal_glyph(ord(char))
            found = self._coverage[char] = bool(glyph) or char in JOINERS
        return found

    def token(self, glyph: Glyph) -> str:
        """Return the character that stands for a glyph and its text, so that texts can be encoded at once."""
        key = glyph.glyph_id, glyph.text
        token = self._tokens.get(key)
        if token is None:
            number = next(self._free_tokens)
            self._glyphs[number] = glyph
            token = self._tokens[key] = chr(number)
        return token

    def glyph_of(self, token: int) -> Glyph | None:
        """Return a glyph by the code point of its token; None for another character."""
        return self._glyphs.get(token)

    def shape_text(self, text: str, *, rtl: bool) -> tuple[tuple[Glyph, ...], float]:
        """Shape text; return its glyphs in visual order and its advance width.

        At a right-to-left level, HarfBuzz mirrors brackets. There a ligature has only its last character,
        since readers extract the characters of a glyph from left to right; blank glyphs have the others.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"  # digits of any script run from left to right
        buffer.language = "en"  # otherwise HarfBuzz takes the locale of the machine
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer)
        infos, positions, scale = buffer.glyph_infos, buffer.glyph_positions, self._scale
        glyphs: list[Glyph] = []
        pen = 0
        cluster_texts = _cluster_texts(text, [info.cluster for info in infos])
        for info, position, cluster_text in zip(infos, positions, cluster_texts, strict=True):
            glyph_id = info.codepoint
            before = cluster_text[:-1] if rtl and self._blank is not None else ""
            own_text = cluster_text[len(before) :] if before else cluster_text
            x, y = pen + position.x_offset, position.y_offset
            mark = combining(own_text) if own_text >= _FIRST_MARK and len(own_text) == 1 else 0
            if mark in (_ABOVE, _BELOW) and glyphs and (x, y) == (pen, 0) and not rtl:
                x, y = self._mark_position(glyphs[-1], glyph_id, above=mark == _ABOVE)
            glyphs.append(Glyph(glyph_id, own_text, x * scale, y * scale, self._advance(glyph_id)))
            pen += position.x_advance
            if before:
                glyphs += self._blanks(before, pen * scale)
        return tuple(glyphs), pen * scale

    def _advance(self, glyph_id: int) -> float:
        """Return the own advance width of a glyph. Units: thousandths of an em."""
        found = self._advances.get(glyph_id)
        if found is None:
            found = self._advances[glyph_id] = self._font.get_glyph_h_advance(glyph_id) * self._scale
        return found

    def _blanks(self, chars: str, end: float) -> Iterator[Glyph]:
        """Yield blank glyphs with characters of a right-to-left ligature, the last one first."""
        if self._blank is not None:
            for number, char in enumerate(reversed(chars)):
                step = (_BLANKS_START - _BLANKS_END) / len(chars)
                yield Glyph(self._blank, char, end - _BLANKS_START + number * step, 0.0, 0.0)

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
        """Make a TrueType font file with only some glyphs, by their codes, without hints.

        Errors: DamagedFontError.

        Source: OpenType 1.9, cmap (format 6, for single-byte codes); ISO 32000-1, 9.6.6.4.
        """
        subset, new_ids = self._subset(glyphs)
        first, last = min(glyphs), max(glyphs)
        glyph_ids = [new_ids[glyphs[code]] if code in glyphs else 0 for code in range(first, last + 1)]
        count = len(glyph_ids)
        head = struct.pack(">HHHHI5H", 0, 1, 1, 0, 12, 6, 10 + 2 * count, 0, first, count)
        tables = {tag: subset.reference_table(tag).data for tag in subset.table_tags}
        tables["cmap"] = head + struct.pack(f">{count}H", *glyph_ids)
        font_file = hb.Face.create_for_tables(lambda _face, tag, _: tables.get(tag, b""), None)
        font_file.set_get_table_tags_func(lambda _face, _: list(tables), None)
        return bytes(font_file.blob.data)

    def subset_cff(self, glyphs: Mapping[int, int]) -> CffProgram:
        """Make a CFF font program with only some glyphs, by their codes.

        Errors: DamagedFontError.
        """
        flags = hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
        subset, new_ids = self._subset(glyphs, flags)
        data = subset.reference_table("CFF ").data
        cids = {code: new_ids[glyph] for code, glyph in glyphs.items()}
        if not data:  # CFF2 of a font that is not variable
            raise DamagedFontError(self._file_name)
        name_of = hb.Font(subset).glyph_to_string
        try:
            names = {code: name_of(cid) for code, cid in cids.items()}
        except UnicodeDecodeError as fault:
            raise DamagedFontError(self._file_name) from fault
        return CffProgram(data, is_cid_keyed(data), cids, names)

    def _subset(self, glyphs: Mapping[int, int], flags: int = 0) -> tuple[hb.Face, dict[int, int]]:
        """Make a font of some glyphs, a variable one at its weight; return it with the new glyph numbers."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *glyphs.values()})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED_TABLES)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | flags
        if self._face.has_var_data:
            wanted.pin_all_axes_to_default(self._face)
            if self._weight is not None:
                wanted.pin_axis_location(self._face, "wght", self._weight)
        plan = hb.SubsetPlan(self._face, wanted)
        new_ids = dict(plan.old_to_new_glyph_mapping.items())
        if not set(glyphs.values()) <= new_ids.keys():
            raise DamagedFontError(self._file_name)
        try:
            return plan.execute(), new_ids
        except RuntimeError as fault:
            raise DamagedFontError(self._file_name) from fault
