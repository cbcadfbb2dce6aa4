"""Fill messages whose values are inline nodes: names, prose of the author, note marks."""

from __future__ import annotations

from string import Formatter

from briefgen.compose.prose import merge_texts
from briefgen.document.inlines import Inline, Inlines, Text


def fill(template: str, **values: str | Inlines) -> Inlines:
    """Return a message as inline nodes, its placeholders replaced."""
    nodes: list[Inline] = []
    for words, name, _, _ in Formatter().parse(template):
        nodes.append(Text(words))
        value = values[name] if name else ""
        nodes += [Text(value)] if isinstance(value, str) else value
    return merge_texts(nodes)
