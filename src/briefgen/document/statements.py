"""The words of a document in reading order, a statement at a time: all that a renderer has to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.plain_words import plain, superior


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that stand together: a paragraph, a judgement, a tile, a row, a note.

    Shape: the words are parted by single spaces; marks of notes are superior digits.
    """

    kind: str
    """The node's type in lower case, such as "judgement" or "note"."""
    words: str


def statements(document: d.Document) -> tuple[Statement, ...]:
    """List every statement a reader of the document is told, in order; running heads and feet are none."""
    found = (s for block in (*document.body, *document.annex) for s in _block(block))
    return tuple(s for s in found if s.words)


def _block(block: d.Block) -> Iterable[Statement]:
    return _SAYING[type(block)](block)


def _say(node: object, *pieces: str) -> Statement:
    return Statement(type(node).__name__.lower(), _joined(pieces))


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(word for piece in pieces for word in piece.split())


def _inlines(inlines: inlines.Inlines) -> str:
    return plain(inlines, marks=True)


def _paragraph(block: d.Heading | d.Paragraph) -> Iterator[Statement]:
    yield _say(block, _inlines(block.children))


def _list(block: d.ListBlock) -> Iterator[Statement]:
    for i, item in enumerate(block.items):
        yield _say(block, "•" if block.start is None else f"{block.start + i}.")
        yield from _blocks(item)


def _blocks(blocks: d.Blocks) -> Iterator[Statement]:
    for block in blocks:
        yield from _block(block)


def _quote(block: d.Quote) -> Iterator[Statement]:
    return _blocks(block.blocks)


def _head(block: d.Head) -> Iterator[Statement]:
    yield _say(block, block.kind, block.date, block.title)
    yield from _fields(block.fields)


def _fields(fields: tuple[d.Field, ...]) -> Iterator[Statement]:
    for field in fields:
        yield _say(field, field.label, _inlines(field.value))


def _bottom_line(block: d.BottomLine) -> Iterator[Statement]:
    yield _say(block, block.label)
    yield from _blocks(block.blocks)


def _what_changed(block: d.WhatChanged) -> Iterator[Statement]:
    yield _say(block, block.label)
    for item in block.items:
        yield _say(item, item.verdict, _inlines(item.text))


def _judgements(block: d.Judgements) -> Iterator[Statement]:
    for each in block.items:
        likely = (each.likelihood.term, each.likelihood.range_text) if each.likelihood else ()
        watch = (block.watch_label, *map(_inlines, each.watch)) if each.watch else ()
        yield _say(each, *likely, *map(_inlines, (each.text, each.confidence, each.support)), *watch)


def _key_figures(block: d.KeyFigures) -> Iterator[Statement]:
    for tile in block.tiles:
        words = (tile.qualifier, tile.numeral, tile.unit, tile.label, tile.detail, *map(superior, tile.notes))
        yield _say(tile, *words, tile.contested_label if tile.claims else "")
        for claim in tile.claims:
            origin = f"{claim.origin}, {claim.date}" if claim.date else claim.origin
            yield _say(claim, claim.value_text, origin, *map(superior, claim.notes))


def _comparison(block: d.Comparison) -> Iterator[Statement]:
    yield _say(block, block.question)
    for column in block.columns:
        yield _say(column, column.key, column.title)
    for row in block.rows:
        yield _say(row, row.label)
        for cell in row.cells:
            yield from _blocks(cell)


def _matrix(block: d.Matrix) -> Iterator[Statement]:
    rating_words = dict(block.rating_words)
    yield _say(block, block.caption, block.evidence_label)
    for column in block.columns:
        yield _say(column, column.key, column.title)
    for row in block.rows:
        flag = block.discriminates_label if row.discriminates else ""
        yield _say(row, _inlines(row.evidence), flag, *(rating_words[r] for r in row.ratings))
    yield _say(block, block.summary)


def _timeline(block: d.Timeline) -> Iterator[Statement]:
    for event in block.events:
        yield _say(event, event.date, _inlines(event.text))


def _chart(block: d.Chart) -> Iterator[Statement]:
    yield _say(block, block.title, block.unit, block.spread_text)
    yield _say(block, *(tick.text for tick in block.ticks))
    for datum in block.data:
        yield _say(datum, datum.label, datum.value_text, datum.detail, *map(superior, datum.notes))


def _picture(block: d.Picture) -> Iterator[Statement]:
    yield _say(block, block.caption)


def _options(block: d.Options) -> Iterator[Statement]:
    for option in block.items:
        yield _say(option, option.recommended_label, option.title)
        yield from _blocks(option.text)
        yield from _fields(option.points)


def _gaps(block: d.Gaps) -> Iterator[Statement]:
    for gap in block.items:
        yield _say(gap, _inlines(gap.question), _inlines(gap.detail))


def _notes(block: d.Notes) -> Iterator[Statement]:
    for note in block.items:
        yield _say(note, f"{note.number}.", _inlines(note.text))


def _sources(block: d.SourceList) -> Iterator[Statement]:
    for entry in block.items:
        yield _say(entry, _inlines(entry.reference), _inlines(entry.descriptor))


def _table(block: d.Table) -> Iterator[Statement]:
    yield _say(block, block.caption)
    for row in (block.header, *block.rows):
        yield _say(block, *map(_inlines, row))


_SAYING: Mapping[type, Callable[[Any], Iterable[Statement]]] = MappingProxyType(
    {
        d.Heading: _paragraph,
        d.Paragraph: _paragraph,
        d.ListBlock: _list,
        d.Quote: _quote,
        d.Head: _head,
        d.BottomLine: _bottom_line,
        d.WhatChanged: _what_changed,
        d.Judgements: _judgements,
        d.KeyFigures: _key_figures,
        d.Comparison: _comparison,
        d.Matrix: _matrix,
        d.Timeline: _timeline,
        d.Chart: _chart,
        d.Picture: _picture,
        d.Options: _options,
        d.Gaps: _gaps,
        d.Notes: _notes,
        d.SourceList: _sources,
        d.Table: _table,
    }
)
