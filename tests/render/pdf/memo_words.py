"""The words of a document in reading order, white space taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from briefgen import document as d

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Take the white space out."""
    return _SPACES.sub("", text)


def words_of(document: d.Document) -> str:
    """Give every word a reader of the document is told, in order."""
    return squeeze(_blocks((*document.body, *document.annex)))


def _inlines(inlines: d.Inlines) -> str:
    out = ""
    for node in inlines:
        if isinstance(node, d.Text):
            out += node.text
        elif isinstance(node, d.NoteRef):
            out += _mark(node.number)
        elif not isinstance(node, d.LineBreak):
            out += _inlines(node.children)
    return out


def _mark(number: int) -> str:
    return str(number).translate(_SUPERIOR)


def _blocks(blocks: d.Blocks) -> str:
    return _joined(_WORDS[type(block)](block) for block in blocks)


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)


def _fields(fields: tuple[d.Field, ...]) -> str:
    return _joined(f.label + _inlines(f.value) for f in fields)


def _list(b: d.ListBlock) -> str:
    labels = ["•" if b.start is None else f"{b.start + i}." for i in range(len(b.items))]
    return _joined(label + _blocks(item) for label, item in zip(labels, b.items, strict=True))


def _judgements(b: d.Judgements) -> str:
    return _joined(_judgement(j, b.watch_label) for j in b.items)


def _judgement(j: d.Judgement, watch_label: str) -> str:
    term = j.likelihood.term + j.likelihood.range_text if j.likelihood else ""
    watch = watch_label + _joined(map(_inlines, j.watch)) if j.watch else ""
    return term + _inlines(j.text) + _inlines(j.confidence) + _inlines(j.support) + watch


def _tile(t: d.Tile) -> str:
    words = t.qualifier + t.numeral + t.unit + t.label + t.detail + _joined(map(_mark, t.notes))
    if t.claims:
        words += t.contested_label
    for c in t.claims:
        words += (
            c.value_text + (f"{c.origin}, {c.date}" if c.date else c.origin) + _joined(map(_mark, c.notes))
        )
    return words


def _comparison(b: d.Comparison) -> str:
    heads = _joined(c.key + c.title for c in b.columns)
    return b.question + heads + _joined(r.label + _joined(map(_blocks, r.cells)) for r in b.rows)


def _matrix(b: d.Matrix) -> str:
    named = dict(b.rating_words)
    words = b.caption + b.evidence_label + _joined(c.key + c.title for c in b.columns)
    for row in b.rows:
        words += _inlines(row.evidence) + (b.discriminates_label if row.discriminates else "")
        words += _joined(named[r] for r in row.ratings)
    return words + b.summary


def _option(o: d.Option) -> str:
    return o.recommended_label + o.title + _blocks(o.text) + _fields(o.points)


def _table(b: d.Table) -> str:
    return b.caption + _joined(_inlines(c) for row in (b.header, *b.rows) for c in row)


_WORDS: dict[type, Callable[[Any], str]] = {
    d.Heading: lambda b: _inlines(b.children),
    d.Paragraph: lambda b: _inlines(b.children),
    d.ListBlock: _list,
    d.Quote: lambda b: _blocks(b.blocks),
    d.Head: lambda b: b.kind + b.date + b.title + _fields(b.fields),
    d.BottomLine: lambda b: b.label + _blocks(b.blocks),
    d.Judgements: _judgements,
    d.KeyFigures: lambda b: _joined(map(_tile, b.tiles)),
    d.Comparison: _comparison,
    d.Matrix: _matrix,
    d.Timeline: lambda b: _joined(e.date + _inlines(e.text) for e in b.events),
    d.Options: lambda b: _joined(map(_option, b.items)),
    d.Gaps: lambda b: _joined(_inlines(g.question) + _inlines(g.detail) for g in b.items),
    d.Notes: lambda b: _joined(f"{n.number}." + _inlines(n.text) for n in b.items),
    d.SourceList: lambda b: _joined(_inlines(s.reference) + _inlines(s.descriptor) for s in b.items),
    d.Table: _table,
}
