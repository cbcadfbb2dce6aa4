"""Dates with the precision of a day, a month or a year, exact or approximate.

Source: Extended Date/Time Format (EDTF, ISO 8601-2:2019), level 0 dates with the `~` of level 1. A
library for all of EDTF needs five packages and a tenth of a second at start-up, for this small part of it.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, InstanceOf, PlainSerializer, WithJsonSchema

from briefgen.corpus.date_suggestion import suggest_date
from briefgen.reading.schema_suggestions import FormError

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(~?)")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or month and day, may be unknown; unknown parts are 0."""

    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def middle(self) -> int:
        """The middle day between first and last, as a proleptic Gregorian ordinal."""
        return (self.first.toordinal() + self.last.toordinal()) // 2

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{p:02}" for p in (self.month, self.day) if p]
        return "-".join(parts) + ("~" if self.approximate else "")


def parse_date(text: str) -> PartialDate | None:
    """Parse an EDTF date of day, month or year precision; None if it is not valid."""
    found = _FORM.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(g or 0) for g in found.groups()[:3])
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if (found[2] and not month) or (found[3] and not day):
        return None
    return PartialDate(year, month, day, bool(found[4]))


def _validated(value: Any) -> Any:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    parsed = parse_date(text)
    if parsed is None:
        suggestion = suggest_date(text or value)
        shown = "this" if isinstance(value, (dict, list)) else f"`{str(value)[:40]}`"
        raise FormError(
            f"{shown} is not a date: write `2024-06-26`, `2024-06` or `2024` (`~` if inferred)",
            f"write `{suggestion}`"
            if suggestion and parse_date(suggestion)
            else "write year, month and day in digits",
        )
    return parsed


def _whole(value: Any) -> Any:
    parsed = _validated(value)
    if not parsed.day or parsed.approximate:
        message = f"`{str(value)[:40]}` is not a day: write it as `2024-06-26`"
        raise FormError(message, "write year, month and day in digits, without `~`")
    return parsed.first


EdtfDate = Annotated[
    InstanceOf[PartialDate],
    BeforeValidator(_validated),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?$"}),
]
"""A `PartialDate`, written in EDTF."""

Day = Annotated[date, BeforeValidator(_whole), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written in ISO 8601."""
