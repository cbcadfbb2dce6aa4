"""The parts of the JSON Schemas that describe a place of a file: keys, what they are for, values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from briefgen.spec.schemas import schema_text
from briefgen.usage.files import FileKind

Node = dict[str, Any]
_SCHEMAS: Final = {"facts": "fact", "source": "source", "question": "view", "brief": "brief"}


def nodes_at(path: tuple[str, ...], kind: FileKind) -> list[Node]:
    """Return the parts of the schema of a file that describe the value at a path."""
    if kind not in _SCHEMAS:
        return []
    schema = _schema(_SCHEMAS[kind])
    nodes = list(_alternatives(schema, schema))
    for step in path:
        found = (node.get("items") if step == "*" else _property(node, step) for node in nodes)
        nodes = [other for node in found if isinstance(node, dict) for other in _alternatives(node, schema)]
    return nodes


def describe_key(path: tuple[str, ...], key: str, kind: FileKind) -> str:
    """Return what a key of the mapping at a path is for, as Markdown; empty for one that is not known."""
    for node in nodes_at(path, kind):
        value = node.get("properties", {}).get(key)
        if isinstance(value, dict) and (about := value.get("description")):
            values = [f"`{each}`" for found in nodes_at((*path, key), kind) for each in found.get("enum", ())]
            listed = f"\n\nOne of {', '.join(dict.fromkeys(values))}." if values else ""
            return f"**`{key}`**: {about}{listed}"
    return ""


def _property(node: Node, name: str) -> Any:
    other = node.get("additionalProperties")
    return node.get("properties", {}).get(name, other)


def _alternatives(node: Node, schema: Node) -> Iterator[Node]:
    """Yield a part of a schema with its reference followed, and each of its alternatives."""
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    yield node
    for other in (*node.get("anyOf", ()), *node.get("allOf", ()), *node.get("oneOf", ())):
        yield from _alternatives(other, schema)


@cache
def _schema(name: str) -> Node:
    schema: Node = json.loads(schema_text(name))
    return schema
