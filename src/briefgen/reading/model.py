"""The base class and common field types of the models of YAML files."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticKnownError

T = TypeVar("T")
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs that are invisible. Source: Unicode 15.1, Default_Ignorable_Code_Point; U+2800."""


class Model(BaseModel):
    """A frozen model with strict types that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)
    foreign_keys: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Keys that others use in such data and that are not read, each with what to do instead."""


Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in YAML, a tuple in Python; the items are still typed strictly."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ONE_LINE = r"^[^\n]*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
"""An id in kebab-case."""


def _not_blank(value: str) -> str:
    """Refuse text with no visible character."""
    if all(c.isspace() or unicodedata.category(c) == "Cf" or c in _BLANK for c in value):
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return value


NotBlank = AfterValidator(_not_blank)
Plain = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=ONE_LINE)
]
"""Text without a line break; the base of `Line` and of lines with another maximum length."""
Line = Annotated[Plain, NotBlank]
"""Plain text without a line break, with at least one visible character."""


class ProseMark(Struct, frozen=True):
    """Marks the type of a field as prose, for the rules and for the loading of what it links to."""


Prose = Annotated[str, StringConstraints(min_length=1, max_length=30_000), NotBlank, ProseMark()]
"""Markdown with links into the corpus."""


def _to_decimal(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[
    Decimal,
    BeforeValidator(_to_decimal),
    Field(ge=Decimal("-1e18"), le=Decimal("1e18"), max_digits=40, decimal_places=12),
    WithJsonSchema({"type": "number"}),
]
"""A decimal number with exactly the digits that are written, never a binary float."""
