"""Render a document as Markdown, for readers who paste it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefgen.document.inlines import NoteRef
from briefgen.document.nodes import Document, Head, Notes
from briefgen.render.markdown.block_markdown import blocks_markdown, title_markdown
from briefgen.render.markdown.inline_markdown import plain_markdown


def render_markdown(document: Document) -> str:
    """Render a document as CommonMark with GitHub's tables and footnotes.

    Shape: the marking is the first and the last line; all statements are between them in order. The memo's
    own lists have asterisks, the author's have hyphens.
    """
    blocks = (*document.body, *document.annex)
    note_numbers = {note.number for block in blocks if isinstance(block, Notes) for note in block.items}
    without_notes = tuple(block for block in blocks if not isinstance(block, Notes))
    has_head = any(isinstance(block, Head) for block in blocks)
    marking = plain_markdown(document.marking, strong=True)
    parts = (
        marking,
        "" if has_head else title_markdown(document.title),
        blocks_markdown(blocks, frozenset(note_numbers & set(_note_refs(without_notes)))),
        " ".join(filter(None, (marking, *map(plain_markdown, (document.short_title, document.edition))))),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _note_refs(node: object) -> Iterator[int]:
    """Yield the numbers of all note references below a node."""
    if isinstance(node, NoteRef):
        yield node.number
    elif isinstance(node, tuple):
        for each in node:
            yield from _note_refs(each)
    elif is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            yield from value if field.name == "notes" else _note_refs(value)
