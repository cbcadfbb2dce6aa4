"""Limits on the age of information, in days."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

Days = Annotated[int, Field(ge=0, le=100_000)]


class Limits(BaseModel):
    """The ages above which a fact is reported as a warning, and as an error. Units: days."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    warn_after: Days | None = Field(None, description="Age in days above which a fact gets a warning.")
    error_after: Days | None = Field(None, description="Age in days above which a fact gets an error.")

    @model_validator(mode="after")
    def _ordered(self) -> Limits:
        if self.warn_after is None and self.error_after is None:
            raise ValueError("expected `warn_after`, `error_after` or both")
        if (
            self.warn_after is not None
            and self.error_after is not None
            and self.error_after <= self.warn_after
        ):
            raise ValueError("`error_after` must be above `warn_after`")
        return self
