"""Where the entries of a file of many stand, told from its lines, so that one can be read without the others.

YAML can be cut at its lines only where nothing reaches over them. A file is cut, then, only if its lines rule
that out: known lists stand at the margin, their items begin in one column and hold everything further in, no
quotation mark is left open on a line, there is no tab, control character or Windows line end, and every item
has its id in one plain word. Any other file is read whole, as far as one of its words is asked for.

Source: YAML 1.2.2, 6.1 (indentation), 7.3 (flow scalars), 8.1 (block scalars), 8.2.1 (block sequences).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefgen.reading.yaml_text import FORBIDDEN, read_yaml

_WORD = rb"[a-z0-9]+(?:-[a-z0-9]+)*"
# Patterns begin with what is rare, and look behind it: the engine then skips to it and tries no other place.
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


@dataclass(frozen=True, slots=True)
class ScannedEntry:
    """One entry of a list, with the comments right above it. Units: bytes; `line` counts lines before it."""

    key: str
    """The list it stands in."""
    id: str
    measures: tuple[str, ...]
    """Words that may be the measure of its figure."""
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """What a file may hold; a word too many, never one too few."""

    items: tuple[ScannedEntry, ...] | None
    """Its entries, where it can be cut into them."""
    ids: frozenset[str]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """A key of interest and the word it has."""

    key: str
    word: str
    at: int


def scan_entries(data: bytes) -> ScannedFile:
    """Tell what a file of `facts/` or `views/` may hold."""
    words = list(_words(data))
    sure = all(w.word for w in words) and not _EXPLICIT_KEY.search(data)
    sure = sure and not (b"\\" in data and _ESCAPED_KEY.search(data))
    items = tuple(_items(b"\n" + data, words)) if sure and _can_be_cut(data) else ()
    if items:
        named = frozenset(item.id for item in items)
        return ScannedFile(items, named, frozenset(w for item in items for w in item.measures))
    found = {"id": set[str](), "measure": set[str]()}
    whole = None if sure else _composed(data)
    _gather(whole, found)
    for w in words if whole is None else ():
        found[w.key].add(w.word)
    return ScannedFile(None, frozenset(found["id"]), frozenset(found["measure"]))


def _words(data: bytes) -> Iterator[_Word]:
    """Give every key of interest with its word, which is empty where the value is no plain one."""
    for found in _KEY.finditer(data):
        key = "id" if found[0].startswith(b"id") else "measure"
        yield _Word(key, found["word"].decode() if found["plain"] is not None else "", found.start())


def _composed(data: bytes) -> Any:
    """Read a file whole for its words; None where it cannot be read."""
    return read_yaml(data.decode("utf-8", "replace"), "")[0].data


def _gather(value: Any, found: dict[str, set[str]]) -> None:
    """Gather the words of every key, wherever it stands."""
    if isinstance(value, dict):
        for key, words in found.items():
            if isinstance(value.get(key), str):
                words.add(value[key])
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _gather(inner, found)


def _can_be_cut(data: bytes) -> bool:
    """Tell whether nothing in a file reaches over its lines unseen."""
    if b"\t" in data or b"\r" in data or data.startswith(b"\xef\xbb\xbf"):
        return False
    if any(quote.search(data) for quote in _OPEN_QUOTES):
        return False
    try:
        return not FORBIDDEN.search(data.decode())
    except UnicodeDecodeError:
        return False


def _items(data: bytes, words: list[_Word]) -> Iterator[ScannedEntry]:
    """Cut a file, with a line end put before it, into its entries; none where it is not of the form."""
    lists = list(_LIST.finditer(data))
    bounds = [*(found.start() for found in lists), len(data)]
    if not lists or _first(_CONTENT, data, 0) != bounds[0] or len({m[1] for m in lists}) < len(lists):
        return
    cuts: list[tuple[str, int, int, int]] = []
    for found, end in zip(lists, bounds[1:], strict=True):
        places = _cuts(data, found.end(), end)
        if not places:
            return
        ends = [*(start for start, _ in places[1:]), end]
        cuts += [(found[1].decode(), *place, stop) for place, stop in zip(places, ends, strict=True)]
    yield from _named(data, cuts, words)


def _first(pattern: re.Pattern[bytes], data: bytes, start: int) -> int:
    found = pattern.search(data, start)
    return found.start() if found else -1


@cache
def _forms(column: int) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Give the beginning of an item in a column, and what is out of form below it."""
    item = rb"\n {%d}- +(?:\{ *)?" % column
    misfit = rb"\n(?! {%d}| {%d}- | *(?:#|\n|\Z))" % (column + 1, column)
    return re.compile(item), re.compile(misfit)


def _cuts(data: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """Give where each item of a list begins, and where its first key does; none if it is not of the form."""
    top = _CONTENT.search(data, start, end)
    first = re.compile(rb"\n( *)- ").match(data, top.start()) if top else None
    if not first:
        return []
    column = len(first[1])
    item, misfit = _forms(column)
    if misfit.search(data, start, end):
        return []
    places = [(_above(data, m.start(), start, column), m.end()) for m in item.finditer(data, start, end)]
    return [] if any(at < 0 for at, _ in places) else places


def _above(data: bytes, at: int, least: int, column: int) -> int:
    """Step over the comments above an item; -1 where one of them speaks to it from within the item before."""
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


def _named(data: bytes, cuts: list[tuple[str, int, int, int]], words: list[_Word]) -> Iterator[ScannedEntry]:
    """Give each item with its words; none at all where one has no plain id."""
    items: list[ScannedEntry] = []
    next_word = line = at = 0
    for key, start, first_key, end in cuts:
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
    """Tell whether a key is one of the item itself: its first, or one right below that."""
    quote = at - 1 if data[at - 1 : at] in (b'"', b"'") else at
    return quote == first_key or data[quote - margin - 1 : quote] == b"\n" + b" " * margin
