"""The units of a workspace, as its settings give them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from briefgen.corpus.units import OwnUnits
from briefgen.language.own_nouns import Nouns, nouns_of
from briefgen.reading.model import Line, Many, Model


class OwnUnit(Model):
    """A unit that the workspace counts in; its key in `[tool.briefgen.units]` is its name."""

    plural: Line | None = Field(None, description="Its plural; default: the name with an s.")
    synonyms: Many[Line] = Field((), description="Other names for it, such as vessels for ships.")
    dimension: Line | None = Field(
        None, description="The name of the unit that it is counted in; default: its own."
    )
    factor: Annotated[float, Field(gt=0, le=1e12)] = Field(
        1, strict=False, description="How many of that unit it is."
    )
    per: Literal["hour", "day", "week", "month", "quarter", "year"] | None = Field(
        None, description="The span of time that it is for: daily transits are transits per day."
    )


def own_units(table: Mapping[str, OwnUnit]) -> OwnUnits:
    """Prepare the units of a workspace for converting and for reading."""
    factors: dict[str, tuple[str, Decimal]] = {}
    nouns: dict[Nouns, tuple[Nouns, str]] = {}
    for name, unit in table.items():
        base = unit.dimension or name
        kind = f"{base.lower()} per {unit.per}" if unit.per else base.lower()
        for each in (name, unit.plural or f"{name}s", *unit.synonyms):
            factors[each.lower()] = kind, Decimal(str(unit.factor))
            if unit.factor == 1 and (words := nouns_of(each)):
                nouns[words] = nouns_of(base), unit.per or ""
    return OwnUnits(factors, nouns)
