"""A validated value together with the place it was read from, and how it gets validated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from briefgen.diagnostic import Diagnostic, Span
from briefgen.reading.yaml_text import Path, YamlText

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A value and its place in a YAML text."""

    value: T
    text: YamlText
    path: Path = ()

    def at(self, *path: str | int) -> Span:
        """Give the place of a value below this one."""
        return self.text.at((*self.path, *path))

    def key(self, *path: str | int) -> Span:
        """Give the place of a key below this one."""
        return self.text.key((*self.path, *path))

    def within(self, path: Iterable[str | int], start: int, end: int) -> Span:
        """Give the place of some characters of a text value below this one."""
        return self.text.within((*self.path, *path), start, end)


def validate(
    model: type[M], text: YamlText, path: Path = ()
) -> tuple[Entry[M] | None, tuple[Diagnostic, ...]]:
    """Validate the data at `path` against a model.

    Errors: those of `schema_errors.translate`.
    """
    try:
        value = model.model_validate(text.lookup(path))
    except ValidationError as problem:
        from briefgen.reading.schema_errors import translate  # only where there is something to say

        return None, translate(problem, model, text, path)
    return Entry(value, text, path), ()
