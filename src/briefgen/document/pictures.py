"""Find the pictures of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefgen.document.nodes import Picture


def pictures_of(node: object) -> Iterator[Picture]:
    """Yield all pictures in a node or a tuple of nodes, in order."""
    if isinstance(node, Picture):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from pictures_of(item)
    elif is_dataclass(node):
        for field in fields(node):
            yield from pictures_of(getattr(node, field.name))
