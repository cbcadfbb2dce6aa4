"""Read the inner nodes of the page tree of a PDF. Source: ISO 32000-1, 7.7.3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""Page attributes that a page inherits from the nodes above it. Source: ISO 32000-1, 7.7.3.4."""
PAGES_NODE = frozenset({"/Type", "/Kids", "/Count", "/Parent", *_INHERITED})


def inherited(page: Any) -> dict[str, Any]:
    """Return the attributes that a page has or inherits."""
    found: dict[str, Any] = {}
    node, seen = page, set()
    while isinstance(node, Dictionary) and node.objgen not in seen:
        seen.add(node.objgen)
        found = {**{key: node[key] for key in _INHERITED if key in node}, **found}
        node = node.get("/Parent")
    return found


def page_nodes(file: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the inner nodes of the page tree."""
    waiting, seen = [file.Root.Pages], set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Dictionary) and "/Kids" in node and node.objgen not in seen:
            seen.add(node.objgen)
            yield node
            waiting += list(node.Kids)


def node_faults(node: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield the entries of a node that contradict the tree: the way there, what fits, and what the file has.

    Readers trust such entries, and show fewer pages or another page.
    """
    if node.get("/Type") != Name.Pages:
        yield ("/Type",), "/Pages", str(node.get("/Type"))
    count = _count_pages(node)
    if not isinstance(node.get("/Count"), int) or node.Count != count:
        yield ("/Count",), str(count), str(node.get("/Count"))
    for i, kid in enumerate(node.Kids):
        parent = kid.get("/Parent")
        if not isinstance(parent, Dictionary) or parent.objgen != node.objgen:
            yield ("/Kids", i, "/Parent"), "the node above", "another object"


def _count_pages(node: Any) -> int:
    """Count the pages below a node of the page tree, which contains no node twice."""
    return sum(_count_pages(kid) if "/Kids" in kid else 1 for kid in node.Kids)
