"""Where a cursor is in YAML that is being typed, and so perhaps is not valid yet."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

Path = tuple[str, ...]
"""The keys that lead to a place; `*` is an item of a list."""
_KEY: Final = re.compile(r"([A-Za-z_][\w-]*):(?:\s+|$)")
_DASH: Final = re.compile(r"-\s+|-$")
_MOST_LINES: Final = 2000
"""Lines above the cursor that are read."""


class YamlCursor(Struct, frozen=True):
    """A place in YAML."""

    path: Path
    """Of the value, or of the mapping whose key is typed."""
    is_key: bool
    """Whether a key may begin here."""
    typed: str
    """What of the key or value is before the cursor."""


def find_cursor(text: str, offset: int) -> YamlCursor:
    """Find the path to a cursor by indentation above it, and by brackets in its line."""
    lines = text[:offset].split("\n")[-_MOST_LINES:]
    head = lines.pop()
    *dashes, (indent, _) = _tokens(head)
    own = tuple("*" for _ in dashes)
    parents = _parents(lines, dashes[0][0] if dashes else indent, is_item=bool(dashes))
    rest = head[indent:]
    found = _KEY.match(rest)
    if found is None and rest[:1] not in ("{", "["):
        return YamlCursor((*parents, *own), is_key=True, typed=rest)
    key = (found[1],) if found else ()
    value = rest[found.end() :] if found else rest
    return _in_flow((*parents, *own, *key), value)


def _tokens(line: str) -> list[tuple[int, str]]:
    """Return the dashes of a line as `*`, and the key behind them or nothing, each with its column."""
    at = len(line) - len(line.lstrip(" "))
    found: list[tuple[int, str]] = []
    while dash := _DASH.match(line, at):
        found.append((at, "*"))
        at = dash.end()
    key = _KEY.match(line, at)
    return [*found, (at, key[1] if key else "")]


def _parents(lines: list[str], column: int, *, is_item: bool) -> Path:
    """Return the keys and lists around what begins at a column below some lines."""
    path: Path = ()
    for line in reversed(lines):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        for at, name in reversed(_tokens(line)):
            if name and (at < column or (at == column and is_item and name != "*")):
                path = (name, *path)
                column, is_item = at, name == "*"
    return path


def _in_flow(path: Path, value: str) -> YamlCursor:
    """Follow brackets from the beginning of a value to its end."""
    levels: list[tuple[str, Path]] = []
    here, key_next, start = path, False, 0
    at = 0
    while at < len(value):
        character = value[at]
        if character in "\"'" and not value[start:at].strip():
            close = value.find(character, at + 1)
            if close < 0:
                return YamlCursor(here, is_key=False, typed=value[at + 1 :])
            at = close
        elif character in "{[" and not value[start:at].strip():
            levels.append((character, here))
            here, key_next = ((*here, "*"), False) if character == "[" else (here, True)
            start = at + 1
        elif character in "}]" and levels:
            _, here = levels.pop()
            key_next, start = False, at + 1
        elif character == "," and levels:
            kind, outer = levels[-1]
            here, key_next = ((*outer, "*"), False) if kind == "[" else (outer, True)
            start = at + 1
        elif key_next and (found := _KEY.match(value, at)) and not value[start:at].strip():
            here, key_next, start = (*here, found[1]), False, found.end()
            at = found.end() - 1
        at += 1
    return YamlCursor(here, is_key=key_next, typed=value[start:].lstrip())
