"""The words of a briefgen memo as a YAML file that the peers' scripts set.

Shape: title, lang, marking, date, from, fields, blocks; a block is one of heading, paragraph, bullets, box
(label and paragraphs), tiles, table. A note mark is `[3]`, as the peers' links to the list of notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from pathlib import Path
from typing import Any

import yaml

from briefgen.build.check import check_brief
from briefgen.build.edition import compose_memo
from briefgen.cli.environment import settings_of
from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.key_figure_nodes import KeyFigures, Tile
from briefgen.document.matrix_nodes import Matrix
from briefgen.document.note_nodes import Notes
from briefgen.document.timeline_nodes import Timeline
from tests.benchmarks.distinct import altered

Block = dict[str, Any]


def memo_words(spec: Path) -> dict[str, Any]:
    """Compose a brief and give the words of its body, with the notes at its end."""
    proven, found = check_brief(spec, settings_of(spec))
    memo = compose_memo(proven)[0] if proven else None
    if memo is None:
        raise ValueError(found)
    notes = next(block for block in memo.annex if isinstance(block, Notes))
    return {
        "title": memo.title,
        "lang": memo.lang,
        "marking": memo.marking,
        "short_title": memo.short_title,
        "author": memo.author,
        "blocks": [made for block in memo.body for made in _blocks(block)],
        "notes": [_words(note.text) for note in notes.items],
    }


def write_words(words: dict[str, Any], path: Path, number: int | None = None) -> None:
    """Write the memo, or the memo of that number, altered as its brief is."""
    text = yaml.safe_dump(words, allow_unicode=True, sort_keys=False, width=10**6)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if number is None else altered(text, number), encoding="utf-8")


def _words(nodes: inlines.Inlines) -> str:
    return "".join(_inline(node) for node in nodes)


def _inline(node: inlines.Inline) -> str:
    if isinstance(node, inlines.Text):
        return node.text
    if isinstance(node, inlines.NoteRef):
        return f"[{node.number}]"
    return " " if isinstance(node, inlines.LineBreak) else _words(node.children)


def _plain(blocks: d.Blocks) -> str:
    """Return the words of blocks in a cell."""
    out = []
    for block in blocks:
        if isinstance(block, d.Paragraph):
            out.append(_words(block.children))
        elif isinstance(block, d.ListBlock):
            out += [f"• {_plain(item)}" for item in block.items]
    return " ".join(out)


@singledispatch
def _blocks(block: Any) -> Iterator[Block]:
    raise TypeError(type(block))


@_blocks.register
def _(block: d.Heading) -> Iterator[Block]:
    yield {"heading": _words(block.children)}


@_blocks.register
def _(block: d.Paragraph) -> Iterator[Block]:
    yield {"paragraph": _words(block.children)}


@_blocks.register
def _(block: d.ListBlock) -> Iterator[Block]:
    yield {"bullets": [_plain(item) for item in block.items]}


@_blocks.register
def _(block: d.Quote) -> Iterator[Block]:
    yield {"paragraph": _plain(block.blocks)}


@_blocks.register
def _(block: d.Head) -> Iterator[Block]:
    rows = [[field.label, _words(field.value)] for field in block.fields]
    yield {"fields": [[block.kind, block.date], *rows]}


@_blocks.register
def _(block: d.Decision) -> Iterator[Block]:
    yield {"fields": [[field.label, _words(field.value)] for field in block.fields]}


@_blocks.register
def _(block: d.BottomLine) -> Iterator[Block]:
    yield {"box": {"label": block.label, "paragraphs": [_plain((b,)) for b in block.blocks]}}


@_blocks.register
def _(block: d.Judgements) -> Iterator[Block]:
    for item in block.items:
        yield {"paragraph": _words(item.text)}
        said = [_words(item.confidence), _words(item.support)]
        yield {"bullets": [*said, *(_words(watch) for watch in item.watch)]}


@_blocks.register
def _(block: KeyFigures) -> Iterator[Block]:
    def words(tile: Tile) -> dict[str, str]:
        claims = "; ".join(f"{claim.origin}: {claim.value_text}, {claim.date}" for claim in tile.claims)
        label = " ".join(filter(None, (tile.qualifier, tile.unit, tile.label, tile.detail, claims)))
        return {"value": tile.numeral or tile.contested_label, "label": label}

    yield {"tiles": [words(tile) for tile in block.tiles]}


@_blocks.register
def _(block: d.Comparison) -> Iterator[Block]:
    columns = ["", *(f"{column.key} {column.title}" for column in block.columns)]
    rows = [[row.label, *map(_plain, row.cells)] for row in block.rows]
    yield {"table": {"caption": block.question, "columns": columns, "rows": rows}}


@_blocks.register
def _(block: Matrix) -> Iterator[Block]:
    columns = [block.evidence_label, *(column.key for column in block.columns)]
    shown = dict(block.rating_words)
    rows = [[_words(row.evidence), *(shown[rating] for rating in row.ratings)] for row in block.rows]
    yield {"table": {"caption": block.caption, "columns": columns, "rows": rows}}


@_blocks.register
def _(block: Timeline) -> Iterator[Block]:
    rows = [[event.date, _words(event.text)] for event in block.events]
    yield {"table": {"caption": "Timeline", "columns": ["Date", "Event"], "rows": rows}}


@_blocks.register
def _(block: d.Options) -> Iterator[Block]:
    for item in block.items:
        yield {"paragraph": f"{item.title}. {_plain(item.text)}"}
        yield {"bullets": [f"{point.label}: {_words(point.value)}" for point in item.points]}


@_blocks.register
def _(block: d.Gaps) -> Iterator[Block]:
    yield {"bullets": [f"{_words(gap.question)} {_words(gap.detail)}" for gap in block.items]}


@_blocks.register
def _(block: d.Table) -> Iterator[Block]:
    rows = [list(map(_words, row)) for row in block.rows]
    yield {"table": {"caption": block.caption, "columns": list(map(_words, block.header)), "rows": rows}}
