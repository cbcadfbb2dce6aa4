"""Write blocks as CommonMark, with one function per type of block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.chart_nodes import Chart, Datum
from briefgen.document.key_figure_nodes import Claim, KeyFigures, Tile
from briefgen.document.matrix_nodes import Matrix
from briefgen.document.note_nodes import Notes, SourceList
from briefgen.document.timeline_nodes import Timeline
from briefgen.render.markdown.inline_markdown import inline_markdown, plain_markdown
from briefgen.render.markdown.table_markdown import comparison_markdown, matrix_markdown, table_markdown

FootnoteNumbers = frozenset[int]
"""The numbers of the notes that exist and are referenced; these are written as footnotes."""

_BLOCK_SEPARATOR = "<!-- -->"
"""Separates two lists, or two block quotes, in a row. Source: CommonMark 0.31, example 308."""
_CLOSING_HASHES = re.compile("(?<= )#+$")
"""Hashes that would be read as the closing sequence of a heading. Source: CommonMark 0.31, 4.2."""
_LIST_BLOCKS = (d.ListBlock, d.Judgements, KeyFigures, Timeline, d.Options, d.Gaps, SourceList)
_QUOTE_BLOCKS = (d.Quote, d.BottomLine)


def blocks_markdown(blocks: Iterable[d.Block], footnotes: FootnoteNumbers) -> str:
    """Write blocks in order."""
    blocks_and_texts = [
        (block, text) for block in blocks if (text := _WRITERS[type(block)](block, footnotes))
    ]
    out = [text for _, text in blocks_and_texts[:1]]
    for (before, _), (block, text) in pairwise(blocks_and_texts):
        same_kind = any(
            isinstance(before, kind) and isinstance(block, kind) for kind in (_LIST_BLOCKS, _QUOTE_BLOCKS)
        )
        out += [_BLOCK_SEPARATOR, text] if same_kind else [text]
    return "\n\n".join(out)


def _heading(block: d.Heading, footnotes: FootnoteNumbers) -> str:
    text = inline_markdown(block.children, footnotes, "heading")
    return _heading_line(block.level, text)


def _paragraph(block: d.Paragraph, footnotes: FootnoteNumbers) -> str:
    return inline_markdown(block.children, footnotes)


def _list(block: d.ListBlock, footnotes: FootnoteNumbers) -> str:
    first = block.start or 0
    labels = ("-" if block.start is None else f"{first + i}." for i in range(len(block.items)))
    items = [
        _hanging_indent(label, blocks_markdown(item, footnotes))
        for label, item in zip(labels, block.items, strict=True)
    ]
    return ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _quote(block: d.Quote, footnotes: FootnoteNumbers) -> str:
    return _block_quote(blocks_markdown(block.blocks, footnotes))


def _head(block: d.Head, footnotes: FootnoteNumbers) -> str:
    line = f"{plain_markdown(block.kind, strong=True)} {plain_markdown(block.date)}".strip()
    return "\n\n".join(filter(None, (line, title_markdown(block.title), *_fields(block.fields, footnotes))))


def title_markdown(title: str) -> str:
    """Write the title as a heading of level 1."""
    return _heading_line(1, plain_markdown(title))


def _heading_line(level: int, text: str) -> str:
    escaped = _CLOSING_HASHES.sub(r"\\\g<0>", text)
    return f"{'#' * min(level, 6)} {escaped}" if text else ""


def _fields(fields: Iterable[d.Field], footnotes: FootnoteNumbers) -> list[str]:
    return [
        f"{plain_markdown(f.label, strong=True)} {inline_markdown(f.value, footnotes)}".strip()
        for f in fields
    ]


def _signature(block: d.Signature, _footnotes: FootnoteNumbers) -> str:
    return plain_markdown(block.label)


def _bottom_line(block: d.BottomLine, footnotes: FootnoteNumbers) -> str:
    parts = (plain_markdown(block.label, strong=True), blocks_markdown(block.blocks, footnotes))
    return _block_quote("\n\n".join(filter(None, parts)))


def _decision(block: d.Decision, footnotes: FootnoteNumbers) -> str:
    return "\n\n".join(_fields(block.fields, footnotes))


def _what_changed(block: d.WhatChanged, footnotes: FootnoteNumbers) -> str:
    items = (
        f"{plain_markdown(item.verdict, strong=True)} {inline_markdown(item.text, footnotes)}".strip()
        for item in block.items
    )
    return "\n\n".join(filter(None, (plain_markdown(block.label, strong=True), _bullet_list(items))))


def _judgements(block: d.Judgements, footnotes: FootnoteNumbers) -> str:
    return _bullet_list(_judgement(item, block.watch_label, footnotes) for item in block.items)


def _judgement(item: d.Judgement, watch_label: str, footnotes: FootnoteNumbers) -> str:
    likelihood = item.likelihood
    term = plain_markdown(likelihood.term, strong=True) if likelihood else ""
    support = inline_markdown(item.support, footnotes, strong=True)
    basis = f"{inline_markdown(item.confidence, footnotes)} {support}"
    watch = _bullet_list(inline_markdown(entry, footnotes) for entry in item.watch)
    label = plain_markdown(watch_label, strong=True) if item.watch else ""
    parts = (
        _join_lines(term, inline_markdown(item.text, footnotes)),
        basis.strip(),
        label,
        watch,
    )
    return "\n\n".join(filter(None, parts))


def _key_figures(block: KeyFigures, footnotes: FootnoteNumbers) -> str:
    return _bullet_list(_tile(tile, footnotes) for tile in block.tiles)


def _tile(tile: Tile, footnotes: FootnoteNumbers) -> str:
    figure = (
        plain_markdown(tile.qualifier),
        plain_markdown(tile.numeral, strong=True),
        plain_markdown(tile.unit),
    )
    detail = _with_note_refs(tile.detail, tile.notes, footnotes)
    contested = plain_markdown(tile.contested_label) if tile.claims else ""
    about = (plain_markdown(tile.label, strong=True), detail, contested)
    claims = _bullet_list(_claim(claim, footnotes) for claim in tile.claims)
    return "\n\n".join(
        filter(None, (_join_lines(" ".join(filter(None, figure)), " ".join(filter(None, about))), claims))
    )


def _claim(claim: Claim, footnotes: FootnoteNumbers) -> str:
    value = plain_markdown(claim.value_text, strong=True)
    return f"{value} {_with_note_refs(claim.origin_and_date, claim.notes, footnotes)}".strip()


def _with_note_refs(text: str, numbers: Iterable[int], footnotes: FootnoteNumbers) -> str:
    return inline_markdown((inlines.Text(text), *map(inlines.NoteRef, numbers)), footnotes)


def _timeline(block: Timeline, footnotes: FootnoteNumbers) -> str:
    return _bullet_list(
        f"{plain_markdown(event.date, strong=True)} {inline_markdown(event.text, footnotes)}".strip()
        for event in block.events
    )


def _chart(block: Chart, footnotes: FootnoteNumbers) -> str:
    """Write the values of a chart as a list; the scale is left out, since nothing is drawn."""
    title = (
        plain_markdown(block.title, strong=True),
        plain_markdown(block.unit),
        plain_markdown(block.spread_text),
    )
    return "\n\n".join(
        filter(None, (" ".join(filter(None, title)), _bullet_list(_datum(x, footnotes) for x in block.data)))
    )


def _datum(datum: Datum, footnotes: FootnoteNumbers) -> str:
    text = (plain_markdown(datum.label, strong=True), plain_markdown(datum.value_text))
    return " ".join(filter(None, (*text, _with_note_refs(datum.detail, datum.notes, footnotes))))


def _picture(block: d.Picture, _: FootnoteNumbers) -> str:
    """Write a picture's alternative text and caption; the image has no URL to link to."""
    return "\n\n".join(filter(None, (f"![{plain_markdown(block.alt)}](<>)", plain_markdown(block.caption))))


