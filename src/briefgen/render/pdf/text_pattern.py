"""Patterns of encoded text: what is the same in every file, so that a word is encoded once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from briefgen.render.pdf.font import Font
from briefgen.render.pdf.pdf_file import format_number
from briefgen.render.pdf.shaping import ShapedText

_NEGLIGIBLE = 0.04
"""Smaller adjustments are rounded to none. Units: thousandths of an em, written with one decimal."""


class TextPattern(Struct, frozen=True):
    """What the encoding of text in one font and rise is, save for the codes: it is the same in every file."""

    font: Font
    rise: float
    start: float
    text: str
    """The content of a TJ array, with a token of `Font.token` in place of each code."""
    end: float


@lru_cache(maxsize=4096)
def text_pattern(shaped: ShapedText) -> TextPattern | None:
    """Return the pattern of text that has one font and one rise; None for other text."""
    if len(shaped.glyph_runs) != 1:
        return None
    (run,) = shaped.glyph_runs
    if len({glyph.y for glyph in run.glyphs}) != 1:
        return None
    first = run.glyphs[0]
    pen, parts = first.x, ["("]
    for glyph in run.glyphs:
        if adjustment := adjustment_of(pen - glyph.x):
            parts.append(f"){format_number(adjustment)}(")
            pen -= adjustment
        parts.append(run.font.token(glyph))
        pen += glyph.advance
    text = "".join((*parts, ")"))
    return TextPattern(run.font, first.y, run.x + first.x, text, run.x + pen)


@lru_cache(maxsize=1024)
def joined_pattern(shaped: tuple[ShapedText, ...]) -> TextPattern | None:
    """Return the pattern of consecutive texts that have one font and one rise; None for other texts."""
    patterns = [text_pattern(each) for each in shaped]
    if not patterns or (first := patterns[0]) is None:
        return None
    pen = advance = 0.0
    parts: list[str] = []
    for each, pattern in zip(shaped, patterns, strict=True):
        if pattern is None or pattern.font is not first.font or pattern.rise != first.rise:
            return None
        adjustment = adjustment_of(pen - advance - pattern.start)
        parts += [format_number(adjustment), pattern.text] if adjustment else [pattern.text]
        pen += pattern.end - pattern.start - adjustment
        advance += each.width
    return TextPattern(first.font, first.rise, first.start, join_strings(parts), pen)


def adjustment_of(distance: float) -> float:
    """Round a distance to what a TJ array has."""
    return 0.0 if -_NEGLIGIBLE < distance < _NEGLIGIBLE else round(distance, 1)


def join_strings(strings: Iterable[str]) -> str:
    """Join strings of a TJ array; adjacent ones become one."""
    return "".join(strings).replace(")(", "")
