"""Break runs into lines: ragged right, greedy, in linear time.

Only words that are wider than a line are hyphenated: docs/decisions/no-hyphenation.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from math import inf
from operator import itemgetter
from unicodedata import category

from msgspec import Struct

from briefgen.bidi.reorder import visual_order
from briefgen.render.pdf.directed_runs import split_by_level
from briefgen.render.pdf.hyphenation import hyphenation_points
from briefgen.render.pdf.measured_words import (
    MeasuredText,
    MeasuredWord,
    RunText,
    shaped_space,
    split_into_words,
    texts_of,
)
from briefgen.render.pdf.shaping import SOFT_HYPHEN, ShapedText
from briefgen.render.pdf.text_runs import TextRun

_SLACK = 0.001
_RUNT = 0.13
"""A narrower last word, as a share of the measure, must not be alone on the last line."""
_RUNT_MIN_WORDS = 6
_Lines = tuple[tuple[tuple[float, float, tuple[ShapedText, ...], int], ...], ...]
"""For each part of each line what a segment has, with the position of its run in place of the run."""


class Segment(Struct, frozen=True):
    """A part of one run on a line, `x` points from the edge where lines of the page start.

    Shape: the texts are in reading order; the segments of a line are, too.
    """

    x: float
    width: float
    shaped: tuple[ShapedText, ...]
    run: TextRun

    @property
    def text(self) -> str:
        """The characters in reading order."""
        return "".join(shaped.text for shaped in self.shaped)


def break_lines(
    runs: Sequence[TextRun], width: float, first: float | None = None
) -> list[tuple[Segment, ...]]:
    """Break runs into lines no wider than `width`; the first line can have another width."""
    runs = split_by_level(runs)
    return [
        tuple(Segment(x, width, shaped, runs[position]) for x, width, shaped, position in line)
        for line in _break(texts_of(runs), width, width if first is None else first)
    ]


@lru_cache(maxsize=512)  # more than a brief has: those of one corpus have most in common
def _break(runs: tuple[RunText, ...], width: float, first: float) -> _Lines:
    lines = []
    line: list[MeasuredText] = []
    x, space, room = 0.0, None, first
    is_reordered = any(run.text_style.rtl or run.level for run in runs)
    for word in _break_wide_words(_without_runt(list(split_into_words(runs)), width), width):
        gap = space.text_style.width(" ") if space and line else 0.0
        if line and x + gap + word.width > room + _SLACK:
            lines.append(_segments(line, trailing_space=space, is_reordered=is_reordered))
            line, x, gap, room = [], 0.0, 0.0, width
        if gap and space:
            line.append((shaped_space(space), space, gap))
        line.extend(word.parts)
        x += gap + word.width
        space = word.space
        if word.line_break:
            lines.append(_segments(line, trailing_space=word.space, is_reordered=is_reordered))
            line, x, space, room = [], 0.0, None, width
    if line:
        lines.append(_segments(line, trailing_space=space, is_reordered=is_reordered))
    return tuple(lines)


def _without_runt(words: list[MeasuredWord], width: float) -> list[MeasuredWord]:
    """Join a short last word to the word before it, so that it is not alone on the last line."""
    if len(words) < _RUNT_MIN_WORDS or words[-1].width > _RUNT * width:
        return words
    *rest, before, last = words
    if before.line_break or before.space is None or before.width + last.width > 3 * _RUNT * width:
        return words
    before.add(" ", before.space)
    for shaped, run, _ in last.parts:
        before.add(shaped.text, run)
    before.space, before.line_break = last.space, last.line_break
    return [*rest, before]


def _break_wide_words(words: list[MeasuredWord], width: float) -> Iterator[MeasuredWord]:
    """Break words that are wider than a line, with a hyphen by their language, or between any two letters."""
    for word in words:
        if word.width <= width + _SLACK:
            yield word
            continue
        part, taken = MeasuredWord(), 0.0
        for run, group in groupby(word.parts, key=itemgetter(1)):
            text = "".join(shaped.text for shaped, _, _ in group)
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
                    part, taken, start = MeasuredWord(), after_point if hyphenated else 0.0, end
                taken += advance
                after_point += advance
            part.add(text[start:], run)
        part.space, part.line_break = word.space, word.line_break
        yield part


def _hyphenation_points(text: str, run: RunText) -> frozenset[int]:
    """Return where a text may be hyphenated; text at a right-to-left level is not."""
    if run.level % 2:
        return frozenset()
    return frozenset(hyphenation_points(text, run.lang))


def _segments(
    line: list[MeasuredText], trailing_space: RunText | None, *, is_reordered: bool
) -> tuple[tuple[float, float, tuple[ShapedText, ...], int], ...]:
    """Place the parts of a line, join neighbours of one run, and keep the space at the end for extraction.

    Shape: `is_reordered` if any part is at a right-to-left level or in a paragraph of that direction.
    Source: UAX 9, L2; ISO 32000-1, 14.8.2.5.
    """
    out: list[tuple[float, float, list[ShapedText], RunText]] = []
    if is_reordered:
        end = sum(width for _, _, width in line)
        positions: Iterable[float] = _visual_positions(line, end)
    else:
        *positions, end = accumulate((width for _, _, width in line), initial=0.0)
    for (shaped, run, width), x in zip(line, positions, strict=True):
        if out and out[-1][3] is run:
            start, so_far, texts, _ = out[-1]
            texts.append(shaped)
            out[-1] = (min(start, x), so_far + width, texts, run)
        else:
            out.append((x, width, [shaped], run))
    if trailing_space is not None and out:
        last = out[-1][3]
        if last.content == trailing_space.content and last.level == trailing_space.level:
            out[-1][2].append(shaped_space(last))
        else:
            out.append((end, 0.0, [shaped_space(trailing_space)], trailing_space))
    return tuple((start, width, tuple(texts), run.position) for start, width, texts, run in out)


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
        if run.isolate != isolate:
            levels.append(min(level for _, level in filter(None, (isolate, run.isolate))))
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
    for word in split_into_words(texts_of(split_by_level(runs))):
        is_divisible = word.width > hyphenate_from and any(
            _hyphenation_points(shaped.text, run) for shaped, run, _ in word.parts
        )
        widest = max(widest, hyphenate_from if is_divisible else word.width)
        line += word.width
        longest = max(longest, line)
        line = 0.0 if word.line_break else line + (word.space.text_style.width(" ") if word.space else 0.0)
    return widest, longest