def _options(block: d.Options, footnotes: FootnoteNumbers) -> str:
    return _bullet_list(_option(option, footnotes) for option in block.items)


def _option(option: d.Option, footnotes: FootnoteNumbers) -> str:
    title = (plain_markdown(option.recommended_label), plain_markdown(option.title, strong=True))
    parts = (_join_lines(*title), blocks_markdown(option.text, footnotes), *_fields(option.points, footnotes))
    return "\n\n".join(filter(None, parts))


def _gaps(block: d.Gaps, footnotes: FootnoteNumbers) -> str:
    return _bullet_list(
        _join_lines(
            inline_markdown(gap.question, footnotes, strong=True), inline_markdown(gap.detail, footnotes)
        )
        for gap in block.items
    )


def _sources(block: SourceList, footnotes: FootnoteNumbers) -> str:
    return _bullet_list(
        _join_lines(inline_markdown(entry.reference, footnotes), inline_markdown(entry.descriptor, footnotes))
        for entry in block.items
    )


def _notes(block: Notes, footnotes: FootnoteNumbers) -> str:
    """Write notes as footnotes; unreferenced notes as paragraphs, since a Markdown reader would drop them."""
    return "\n\n".join(
        _hanging_indent(f"[^{note.number}]:", inline_markdown(note.text, footnotes), 4)
        if note.number in footnotes
        else f"{note.number}\\. {inline_markdown(note.text, footnotes)}".strip()
        for note in block.items
    )


def _join_lines(*lines: str) -> str:
    return "\\\n".join(filter(None, lines))


def _bullet_list(entries: Iterable[str]) -> str:
    """Write a list of the memo's own blocks, with asterisks; the author's lists have hyphens."""
    return "\n".join(_hanging_indent("*", entry) for entry in entries if entry)


def _hanging_indent(label: str, text: str, width: int = 0) -> str:
    """Put a label before the first line and indent the other lines by its width."""
    inset = " " * (width or len(label) + 1)
    return f"{label} {text}".rstrip().replace("\n", f"\n{inset}").replace(f"\n{inset}\n", "\n\n")


def _block_quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


_WRITERS: Mapping[type, Callable[[Any, FootnoteNumbers], str]] = MappingProxyType(
    {
        d.Heading: _heading,
        d.Paragraph: _paragraph,
        d.ListBlock: _list,
        d.Quote: _quote,
        d.Head: _head,
        d.BottomLine: _bottom_line,
        d.Decision: _decision,
        d.Signature: _signature,
        d.WhatChanged: _what_changed,
        d.Judgements: _judgements,
        KeyFigures: _key_figures,
        d.Comparison: comparison_markdown,
        Matrix: matrix_markdown,
        Timeline: _timeline,
        Chart: _chart,
        d.Picture: _picture,
        d.Options: _options,
        d.Gaps: _gaps,
        Notes: _notes,
        SourceList: _sources,
        d.Table: table_markdown,
    }
)
