"""What is shown of the words at a cursor: the entry that they are about, or what a key is for."""

from __future__ import annotations

import re
from typing import Final

from briefgen.lsp.schema_nodes import describe_key
from briefgen.lsp.yaml_path import find_cursor
from briefgen.reading.yaml_text import read_yaml
from briefgen.resident.entry_text import entry_markdown
from briefgen.resident.workspace import Snapshot
from briefgen.usage.files import FileKind
from briefgen.usage.references import Item, ItemKind

_LINK: Final = re.compile(r"\[[^\[\]]*\]\((fact|view|source|measure):([a-z0-9-]+)\)")
_KEY: Final = re.compile(r"[A-Za-z_][\w-]*(?=:(?:\s|$))")
_REACH: Final = 2000
"""Characters around a cursor in which a link around it is looked for."""
_LISTS: Final[dict[FileKind, dict[str, ItemKind]]] = {
    "facts": {"facts": "fact", "measures": "measure", "origins": "origin"}, "question": {"views": "view"},
}  # fmt: skip
"""By kind of file: its lists of entries, and their kinds."""
_KINDS: Final[dict[str, ItemKind]] = {
    "fact": "fact", "view": "view", "source": "source", "measure": "measure",
}  # fmt: skip
"""The kinds of entries by the scheme of a link."""


def describe(offset: int, text: str, kind: FileKind, snapshot: Snapshot) -> str:
    """Describe what is at an offset that is not an id, as Markdown; empty where nothing is known of it."""
    if item := _linked(offset, text):
        return entry_markdown(item, snapshot)
    if about := _key(offset, text, kind):
        return about
    entry = _entry_around(offset, text, kind)
    return entry_markdown(entry, snapshot) if entry else ""


def _linked(offset: int, text: str) -> Item | None:
    """Return the entry that a link around an offset leads to."""
    for found in _LINK.finditer(text, max(offset - _REACH, 0), offset + _REACH):
        if found.start() <= offset <= found.end():
            return Item(_KINDS[found[1]], found[2])
    return None


def _key(offset: int, text: str, kind: FileKind) -> str:
    """Say what the key at an offset is for."""
    first = text.rfind("\n", 0, offset) + 1
    line = text[first:].partition("\n")[0]
    for found in _KEY.finditer(line):
        if first + found.start() <= offset <= first + found.end():
            cursor = find_cursor(text, first + found.start())
            return describe_key(cursor.path, found.group(), kind) if cursor.is_key else ""
    return ""


def _entry_around(offset: int, text: str, kind: FileKind) -> Item | None:
    """Return the entry in whose YAML an offset is."""
    whole, _ = read_yaml(text, "")
    for key, item_kind in _LISTS.get(kind, {}).items():
        entries = whole.lookup((key,))
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            mark = whole.values.get((key, i))
            name = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(name, str) and mark and mark.start <= offset <= mark.end:
                return Item(item_kind, name)
    return None
