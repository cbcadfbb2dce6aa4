"""Render a document as Markdown, for readers who paste it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from briefgen.bidi.direction import is_rtl_language
from briefgen.document.inlines import NoteRef, Text
from briefgen.document.nodes import Document, Head
from briefgen.document.note_nodes import Notes
from briefgen.render.markdown.block_markdown import blocks_markdown, title_markdown
from briefgen.render.markdown.inline_markdown import plain_markdown

Node = TypeVar("Node")


def render_markdown(document: Document) -> str:
    """Render a document as CommonMark with GitHub's tables and footnotes.

    Shape: the marking is the first and the last line; all statements are between them in order. The memo's
    own lists have asterisks, the author's have hyphens.
    """
    document = _without_own_languages(document, rtl=is_rtl_language(document.lang))
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


def _without_own_languages(node: Node, *, rtl: bool) -> Node:
    """Keep the language of a text only where its direction is not that of the document, to isolate it."""
    found: Any = node
    if isinstance(found, Text):
        is_own = found.lang is not None and is_rtl_language(found.lang) == rtl
        found = replace(found, lang=None) if is_own else found
    elif isinstance(found, tuple):
        found = tuple(_without_own_languages(each, rtl=rtl) for each in found)
    elif isinstance(found, Struct):
        values = {
            name: _without_own_languages(getattr(found, name), rtl=rtl) for name in found.__struct_fields__
        }
        found = replace(found, **values)
    return cast(Node, found)


def _note_refs(node: object) -> Iterator[int]:
    """Yield the numbers of all note references below a node."""
    if isinstance(node, NoteRef):
        yield node.number
    elif isinstance(node, tuple):
        for each in node:
            yield from _note_refs(each)
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            value = getattr(node, name)
            yield from value if name == "notes" else _note_refs(value)
