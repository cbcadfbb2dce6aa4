"""Validate values against models, and remember where in the YAML they were read from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from briefgen.diagnostic import Diagnostic, Span
from briefgen.reading.yaml_text import Path, YamlText, read_yaml

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


class Entry(Struct, Generic[T], frozen=True):
    """A validated value and its place in a YAML text."""

    value: T
    text: YamlText
    path: Path = ()

    def at(self, *path: str | int) -> Span:
        """Return the place of a value inside this one."""
        return self.text.at((*self.path, *path))

    def key(self, *path: str | int) -> Span:
        """Return the place of a key inside this one."""
        return self.text.key((*self.path, *path))

    def within(self, path: Iterable[str | int], start: int, end: int) -> Span:
        """Return the place of some characters of a text value inside this one."""
        return self.text.within((*self.path, *path), start, end)


def validate(
    model: type[M], text: YamlText, path: Path = ()
) -> tuple[Entry[M] | None, tuple[Diagnostic, ...]]:
    """Validate the data at `path` against a model.

    Shape: an entry whose only faults are keys that no key of the model resembles is returned without them, so
    that other rules can check what it says.
    Errors: those of `schema_errors.translate`.
    """
    if (model, path) not in text.validated:
        text.validated[model, path] = _value_at(model, text, path)
    value, found = text.validated[model, path]
    return None if value is None else Entry(value, text, path), found


def _value_at(model: type[M], text: YamlText, path: Path) -> tuple[M | None, tuple[Diagnostic, ...]]:
    data = text.lookup(path)
    try:
        return model.model_validate(data), ()
    except ValidationError as problem:
        from briefgen.reading.schema_errors import translate, without_foreign_keys  # only if there are errors

        found = translate(problem, model, text, path)
        try:
            return model.model_validate(without_foreign_keys(data, problem, model)), found
        except ValidationError:
            return None, found


def read_entry(model: type[M], text: str, shown_path: str) -> tuple[Entry[M] | None, tuple[Diagnostic, ...]]:
    """Read a file's YAML and validate the whole of it against a model.

    Errors: those of `read_yaml` and `validate`.
    """
    read, problems = read_yaml(text, shown_path)
    return (None, problems) if problems else validate(model, read)
