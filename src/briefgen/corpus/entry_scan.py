"""Scan a YAML file for its entries without parsing it, so that single entries can be read later.

YAML can be split at lines only if no value continues across them unnoticed. So a file is split only if its
lines rule that out: known lists start in the first column, their items begin in one column and are indented
deeper, no quotation mark is left open on a line, there is no tab, control character or Windows line end, and
every item has its id as one plain word. Any other file is read as a whole when one of its words is looked up.

Source: YAML 1.2.2, 6.1 (indentation), 7.3 (flow scalars), 8.1 (block scalars), 8.2.1 (block sequences).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from briefgen.reading.yaml_text import FORBIDDEN, read_yaml

_WORD = rb"[a-z0-9]+(?:-[a-z0-9]+)*"
# Patterns begin with rare text and look behind it, so that the regex engine can skip to it quickly.
_KEY = re.compile(
    rb"(?:id(?<![\w-]id)|measure(?<![\w-]measure))[\"']?[ \t]*:"
    rb"(?:\s*[\"']?(?P<word>" + _WORD + rb")(?P<plain>[\"']?(?=[\s,}\]]|\Z))?)?"
)
_EXPLICIT_KEY = re.compile(rb"\?(?<![^\s\[{,-]\?)\s")
_ESCAPED_KEY = re.compile(rb"\"[^\"\n]*\\[^\"\n]*\"\s*:")
_OPEN_QUOTES = (
    re.compile(rb"\"(?<![^\s\[{,:]\")(?:[^\"\\\n]|\\.)*\\?$", re.MULTILINE),
    re.compile(rb"'(?<![^\s\[{,:]')(?:[^'\n]|'')*$", re.MULTILINE),
)
_LIST = re.compile(rb"\n(origins|measures|facts):[ ]*(?:#.*)?(?=\n|\Z)")
_CONTENT = re.compile(rb"\n(?! *(?:#|\n|\Z))")


class ScannedEntry(Struct, frozen=True):
    """One entry of a list, with the comments right above it.

    Units: `start` and `end` in bytes, `line` in lines before it.
    """

    key: str
    """The key of its list."""
    id: str
    measures: tuple[str, ...]
    """Words that may be its figure's measure."""
    start: int
    end: int
    line: int


class ScannedFile(Struct, frozen=True):
    """The ids and measures that a file may have: perhaps too many, never too few."""

    items: tuple[ScannedEntry, ...] | None
    """Its entries, if it can be split into them."""
    ids: frozenset[str]
    measures: frozenset[str]


class _ScannedKey(Struct, frozen=True):
    """A key `id` or `measure`, with its value and position."""

    key: str
    word: str
    at: int


@lru_cache(maxsize=32)  # an editor's workspace is scanned at each key
def scan_entries(data: bytes) -> ScannedFile:
    """Scan a file of `facts/` or `views/` for its entries, ids and measures."""
    words = list(_words(data))
    sure = all(w.word for w in words) and not _EXPLICIT_KEY.search(data)
    sure = sure and not (b"\\" in data and _ESCAPED_KEY.search(data))
    items = tuple(_items(b"\n" + data, words)) if sure and _can_be_cut(data) else ()
    if items:
        named = frozenset(item.id for item in items)
        return ScannedFile(items, named, frozenset(w for item in items for w in item.measures))
    found = {"id": set[str](), "measure": set[str]()}
    whole = None if sure else _parsed(data)
    _collect(whole, found)
    for w in words if whole is None else ():
        found[w.key].add(w.word)
    return ScannedFile(None, frozenset(found["id"]), frozenset(found["measure"]))


def _words(data: bytes) -> Iterator[_ScannedKey]:
    """Yield every key `id` or `measure` with its value, which is empty if it is not one plain word."""
    for found in _KEY.finditer(data):
        key = "id" if found[0].startswith(b"id") else "measure"
        yield _ScannedKey(key, found["word"].decode() if found["plain"] is not None else "", found.start())


def _parsed(data: bytes) -> Any:
    """Parse a whole file; None if that fails."""
    return read_yaml(data.decode("utf-8", "replace"), "")[0].data


