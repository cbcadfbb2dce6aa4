"""Split text runs into words that lines are not broken in, and measure them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct, field

from briefgen.render.pdf.break_opportunities import split_at_opportunities
from briefgen.render.pdf.no_break_spaces import with_no_break_spaces
from briefgen.render.pdf.shaping import ShapedText, shape
from briefgen.render.pdf.text_runs import NEW_LINE, TextRun
from briefgen.render.pdf.text_style import TextStyle

_CHUNKS = re.compile(r" +|\n|[^ \n]+")
_MAX_MEASURED = 64
"""Longer words are measured in parts. Units: characters."""


class RunText(Struct, frozen=True):
    """All of a run that the breaking of its paragraph depends on; its place in the document is not."""

    position: int
    """Which run of the paragraph it is, from 0."""
    text: str
    text_style: TextStyle
    level: int
    lang: str
    """The language that its words are hyphenated by."""
    content: int
    """Its content item, by a number within the paragraph."""
    isolate: tuple[int, int] | None
    """Its isolate, by such a number, with the level of its ends."""


MeasuredText = tuple[ShapedText, RunText, float]
"""Text that is shaped as one, its run, and its width in points."""
_Measured = tuple[tuple[ShapedText, float], ...]
"""Texts that are shaped as one each, with their widths in points."""


class MeasuredWord(Struct):
    """Text that is set on one line."""

    parts: list[MeasuredText] = field(default_factory=list)
    width: float = 0
    space: RunText | None = None
    """The run of the space after the word; None if a line can break there without a space."""
    line_break: bool = False
    """Whether a forced line break follows."""

    def add(self, text: str, run: RunText) -> None:
        """Add text of a run to the end."""
        self.add_measured(_measured(text, run.text_style, rtl=bool(run.level % 2)), run)

    def add_measured(self, parts: _Measured, run: RunText) -> None:
        """Add text of a run that is measured."""
        for shaped, width in parts:
            self.parts.append((shaped, run, width))
            self.width += width


def texts_of(runs: Sequence[TextRun]) -> tuple[RunText, ...]:
    """Return what the breaking of lines depends on, of each run."""
    contents: dict[object, int] = {}
    isolates: dict[object, int] = {}
    return tuple(
        RunText(
            position,
            run.text,
            run.text_style,
            run.level,
            run.content.element.properties.get("Lang", run.text_style.lang),
            contents.setdefault(run.content, len(contents)),
            (isolates.setdefault(run.isolate, len(isolates)), run.isolate.outer_level)
            if run.isolate
            else None,
        )
        for position, run in enumerate(runs)
    )


def split_into_words(runs: Sequence[RunText]) -> Iterator[MeasuredWord]:
    """Yield the unbreakable parts of the text, which can span runs."""
    word = MeasuredWord()
    for run in runs:
        for chunk, pieces in _chunks(run.text, run.text_style, rtl=bool(run.level % 2)):
            if chunk == NEW_LINE:
                word.line_break, word.space = True, run
                yield word
                word = MeasuredWord()
            elif chunk == " ":
                if word.parts:
                    word.space = run
                    yield word
                    word = MeasuredWord()
            else:
                *heads, tail = pieces
                for head in heads:
                    word.add_measured(head, run)
                    yield word
                    word = MeasuredWord()
                word.add_measured(tail, run)
    if word.parts:
        yield word


@lru_cache(maxsize=256)
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
    shaped = [shape(part, style.face, rtl) for part in parts]
    return tuple((each, each.width * style.size / 1000) for each in shaped)


def shaped_space(run: RunText) -> ShapedText:
    """Shape the space after a word of a run."""
    return shape(" ", run.text_style.face, bool(run.level % 2))
