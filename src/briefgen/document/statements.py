"""The text of a document as a list of statements in reading order.

Every renderer must print all of them; evidence.json and the tests compare the output with this list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.chart_nodes import Chart
from briefgen.document.key_figure_nodes import KeyFigures
from briefgen.document.matrix_nodes import Matrix
from briefgen.document.note_nodes import Notes, SourceList
from briefgen.document.plain_text import mark_texts, plain_text
from briefgen.document.timeline_nodes import Timeline


class Statement(Struct, frozen=True):
    """The text of one unit: a paragraph, a judgement, a tile, a table row or a note.

    Shape: words are separated by single spaces; note marks are superscript digits, or ranges of them.
    """

    kind: str
    """The node's type in lower case, such as "judgement" or "note"."""
    words: str


@lru_cache(
    maxsize=1
)  # a memo's are needed for its evidence, the check of its PDF and that of its translations
def statements(document: d.Document) -> tuple[Statement, ...]:
    """Return all statements of a document in reading order, without page headers and footers."""
    found = (s for block in (*document.body, *document.annex) for s in _block(block))
    return tuple(s for s in found if s.words)


def _block(block: d.Block) -> Iterable[Statement]:
    return _LISTERS[type(block)](block)


def _statement(node: object, *texts: str) -> Statement:
    return Statement(type(node).__name__.lower(), _join(texts))


def _join(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _inlines(nodes: inlines.Inlines) -> str:
    return plain_text(nodes, note_marks=True)


def _paragraph(block: d.Heading | d.Paragraph) -> Iterator[Statement]:
    yield _statement(block, _inlines(block.children))


def _list(block: d.ListBlock) -> Iterator[Statement]:
    for i, item in enumerate(block.items):
        yield _statement(block, "•" if block.start is None else f"{block.start + i}.")
        yield from _blocks(item)


def _blocks(blocks: d.Blocks) -> Iterator[Statement]:
    for block in blocks:
        yield from _block(block)


def _quote(block: d.Quote) -> Iterator[Statement]:
    return _blocks(block.blocks)


def _head(block: d.Head) -> Iterator[Statement]:
    yield _statement(block, block.kind, block.date, block.title)
    yield from _fields(block.fields)


def _fields(fields: tuple[d.Field, ...]) -> Iterator[Statement]:
    for field in fields:
        yield _statement(field, field.label, _inlines(field.value))


def _bottom_line(block: d.BottomLine) -> Iterator[Statement]:
    yield _statement(block, block.label)
    yield from _blocks(block.blocks)


def _decision(block: d.Decision) -> Iterator[Statement]:
    return _fields(block.fields)


def _what_changed(block: d.WhatChanged) -> Iterator[Statement]:
    yield _statement(block, block.label)
    for item in block.items:
        yield _statement(item, item.verdict, _inlines(item.text))


def _judgements(block: d.Judgements) -> Iterator[Statement]:
    for each in block.items:
        likelihood = (each.likelihood.term,) if each.likelihood else ()
        watch = (block.watch_label, *map(_inlines, each.watch)) if each.watch else ()
        yield _statement(
            each, *likelihood, *map(_inlines, (each.text, each.confidence, each.support)), *watch
        )


def _key_figures(block: KeyFigures) -> Iterator[Statement]:
    for tile in block.tiles:
        words = (
            tile.qualifier,
            tile.numeral,
            tile.unit,
            tile.label,
            tile.detail,
            *mark_texts(tile.notes),
        )
        yield _statement(tile, *words, tile.contested_label if tile.claims else "")
        for claim in tile.claims:
            yield _statement(claim, claim.value_text, claim.origin_and_date, *mark_texts(claim.notes))


def _comparison(block: d.Comparison) -> Iterator[Statement]:
    yield _statement(block, block.question)
    for column in block.columns:
        yield _statement(column, column.key, column.title)
    for row in block.rows:
        yield _statement(row, row.label)
        for cell in row.cells:
            yield from _blocks(cell)


def _matrix(block: Matrix) -> Iterator[Statement]:
    rating_words = dict(block.rating_words)
    yield _statement(block, block.caption, block.evidence_label)
    for column in block.columns:
        yield _statement(column, column.key, column.title)
    yield _statement(block, block.discriminates_label)
    for row in block.rows:
        ratings = (rating_words[rating] for rating in row.ratings)
        yield _statement(row, _inlines(row.evidence), *ratings, block.discriminates_word(row))
    yield _statement(block, block.summary)


def _timeline(block: Timeline) -> Iterator[Statement]:
    for event in block.events:
        yield _statement(event, event.date, _inlines(event.text))


def _chart(block: Chart) -> Iterator[Statement]:
    yield _statement(block, block.title, block.unit, block.spread_text)
    yield _statement(block, *(tick.text for tick in block.ticks))
    for datum in block.data:
        yield _statement(datum, datum.label, datum.value_text, datum.detail, *mark_texts(datum.notes))


def _picture(block: d.Picture) -> Iterator[Statement]:
    yield _statement(block, block.caption)


def _options(block: d.Options) -> Iterator[Statement]:
    for option in block.items:
        yield _statement(option, option.recommended_label, option.title)
        yield from _blocks(option.text)
        yield from _fields(option.points)


def _gaps(block: d.Gaps) -> Iterator[Statement]:
    for gap in block.items:
        yield _statement(gap, _inlines(gap.question), _inlines(gap.detail))


def _notes(block: Notes) -> Iterator[Statement]:
    for note in block.items:
        yield _statement(note, f"{note.number}.", _inlines(note.text))


def _sources(block: SourceList) -> Iterator[Statement]:
    for entry in block.items:
        yield _statement(entry, _inlines(entry.reference), _inlines(entry.descriptor))


def _signature(block: d.Signature) -> Iterator[Statement]:
    yield _statement(block, block.label)


def _table(block: d.Table) -> Iterator[Statement]:
    yield _statement(block, block.caption)
    for row in (block.header, *block.rows):
        yield _statement(block, *map(_inlines, row))


_LISTERS: Mapping[type, Callable[[Any], Iterable[Statement]]] = MappingProxyType(
    {
        d.Heading: _paragraph,
        d.Paragraph: _paragraph,
        d.ListBlock: _list,
        d.Quote: _quote,
        d.Head: _head,
        d.BottomLine: _bottom_line,
        d.Decision: _decision,
        d.WhatChanged: _what_changed,
        d.Judgements: _judgements,
        KeyFigures: _key_figures,
        d.Comparison: _comparison,
        Matrix: _matrix,
        Timeline: _timeline,
        Chart: _chart,
        d.Picture: _picture,
        d.Options: _options,
        d.Gaps: _gaps,
        Notes: _notes,
        SourceList: _sources,
        d.Table: _table,
        d.Signature: _signature,
    }
)
