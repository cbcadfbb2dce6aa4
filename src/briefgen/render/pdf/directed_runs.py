"""Split the runs of a paragraph where their bidirectional level changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from briefgen.bidi.classes import contains_rtl
from briefgen.bidi.direction import paragraph_direction
from briefgen.bidi.levels import resolve_levels
from briefgen.render.pdf.text_runs import NEW_LINE, Isolate, TextRun

_LTR_ISOLATE, _RTL_ISOLATE, _END_OF_ISOLATE = "\u2066", "\u2067", "\u2069"
_LINE_SEPARATOR = "\u2028"
_MARKS = re.compile("[\u061c\u200e\u200f]")
"""Marks that direct their neighbours and are not painted."""


def base_level(runs: Sequence[TextRun]) -> int:
    """Return the level of a paragraph, 0 or 1: by its own words if it has any, else by those it quotes."""
    page = int(bool(runs) and runs[0].text_style.rtl)
    if not page and not _has_rtl(runs):
        return 0
    own = "".join(run.text for run in runs if run.isolate is None)
    text = own if any(map(str.isalpha, own)) else "".join(run.text for run in runs)
    return paragraph_direction(text, page)


def is_turned(runs: Sequence[TextRun]) -> bool:
    """Check whether a paragraph has another direction than its document."""
    return bool(runs) and base_level(runs) != runs[0].text_style.rtl


def _has_rtl(runs: Sequence[TextRun]) -> bool:
    return any(contains_rtl(run.text) for run in runs)


def split_by_level(runs: Sequence[TextRun]) -> Sequence[TextRun]:
    """Split runs so that each has one level; text in another language is isolated from its surroundings.

    Source: UAX 9, 3.3; the isolates are those of HTML's `bdi`.
    """
    if not runs or not (runs[0].text_style.rtl or _has_rtl(runs)):
        return runs
    base = base_level(runs)
    text, starts = "", []
    ends: dict[Isolate, int] = {}
    for isolate, group in groupby(runs, key=lambda run: run.isolate):
        if isolate is not None:
            text += _RTL_ISOLATE if isolate.rtl else _LTR_ISOLATE
        for run in group:
            starts.append(len(text))
            text += run.text
        if isolate is not None:
            ends[isolate] = len(text)
            text += _END_OF_ISOLATE
    levels = resolve_levels(text.replace(NEW_LINE, _LINE_SEPARATOR), base)
    isolates = {each: replace(each, outer_level=levels[end]) for each, end in ends.items()}
    return [
        part
        for run, start in zip(runs, starts, strict=True)
        for part in _parts(
            replace(run, isolate=isolates[run.isolate]) if run.isolate else run,
            levels[start : start + len(run.text)],
        )
    ]


def _parts(run: TextRun, levels: Sequence[int]) -> Iterator[TextRun]:
    """Yield the parts of a run, without marks."""
    position = 0
    for level, group in groupby(levels):
        length = len(list(group))
        text = _MARKS.sub("", run.text[position : position + length])
        position += length
        if text:
            yield replace(run, text=text, level=level)
