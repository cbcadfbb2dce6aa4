"""Blocks as CommonMark, one function a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.render.markdown.inlines import inlines_markdown, words_markdown
from briefgen.render.markdown.tables import write_comparison, write_matrix, write_table

Notes = frozenset[int]
"""The numbers of the notes that the document has and marks lead to: the footnotes."""

_BETWEEN = "<!-- -->"
"""Keeps two lists, or two quotations, that follow each other apart. Source: CommonMark 0.31, example 308."""
_CLOSING = re.compile("(?<= )#+$")
"""Signs that would close a heading instead of being read. Source: CommonMark 0.31, 4.2."""
_LISTS = (d.ListBlock, d.Judgements, d.KeyFigures, d.Timeline, d.Options, d.Gaps, d.SourceList)
_QUOTES = (d.Quote, d.BottomLine)


def write_blocks(blocks: Iterable[d.Block], notes: Notes) -> str:
    """Write blocks below each other."""
    written = [(block, text) for block in blocks if (text := _WRITING[type(block)](block, notes))]
    out = [text for _, text in written[:1]]
    for (before, _), (block, text) in pairwise(written):
        alike = any(isinstance(before, kind) and isinstance(block, kind) for kind in (_LISTS, _QUOTES))
        out += [_BETWEEN, text] if alike else [text]
    return "\n\n".join(out)


def _heading(block: d.Heading, notes: Notes) -> str:
    words = inlines_markdown(block.children, notes, "heading")
    return _headed(block.level, words)


def _paragraph(block: d.Paragraph, notes: Notes) -> str:
    return inlines_markdown(block.children, notes)


def _list(block: d.ListBlock, notes: Notes) -> str:
    first = block.start or 0
    labels = ("-" if block.start is None else f"{first + i}." for i in range(len(block.items)))
    items = [_hang(label, write_blocks(item, notes)) for label, item in zip(labels, block.items, strict=True)]
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _quote(block: d.Quote, notes: Notes) -> str:
    return _quoted(write_blocks(block.blocks, notes))


def _head(block: d.Head, notes: Notes) -> str:
    line = f"{words_markdown(block.kind, strong=True)} {words_markdown(block.date)}".strip()
    return "\n\n".join(filter(None, (line, write_title(block.title), *_fields(block.fields, notes))))


def write_title(title: str) -> str:
    """Write the title."""
    return _headed(1, words_markdown(title))


def _headed(level: int, words: str) -> str:
    kept = _CLOSING.sub(r"\\\g<0>", words)
    return f"{'#' * min(level, 6)} {kept}" if words else ""


def _fields(fields: Iterable[d.Field], notes: Notes) -> list[str]:
    return [
        f"{words_markdown(f.label, strong=True)} {inlines_markdown(f.value, notes)}".strip() for f in fields
    ]


def _bottom_line(block: d.BottomLine, notes: Notes) -> str:
    parts = (words_markdown(block.label, strong=True), write_blocks(block.blocks, notes))
    return _quoted("\n\n".join(filter(None, parts)))


def _what_changed(block: d.WhatChanged, notes: Notes) -> str:
    items = (
        f"{words_markdown(item.verdict, strong=True)} {inlines_markdown(item.text, notes)}".strip()
        for item in block.items
    )
    return "\n\n".join(filter(None, (words_markdown(block.label, strong=True), _entries(items))))


def _judgements(block: d.Judgements, notes: Notes) -> str:
    return _entries(_judgement(item, block.watch_label, notes) for item in block.items)


def _judgement(item: d.Judgement, watch_label: str, notes: Notes) -> str:
    likely = item.likelihood
    term = (words_markdown(likely.term, strong=True), words_markdown(likely.range_text)) if likely else ()
    support = inlines_markdown(item.support, notes, strong=True)
    basis = f"{inlines_markdown(item.confidence, notes)} {support}"
    watch = _entries(inlines_markdown(entry, notes) for entry in item.watch)
    label = words_markdown(watch_label, strong=True) if item.watch else ""
    parts = (
        _lines(" ".join(filter(None, term)), inlines_markdown(item.text, notes)),
        basis.strip(),
        label,
        watch,
    )
    return "\n\n".join(filter(None, parts))


def _key_figures(block: d.KeyFigures, notes: Notes) -> str:
    return _entries(_tile(tile, notes) for tile in block.tiles)


def _tile(tile: d.Tile, notes: Notes) -> str:
    figure = (
        words_markdown(tile.qualifier),
        words_markdown(tile.numeral, strong=True),
        words_markdown(tile.unit),
    )
    detail = _marked(tile.detail, tile.notes, notes)
    contested = words_markdown(tile.contested_label) if tile.claims else ""
    about = (words_markdown(tile.label, strong=True), detail, contested)
    claims = _entries(_claim(claim, notes) for claim in tile.claims)
    return "\n\n".join(
        filter(None, (_lines(" ".join(filter(None, figure)), " ".join(filter(None, about))), claims))
    )


def _claim(claim: d.Claim, notes: Notes) -> str:
    origin = f"{claim.origin}, {claim.date}" if claim.date else claim.origin
    return f"{words_markdown(claim.value_text, strong=True)} {_marked(origin, claim.notes, notes)}".strip()


def _marked(words: str, marks: Iterable[int], notes: Notes) -> str:
    return inlines_markdown((inlines.Text(words), *map(inlines.NoteRef, marks)), notes)


def _timeline(block: d.Timeline, notes: Notes) -> str:
    return _entries(
        f"{words_markdown(event.date, strong=True)} {inlines_markdown(event.text, notes)}".strip()
        for event in block.events
    )


def _chart(block: d.Chart, notes: Notes) -> str:
    """Write what a chart says; nothing is drawn, so its scale is left out."""
    title = (
        words_markdown(block.title, strong=True),
        words_markdown(block.unit),
        words_markdown(block.spread_text),
    )
    return "\n\n".join(
        filter(None, (" ".join(filter(None, title)), _entries(_datum(x, notes) for x in block.data)))
    )


def _datum(datum: d.Datum, notes: Notes) -> str:
    words = (words_markdown(datum.label, strong=True), words_markdown(datum.value_text))
    return " ".join(filter(None, (*words, _marked(datum.detail, datum.notes, notes))))


def _picture(block: d.Picture, _: Notes) -> str:
    """Write what a picture shows in its place: its pixels are in no address that could be given."""
    return "\n\n".join(filter(None, (f"![{words_markdown(block.alt)}](<>)", words_markdown(block.caption))))


def _options(block: d.Options, notes: Notes) -> str:
    return _entries(_option(option, notes) for option in block.items)


def _option(option: d.Option, notes: Notes) -> str:
    title = (words_markdown(option.recommended_label), words_markdown(option.title, strong=True))
    parts = (_lines(*title), write_blocks(option.text, notes), *_fields(option.points, notes))
    return "\n\n".join(filter(None, parts))


def _gaps(block: d.Gaps, notes: Notes) -> str:
    return _entries(
        _lines(inlines_markdown(gap.question, notes, strong=True), inlines_markdown(gap.detail, notes))
        for gap in block.items
    )


def _sources(block: d.SourceList, notes: Notes) -> str:
    return _entries(
        _lines(inlines_markdown(entry.reference, notes), inlines_markdown(entry.descriptor, notes))
        for entry in block.items
    )


def _notes(block: d.Notes, notes: Notes) -> str:
    """Write notes as footnotes; one that no mark leads to would be dropped as such, and is a paragraph."""
    return "\n\n".join(
        _hang(f"[^{note.number}]:", inlines_markdown(note.text, notes), 4)
        if note.number in notes
        else f"{note.number}\\. {inlines_markdown(note.text, notes)}".strip()
        for note in block.items
    )


def _lines(*lines: str) -> str:
    return "\\\n".join(filter(None, lines))


def _entries(entries: Iterable[str]) -> str:
    """Write a list of the memo's own: asterisks tell it from the author's."""
    return "\n".join(_hang("*", entry) for entry in entries if entry)


def _hang(label: str, text: str, width: int = 0) -> str:
    """Stand a label before the first line, and the others as far in as it takes."""
    inset = " " * (width or len(label) + 1)
    return f"{label} {text}".rstrip().replace("\n", f"\n{inset}").replace(f"\n{inset}\n", "\n\n")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


_WRITING: Mapping[type, Callable[[Any, Notes], str]] = MappingProxyType(
    {
        d.Heading: _heading,
        d.Paragraph: _paragraph,
        d.ListBlock: _list,
        d.Quote: _quote,
        d.Head: _head,
        d.BottomLine: _bottom_line,
        d.WhatChanged: _what_changed,
        d.Judgements: _judgements,
        d.KeyFigures: _key_figures,
        d.Comparison: write_comparison,
        d.Matrix: write_matrix,
        d.Timeline: _timeline,
        d.Chart: _chart,
        d.Picture: _picture,
        d.Options: _options,
        d.Gaps: _gaps,
        d.Notes: _notes,
        d.SourceList: _sources,
        d.Table: write_table,
    }
)
