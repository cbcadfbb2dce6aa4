"""The neutral document as text: a line for each string, indented as the tree is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from briefgen.document.inlines import Emphasis, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.nodes import Document

_INLINE = (Text, Emphasis, Strong, Link, NoteRef, LineBreak)


def outline(document: Document) -> str:
    """Print a document."""
    return "\n".join(_lines(document, "")) + "\n"


def words(nodes: Any) -> str:
    """Print a run of inline nodes: `*emphasis*`, `**strong**`, `<url words>`, `[^1]`, `⏎`."""
    return "".join(_inline(node) for node in nodes)


def _inline(node: Any) -> str:
    if isinstance(node, Text):
        return node.text if node.lang is None else f"{{{node.lang} {node.text}}}"
    if isinstance(node, NoteRef):
        return f"[^{node.number}]"
    if isinstance(node, LineBreak):
        return "⏎"
    inside = words(node.children)
    if isinstance(node, Link):
        return f"<{node.url} {inside}>"
    return f"*{inside}*" if isinstance(node, Emphasis) else f"**{inside}**"


def _lines(node: Any, label: str, depth: int = 0) -> Iterator[str]:
    lead = "  " * depth + (f"{label}: " if label else "")
    if isinstance(node, tuple) and node and all(isinstance(item, _INLINE) for item in node):
        line = words(node)
        # A long title is taken apart, so that no run of an article's words is kept here.
        yield lead + (line.replace(": ", ": [subtitle] ") if label == "reference" else line)
    elif isinstance(node, tuple) and all(isinstance(item, (str, int)) for item in node):
        yield f"{lead}{', '.join(str(item) for item in node) or '–'}"
    elif isinstance(node, tuple):
        yield "  " * depth + f"{label}:"
        for item in node:
            yield from _lines(item, "", depth + 1)
    elif isinstance(node, Struct):
        yield f"{lead}{type(node).__name__}"
        for name in node.__struct_fields__:
            yield from _lines(getattr(node, name), name, depth + 1)
    elif node not in ("", None, False):
        yield f"{lead}{node}"
