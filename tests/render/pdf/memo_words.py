"""The words of a document in reading order, white space taken out."""

from __future__ import annotations

import re

from briefgen import document as d

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Take the white space out."""
    return _SPACES.sub("", text)


def words_of(document: d.Document) -> str:
    """Give every word a reader of the document is told, in order."""
    return squeeze("".join(_block(b) for b in (*document.body, *document.annex)))


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
    return "".join(map(_block, blocks))


def _fields(fields: tuple[d.Field, ...]) -> str:
    return "".join(f.label + _inlines(f.value) for f in fields)


def _block(b: d.Block) -> str:  # noqa: PLR0911 - one answer for each kind of block
    match b:
        case d.Heading() | d.Paragraph():
            return _inlines(b.children)
        case d.ListBlock():
            labels = ["•" if b.start is None else f"{b.start + i}." for i in range(len(b.items))]
            return "".join(label + _blocks(item) for label, item in zip(labels, b.items, strict=True))
        case d.Quote():
            return _blocks(b.blocks)
        case d.Head():
            return b.kind + b.date + b.title + _fields(b.fields)
        case d.BottomLine():
            return b.label + _blocks(b.blocks)
        case d.Judgements():
            return "".join(_judgement(j, b.watch_label) for j in b.items)
        case d.KeyFigures():
            return "".join(map(_tile, b.tiles))
        case d.Comparison():
            heads = "".join(c.key + c.title for c in b.columns)
            return b.question + heads + "".join(r.label + "".join(map(_blocks, r.cells)) for r in b.rows)
        case d.Matrix():
            return _matrix(b)
        case d.Timeline():
            return "".join(e.date + _inlines(e.text) for e in b.events)
        case d.Options():
            return "".join(
                o.recommended_label + o.title + _blocks(o.text) + _fields(o.points) for o in b.items
            )
        case d.Gaps():
            return "".join(_inlines(g.question) + _inlines(g.detail) for g in b.items)
        case d.Notes():
            return "".join(f"{n.number}." + _inlines(n.text) for n in b.items)
        case d.SourceList():
            return "".join(_inlines(s.reference) + _inlines(s.descriptor) for s in b.items)
        case d.Table():
            return b.caption + "".join(_inlines(c) for row in (b.header, *b.rows) for c in row)


def _judgement(j: d.Judgement, watch_label: str) -> str:
    term = j.likelihood.term + j.likelihood.range_text if j.likelihood else ""
    watch = watch_label + "".join(map(_inlines, j.watch)) if j.watch else ""
    return term + _inlines(j.text) + _inlines(j.confidence) + _inlines(j.support) + watch


def _tile(t: d.Tile) -> str:
    words = t.qualifier + t.numeral + t.unit + t.label + t.detail + "".join(map(_mark, t.notes))
    if t.claims:
        words += t.contested_label
    for c in t.claims:
        words += (
            c.value_text + (f"{c.origin}, {c.date}" if c.date else c.origin) + "".join(map(_mark, c.notes))
        )
    return words


def _matrix(m: d.Matrix) -> str:
    named = dict(m.rating_words)
    words = m.caption + m.evidence_label + "".join(c.key + c.title for c in m.columns)
    for row in m.rows:
        words += _inlines(row.evidence) + (m.discriminates_label if row.discriminates else "")
        words += "".join(named[r] for r in row.ratings)
    return words + m.summary