def _collect(value: Any, found: dict[str, set[str]]) -> None:
    """Collect the values of the keys at any depth."""
    if isinstance(value, dict):
        for key, words in found.items():
            if isinstance(value.get(key), str):
                words.add(value[key])
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _collect(inner, found)


def _can_be_cut(data: bytes) -> bool:
    """Check that no value in a file can continue across lines unnoticed."""
    if b"\t" in data or b"\r" in data or data.startswith(b"\xef\xbb\xbf"):
        return False
    if any(quote.search(data) for quote in _OPEN_QUOTES):
        return False
    try:
        return not FORBIDDEN.search(data.decode())
    except UnicodeDecodeError:
        return False


def _items(data: bytes, words: list[_ScannedKey]) -> Iterator[ScannedEntry]:
    """Split a file, after an added line end, into its entries; none if its form does not allow it."""
    lists = list(_LIST.finditer(data))
    bounds = [*(found.start() for found in lists), len(data)]
    if not lists or _first(_CONTENT, data, 0) != bounds[0] or len({m[1] for m in lists}) < len(lists):
        return
    ranges: list[tuple[str, int, int, int]] = []
    for found, end in zip(lists, bounds[1:], strict=True):
        places = _item_starts(data, found.end(), end)
        if not places:
            return
        ends = [*(start for start, _ in places[1:]), end]
        ranges += [(found[1].decode(), *place, stop) for place, stop in zip(places, ends, strict=True)]
    yield from _items_with_ids(data, ranges, words)


def _first(pattern: re.Pattern[bytes], data: bytes, start: int) -> int:
    found = pattern.search(data, start)
    return found.start() if found else -1


@cache
def _item_patterns(column: int) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return patterns for the start of an item in a column, and for lines that do not fit below it."""
    item = rb"\n {%d}- +(?:\{ *)?" % column
    misfit = rb"\n(?! {%d}| {%d}- | *(?:#|\n|\Z))" % (column + 1, column)
    return re.compile(item), re.compile(misfit)


def _item_starts(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each item of a list and its first key begin; none if the form does not allow it."""
    top = _CONTENT.search(data, start, end)
    first = re.compile(rb"\n( *)- ").match(data, top.start()) if top else None
    if not first:
        return []
    column = len(first[1])
    item, misfit = _item_patterns(column)
    if misfit.search(data, start, end):
        return []
    places = [
        (_comments_start(data, m.start(), start, column), m.end()) for m in item.finditer(data, start, end)
    ]
    return [] if any(at < 0 for at, _ in places) else places


def _comments_start(data: bytes, at: int, least: int, column: int) -> int:
    """Include the comments above an item; -1 if one of them is indented as part of the item before."""
    begin = at
    while at > least:
        before = data.rfind(b"\n", least, at)
        line = data[before + 1 : at]
        text = line.lstrip()
        if text and not text.startswith(b"#"):
            break
        if text and len(line) - len(text) <= column:
            begin = before
        elif b"briefgen:" in text:
            return -1
        at = before
    return begin


def _items_with_ids(
    data: bytes, ranges: list[tuple[str, int, int, int]], words: list[_ScannedKey]
) -> Iterator[ScannedEntry]:
    """Yield each item with its id and measures; none at all if one has no plain id."""
    items: list[ScannedEntry] = []
    next_word = line = at = 0
    for key, start, first_key, end in ranges:
        name, measures = "", []
        margin = first_key - 1 - data.rfind(b"\n", start, first_key)
        while next_word < len(words) and words[next_word].at + 1 < end:
            word, next_word = words[next_word], next_word + 1
            if word.key == "measure":
                measures.append(word.word)
            elif not name and _is_top(data, word.at + 1, first_key, margin):
                name = word.word
        if not name:
            return
        line += data.count(b"\n", at + 1, start + 1)
        at = start
        items.append(ScannedEntry(key, name, tuple(measures), start, end, line))
    yield from items


def _is_top(data: bytes, at: int, first_key: int, margin: int) -> bool:
    """Check whether a key belongs to the item itself: it is the first key, or in the same column."""
    quote = at - 1 if data[at - 1 : at] in (b'"', b"'") else at
    return quote == first_key or data[quote - margin - 1 : quote] == b"\n" + b" " * margin
