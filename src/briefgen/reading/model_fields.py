"""Look up keys and fields of a model, by the place that a validation error names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def key_names(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys of the model at `loc`, as they are written in YAML."""
    return list(_by_name(model, loc))


def description_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> str | None:
    """Return the description of the field at `loc`, which may be an entry of it."""
    named = [i for i, step in enumerate(loc) if isinstance(step, str) and step != "[key]"]
    field = _by_name(model, loc[: named[-1]]).get(str(loc[named[-1]])) if named else None
    return field.description.rstrip(".") if field and field.description else None


def foreign_keys_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> Mapping[str, str]:
    """Return the foreign keys of the model at `loc`, each with what to do instead."""
    return getattr(_model_at(model, loc), "foreign_keys", {})


def _by_name(model: type[BaseModel], loc: tuple[str | int, ...]) -> dict[str, FieldInfo]:
    current = _model_at(model, loc)
    return {f.alias or n: f for n, f in current.model_fields.items()} if current else {}


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for step in loc:
        if current is None or isinstance(step, int):
            continue
        by_name = {f.alias or n: f for n, f in current.model_fields.items()}
        current = _model_in(by_name[str(step)].annotation) if str(step) in by_name else current
    return current


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((m for m in found if m), None)
