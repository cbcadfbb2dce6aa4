"""The neutral document as Markdown, for those who must paste it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefgen.document.inlines import NoteRef
from briefgen.document.nodes import Document, Head, Notes
from briefgen.render.markdown.blocks import write_blocks, write_title
from briefgen.render.markdown.inlines import words_markdown


def render_markdown(document: Document) -> str:
    """Write a document as CommonMark with GitHub's tables and footnotes.

    Shape: the marking stands first and last; between them stand all statements in order. The memo's own lists
    have asterisks, the author's hyphens.
    """
    blocks = (*document.body, *document.annex)
    notes = {note.number for block in blocks if isinstance(block, Notes) for note in block.items}
    running = tuple(block for block in blocks if not isinstance(block, Notes))
    headed = any(isinstance(block, Head) for block in blocks)
    marking = words_markdown(document.marking, strong=True)
    parts = (
        marking,
        "" if headed else write_title(document.title),
        write_blocks(blocks, frozenset(notes & set(_marks(running)))),
        " ".join(filter(None, (marking, *map(words_markdown, (document.short_title, document.edition))))),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _marks(node: object) -> Iterator[int]:
    """List the numbers of all marks below a node."""
    if isinstance(node, NoteRef):
        yield node.number
    elif isinstance(node, tuple):
        for each in node:
            yield from _marks(each)
    elif is_dataclass(node):
        for field in fields(node):
            value = getattr(node, field.name)
            yield from value if field.name == "notes" else _marks(value)
