"""Find the pictures of a document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefgen.document.nodes import Picture


def pictures_of(node: object) -> Iterator[Picture]:
    """Yield all pictures in a node or a tuple of nodes, in order."""
    if isinstance(node, Picture):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from pictures_of(item)
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            yield from pictures_of(getattr(node, name))
