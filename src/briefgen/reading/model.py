"""What every model of YAML has in common."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeVar

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


class Model(BaseModel):
    """Frozen, strict in its types, closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in YAML, a tuple in Python; strict typing goes on for its items."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""An id in kebab-case."""

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=r"^[^\n]*$")
]
"""Plain text without a line break."""


def _written(value: str) -> str:
    if not value.strip():
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return value


Prose = Annotated[str, StringConstraints(min_length=1, max_length=30_000), AfterValidator(_written)]
"""Markdown with links into the corpus."""


def _to_decimal(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


Number = Annotated[
    Decimal,
    BeforeValidator(_to_decimal),
    Field(ge=Decimal("-1e18"), le=Decimal("1e18"), max_digits=40, decimal_places=12),
    WithJsonSchema({"type": "number"}),
]
"""A number as it is written: never through binary floating point."""
