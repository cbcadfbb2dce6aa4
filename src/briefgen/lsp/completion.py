"""Completing ids, keys and fixed values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from lsprotocol import types

from briefgen.lsp.positions import Positions
from briefgen.lsp.schema_nodes import nodes_at
from briefgen.lsp.yaml_path import YamlCursor, find_cursor
from briefgen.reading.markdown import SCHEMES
from briefgen.resident.entry_text import title_of
from briefgen.resident.workspace import Snapshot
from briefgen.usage.files import FileKind
from briefgen.usage.references import DEFINITION, ID_FIELDS, Item

_LINK: Final = re.compile(r"\]\((?:([a-z]*)|([a-z]+):([a-z0-9-]*))$")
_BASIS: Final = ("fact", "view")
_KIND: Final = types.CompletionItemKind


def complete(
    offset: int, positions: Positions, path: Path, kind: FileKind, snapshot: Snapshot
) -> list[types.CompletionItem]:
    """List what may be written at an offset of a text."""
    typed, items = _offers(positions.text, offset, path, kind, snapshot)
    place = positions.of_offsets(offset - len(typed), offset)
    for item in items:
        item.text_edit = types.TextEdit(place, item.insert_text or item.label)
    return items


def _offers(
    text: str, offset: int, path: Path, kind: FileKind, snapshot: Snapshot
) -> tuple[str, list[types.CompletionItem]]:
    """Return what is typed already, and what it may become."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    if link := _LINK.search(line):
        if link[2] is None:
            return link[1], [_item(f"{scheme}:", _KIND.Module, "") for scheme in SCHEMES]
        return link[3], list(_ids((link[2],), snapshot, path)) if link[2] in SCHEMES else []
    if kind == "section":
        return "", []
    cursor = find_cursor(text, offset)
    kinds = _kinds_at(cursor, kind)
    found = _ids(kinds, snapshot, path) if kinds else _by_schema(cursor, kind)
    return cursor.typed, list(found)


def _kinds_at(cursor: YamlCursor, kind: FileKind) -> tuple[str, ...]:
    """Return the kinds of entries whose ids may be at a cursor."""
    wanted = ".".join(cursor.path)
    for field in ID_FIELDS.get(kind, ()):
        if field.pattern == wanted and not field.defines:
            return _BASIS if field.kind == "basis" else (field.kind,)
    if kind == "question" and cursor.is_key and wanted == "matrix.*.ratings":
        return ("hypothesis",)
    return ()


def _ids(kinds: Iterable[str], snapshot: Snapshot, path: Path) -> Iterator[types.CompletionItem]:
    """Offer the ids of some kinds; of those that belong to one file, only that file's."""
    seen: set[Item] = set()
    for each in snapshot.references:
        item = each.item
        if each.role != DEFINITION or item.kind not in kinds or item in seen:
            continue
        if item.kind == "hypothesis" and each.path != path:
            continue
        seen.add(item)
        yield _item(item.id, _KIND.Reference, title_of(item, snapshot))


def _item(label: str, kind: types.CompletionItemKind, detail: str) -> types.CompletionItem:
    searched = f"{label} {detail}" if detail else None
    return types.CompletionItem(label=label, kind=kind, detail=detail or None, filter_text=searched)


def _by_schema(cursor: YamlCursor, kind: FileKind) -> Iterator[types.CompletionItem]:
    """Offer the keys of a mapping, or the values of a field that has only some."""
    nodes = nodes_at(cursor.path, kind)
    for node in nodes if cursor.is_key else ():
        for key, value in node.get("properties", {}).items():
            detail = value.get("description", "") if isinstance(value, dict) else ""
            yield types.CompletionItem(key, kind=_KIND.Property, detail=detail, insert_text=f"{key}: ")
    for node in () if cursor.is_key else nodes:
        values = node.get("enum", [node["const"]] if "const" in node else ())
        yield from (_item(str(value), _KIND.EnumMember, "") for value in values)
