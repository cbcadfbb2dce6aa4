"""Find the fields of a model whose type has a mark, such as prose, and their paths in a YAML text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from briefgen.reading.entry import Entry
from briefgen.reading.model import ProseMark

Mark = TypeVar("Mark")
Pattern = tuple[str, ...]
"""The keys that lead to a field; `*` is every item of a list."""
Path = tuple[str | int, ...]


def marked_fields(model: type[BaseModel], kind: type[Mark]) -> Iterator[tuple[Pattern, Mark]]:
    """Return the fields of a model whose type has a mark of a kind, in the order of the model.

    The models inside it are searched too.
    """
    return ((pattern, mark) for pattern, mark in _marks(model) if isinstance(mark, kind))


@cache
def _marks(model: type[BaseModel]) -> tuple[tuple[Pattern, Any], ...]:
    found: list[tuple[Pattern, Any]] = []
    for name, info in model.model_fields.items():
        pattern = (info.alias or name,)
        found += ((pattern, mark) for mark in info.metadata)
        found += _in_type(info.annotation, pattern)
    return tuple(found)


def _in_type(annotation: Any, pattern: Pattern) -> Iterator[tuple[Pattern, Any]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from ((pattern + inner, mark) for inner, mark in _marks(annotation))
    elif get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from ((pattern, mark) for mark in marks)
        yield from _in_type(inner, pattern)
    elif get_origin(annotation) is tuple:
        yield from _in_type(get_args(annotation)[0], (*pattern, "*"))
    else:
        for inner in get_args(annotation):
            yield from _in_type(inner, pattern)


def prose_paths(entry: Entry[Any]) -> Iterator[Path]:
    """Yield the paths of the prose that an entry has."""
    model: Any = type(entry.value)
    for pattern in _prose_patterns(model):
        yield from paths_of(entry, pattern)


@cache
def _prose_patterns(model: type[BaseModel]) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern, _ in marked_fields(model, ProseMark))


def paths_of(entry: Entry[Any], pattern: Pattern, done: Path = ()) -> Iterator[Path]:
    """Yield the paths of the texts of an entry that a pattern leads to."""
    if not pattern:
        if isinstance(entry.text.lookup((*entry.path, *done)), str):
            yield done
    elif pattern[0] != "*":
        yield from paths_of(entry, pattern[1:], (*done, pattern[0]))
    else:
        items = entry.text.lookup((*entry.path, *done))
        for i in range(len(items) if isinstance(items, list) else 0):
            yield from paths_of(entry, pattern[1:], (*done, i))
