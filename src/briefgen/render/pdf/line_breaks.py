"""Break runs into lines: ragged right, greedy, in linear time.

Only words that are wider than a line are hyphenated: docs/decisions/no-hyphenation.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from math import inf
from operator import itemgetter
from unicodedata import category

from msgspec import Struct, field

from briefgen.bidi.reorder import visual_order
from briefgen.render.pdf.break_opportunities import split_at_opportunities
from briefgen.render.pdf.directed_runs import split_by_level
from briefgen.render.pdf.hyphenation import hyphenation_points
from briefgen.render.pdf.no_break_spaces import with_no_break_spaces
from briefgen.render.pdf.shaping import SOFT_HYPHEN
from briefgen.render.pdf.text_runs import NEW_LINE, TextRun
from briefgen.render.pdf.text_style import TextStyle

_CHUNKS = re.compile(r" +|\n|[^ \n]+")
_MAX_MEASURED = 64
"""Longer words are measured in parts. Units: characters."""
_SLACK = 0.001
_RUNT = 0.13
"""A narrower last word, as a share of the measure, must not be alone on the last line."""
_RUNT_MIN_WORDS = 6
MeasuredText = tuple[str, TextRun, float]
"""Text that is shaped as one, its run, and its width in points."""
_Measured = tuple[tuple[str, float], ...]
"""Texts that are shaped as one each, with their widths in points."""


class Segment(Struct, frozen=True):
    """A part of one run on a line, `x` points from the edge where lines of the page start.

    Shape: the texts are in reading order, each shaped as it was measured; the segments of a line are, too.
    """

    x: float
    width: float
    texts: tuple[str, ...]
    run: TextRun

    @property
    def text(self) -> str:
        """The characters in reading order."""
        return "".join(self.texts)


class _WordToSet(Struct):
    parts: list[MeasuredText] = field(default_factory=list)
    width: float = 0
    space: TextRun | None = None
    """The run of the space after the word; None if a line can break there without a space."""
    line_break: bool = False
    """Whether a forced line break follows."""

    def add(self, text: str, run: TextRun) -> None:
        self.add_measured(_measured(text, run.text_style, rtl=bool(run.level % 2)), run)

    def add_measured(self, parts: Sequence[tuple[str, float]], run: TextRun) -> None:
        for text, width in parts:
            self.parts.append((text, run, width))
            self.width += width


def break_lines(
    runs: Sequence[TextRun], width: float, first: float | None = None
) -> list[tuple[Segment, ...]]:
    """Break runs into lines no wider than `width`; the first line can have another width."""
    lines: list[tuple[Segment, ...]] = []
    line: list[MeasuredText] = []
    x, space, room = 0.0, None, width if first is None else first
    runs = split_by_level(runs)
    is_reordered = any(run.text_style.rtl or run.level for run in runs)
    for word in _break_wide_words(_without_runt(list(_words(runs)), width), width):
        gap = space.text_style.width(" ") if space and line else 0.0
        if line and x + gap + word.width > room + _SLACK:
            lines.append(_segments(line, trailing_space=space, is_reordered=is_reordered))
            line, x, gap, room = [], 0.0, 0.0, width
        if gap and space:
            line.append((" ", space, gap))
        line.extend(word.parts)
        x += gap + word.width
        space = word.space
        if word.line_break:
            lines.append(_segments(line, trailing_space=word.space, is_reordered=is_reordered))
            line, x, space, room = [], 0.0, None, width
    if line:
        lines.append(_segments(line, trailing_space=space, is_reordered=is_reordered))
    return lines


def _words(runs: Sequence[TextRun]) -> Iterator[_WordToSet]:
    """Yield the unbreakable parts of the text, which can span runs."""
    word = _WordToSet()
    for run in runs:
        for chunk, pieces in _chunks(run.text, run.text_style, rtl=bool(run.level % 2)):
            if chunk == NEW_LINE:
                word.line_break, word.space = True, run
                yield word
                word = _WordToSet()
            elif chunk == " ":
                if word.parts:
                    word.space = run
                    yield word
                    word = _WordToSet()
            else:
                *heads, tail = pieces
                for head in heads:
                    word.add_measured(head, run)
                    yield word
                    word = _WordToSet()
                word.add_measured(tail, run)
    if word.parts:
        yield word


@lru_cache(maxsize=2048)
def _chunks(text: str, style: TextStyle, *, rtl: bool) -> tuple[tuple[str, tuple[_Measured, ...]], ...]:
    """Split the text of a run into spaces, forced line breaks and words; measure the words.

    Shape: a space or a line break as such; a word as an empty text, with the parts that a line can end after.
    """
    chunks = _CHUNKS.findall(with_no_break_spaces(text, style.lang))
    return tuple(_chunk(chunk, style, rtl=rtl) for chunk in chunks)


@lru_cache(maxsize=4096)  # runs have most of their words in common, also those of other briefs
def _chunk(chunk: str, style: TextStyle, *, rtl: bool) -> tuple[str, tuple[_Measured, ...]]:
    if chunk[0] in (" ", NEW_LINE):
        return chunk[0], ()
    return "", tuple(_measured(part, style, rtl=rtl) for part in split_at_opportunities(chunk))


def _measured(text: str, style: TextStyle, *, rtl: bool) -> _Measured:
    """Measure text without a break opportunity, in parts that are not too long to be shaped."""
    parts = (text[start : start + _MAX_MEASURED] for start in range(0, len(text), _MAX_MEASURED))
    return tuple((part, style.width(part, rtl=rtl)) for part in parts)


def _without_runt(words: list[_WordToSet], width: float) -> list[_WordToSet]:
    """Join a short last word to the word before it, so that it is not alone on the last line."""
    if len(words) < _RUNT_MIN_WORDS or words[-1].width > _RUNT * width:
        return words
    *rest, before, last = words
    if before.line_break or before.space is None or before.width + last.width > 3 * _RUNT * width:
        return words
    before.add(" ", before.space)
    for text, run, _ in last.parts:
        before.add(text, run)
    before.space, before.line_break = last.space, last.line_break
    return [*rest, before]


def _break_wide_words(words: list[_WordToSet], width: float) -> Iterator[_WordToSet]:
    """Break words that are wider than a line, with a hyphen by their language, or between any two letters."""
    for word in words:
        if word.width <= width + _SLACK:
            yield word
            continue
        part, taken = _WordToSet(), 0.0
        for run, group in groupby(word.parts, key=itemgetter(1)):
            text = "".join(text for text, _, _ in group)
            points = _hyphenation_points(text, run)
            hyphen = run.text_style.width(SOFT_HYPHEN) if points else 0.0
            start = point = 0  # where the part on this line starts, and where it could end with a hyphen
            after_point = 0.0
            for position, char in enumerate(text):
                advance = run.text_style.width(char)
                if position in points and taken + hyphen <= width:
                    point, after_point = position, 0.0
                if taken and taken + advance > width and not category(char).startswith("M"):
                    hyphenated = point > start
                    end = point if hyphenated else position
                    if end > start:
                        part.add(text[start:end], run)
                    if hyphenated:
                        part.add(SOFT_HYPHEN, run)
                    yield part
                    part, taken, start = _WordToSet(), after_point if hyphenated else 0.0, end
                taken += advance
                after_point += advance
            part.add(text[start:], run)
        part.space, part.line_break = word.space, word.line_break
        yield part


def _hyphenation_points(text: str, run: TextRun) -> frozenset[int]:
    """Return where a text may be hyphenated; text at a right-to-left level is not."""
    if run.level % 2:
        return frozenset()
    language = run.content.element.properties.get("Lang", run.text_style.lang)
    return frozenset(hyphenation_points(text, language))


def _segments(
    line: list[MeasuredText], trailing_space: TextRun | None, *, is_reordered: bool
) -> tuple[Segment, ...]:
    """Place the parts of a line, join neighbours of one run, and keep the space at the end for extraction.

    Shape: `is_reordered` if any part is at a right-to-left level or in a paragraph of that direction.
    Source: UAX 9, L2; ISO 32000-1, 14.8.2.5.
    """
    out: list[tuple[float, float, list[str], TextRun]] = []
    if is_reordered:
        end = sum(width for _, _, width in line)
        positions: Iterable[float] = _visual_positions(line, end)
    else:
        *positions, end = accumulate((width for _, _, width in line), initial=0.0)
    for (text, run, width), x in zip(line, positions, strict=True):
        if out and out[-1][3] is run:
            start, so_far, texts, _ = out[-1]
            texts.append(text)
            out[-1] = (min(start, x), so_far + width, texts, run)
        else:
            out.append((x, width, [text], run))
    if trailing_space is not None and out:
        if out[-1][3].content is trailing_space.content and out[-1][3].level == trailing_space.level:
            out[-1][2].append(" ")
        else:
            out.append((end, 0.0, [" "], trailing_space))
    return tuple(Segment(start, width, tuple(texts), run) for start, width, texts, run in out)


def _visual_positions(line: list[MeasuredText], end: float) -> list[float]:
    """Return where each part of a line is, from the edge where lines of the page start."""
    rtl = bool(line) and line[0][1].text_style.rtl
    levels, parts = _levels_with_ends(line)
    out = [0.0] * len(line)
    x = 0.0
    for position in visual_order(levels):
        part = parts[position]
        if part is not None:
            out[part] = x
            x += line[part][2]
    if rtl:
        return [end - x - part[2] for x, part in zip(out, line, strict=True)]
    return out


def _levels_with_ends(line: list[MeasuredText]) -> tuple[list[int], list[int | None]]:
    """Return a level for each part of a line and each end of an isolate, and the part at each level.

    An end, which has no part, keeps digits before an isolate apart from digits in it. Source: UAX 9, 3.3.2.
    """
    levels: list[int] = []
    parts: list[int | None] = []
    isolate = None
    for part, (_, run, _) in enumerate(line):
        if run.isolate is not isolate:
            ends = (each for each in (isolate, run.isolate) if each)
            levels.append(min(each.outer_level for each in ends))
            parts.append(None)
        isolate = run.isolate
        levels.append(run.level)
        parts.append(part)
    return levels, parts


def line_width(line: Sequence[Segment]) -> float:
    """Return the width of a line."""
    return max((segment.x + segment.width for segment in line), default=0.0)


def natural_widths(runs: Sequence[TextRun], hyphenate_from: float = inf) -> tuple[float, float]:
    """Measure the widest word, and the whole text on one line.

    A word wider than `hyphenate_from` counts with that width if it can be hyphenated.
    """
    widest, line, longest = 0.0, 0.0, 0.0
    for word in _words(split_by_level(runs)):
        is_divisible = word.width > hyphenate_from and any(
            _hyphenation_points(text, run) for text, run, _ in word.parts
        )
        widest = max(widest, hyphenate_from if is_divisible else word.width)
        line += word.width
        longest = max(longest, line)
        line = 0.0 if word.line_break else line + (word.space.text_style.width(" ") if word.space else 0.0)
    return widest, longest
