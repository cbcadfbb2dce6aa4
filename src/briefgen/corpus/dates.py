"""Dates with the precision of a day, month, quarter, half-year, season or year, exact or approximate.

Source: Extended Date/Time Format (EDTF, ISO 8601-2:2019): dates of level 0, the `~` of level 1, and the codes
21 to 36, 40 and 41 for seasons, quarters and half-years; SDMX 2.1, section 6, 4.2.6: `2024-Q2`, `2024-S1`. A
library for all of EDTF needs five packages and a tenth of a second at start-up, for this small part of it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import BeforeValidator, InstanceOf, PlainSerializer, WithJsonSchema

from briefgen.corpus.date_suggestion import suggest_date
from briefgen.reading.schema_suggestions import FormError

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-([QSH][1-4]))?(~?)")
_FORMS = "`2024-06-26`, `2024-06`, `2024-Q2`, `2024-S1` or `2024`"

PeriodKind = Literal["quarter", "half", "season"]


class Period(Struct, frozen=True):
    """A part of a year that is longer than a month."""

    code: str
    """As it is written after the year: `Q2`, `S1`, `21`."""
    kind: PeriodKind
    number: int
    """Of a season, 1 is spring."""
    first_month: int
    months: int


def _periods() -> dict[str, Period]:
    """Return the periods by their codes; quarters and halves have one of SDMX and one of EDTF."""
    found: dict[str, Period] = {}
    for n in range(1, 5):
        found[f"Q{n}"] = found[str(32 + n)] = Period(f"Q{n}", "quarter", n, 3 * n - 2, 3)
        northern = Period(str(20 + n), "season", n, 3 * n, 3)
        found |= {str(20 + n): northern, str(24 + n): northern}
        found[str(28 + n)] = Period(str(28 + n), "season", n, (3 * n + 5) % 12 + 1, 3)
    for n in (1, 2):
        found[f"S{n}"] = found[f"H{n}"] = found[str(39 + n)] = Period(f"S{n}", "half", n, 6 * n - 5, 6)
    return found


_PERIODS = MappingProxyType(_periods())


class PartialDate(Struct, frozen=True):
    """A date of which the day, or month and day, may be unknown; unknown parts are 0.

    Shape: a date with a `period` has no month. Dates sort by their first day, the less precise first.
    """

    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False
    period: Period | None = None

    @property
    def first(self) -> date:
        """The first day that it can mean."""
        month = self.period.first_month if self.period else self.month
        return date(self.year, month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean; a winter ends in the next year."""
        if self.period:
            years, month = divmod(self.period.first_month + self.period.months - 2, 12)
            return _month_end(self.year + years, month + 1)
        return date(self.year, self.month, self.day) if self.day else _month_end(self.year, self.month or 12)

    @property
    def middle(self) -> int:
        """The middle day between first and last, as a proleptic Gregorian ordinal."""
        return (self.first.toordinal() + self.last.toordinal()) // 2

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, bool]:
        return self.first.toordinal(), -self.last.toordinal(), self.approximate

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{p:02}" for p in (self.month, self.day) if p]
        parts += [self.period.code] if self.period else []
        return "-".join(parts) + ("~" if self.approximate else "")


def _month_end(year: int, month: int) -> date:
    """Return the last day of a month; of one after the end of the calendar, its last day."""
    if year > date.max.year:
        return date.max
    return date(year, month, calendar.monthrange(year, month)[1])


def parse_date(text: str) -> PartialDate | None:
    """Parse a date in a form of EDTF or SDMX; None if it is not valid."""
    found = _FORM.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(g or 0) for g in found.groups()[:3])
    approximate = bool(found[5])
    code = found[4] or (found[2] if found[2] and not found[3] else "")
    if year and (period := _PERIODS.get(code)):
        return PartialDate(year, approximate=approximate, period=period)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if found[4] or (found[2] and not month) or (found[3] and not day):
        return None
    return PartialDate(year, month, day, approximate)


def _validated(value: Any) -> Any:
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    parsed = parse_date(text)
    if parsed is None:
        suggestion = suggest_date(text or value)
        shown = "this" if isinstance(value, (dict, list)) else f"`{str(value)[:40]}`"
        raise FormError(
            f"{shown} is not a date: write {_FORMS} (`~` if inferred)",
            f"write `{suggestion}`"
            if suggestion and parse_date(suggestion)
            else "write year, month and day in digits",
        )
    return parsed


def whole_day(value: Any) -> date:
    """Convert a value to a calendar day.

    Errors: FormError.
    """
    parsed: PartialDate = _validated(value)
    if not parsed.day or parsed.approximate:
        message = f"`{str(value)[:40]}` is not a day: write it as `2024-06-26`"
        raise FormError(message, "write year, month and day in digits, without `~`")
    return parsed.first


EdtfDate = Annotated[
    InstanceOf[PartialDate],
    BeforeValidator(_validated),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4]|-[SH][12])?~?$"}
    ),
]
"""A `PartialDate`, written in EDTF or SDMX."""

Day = Annotated[date, BeforeValidator(whole_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written in ISO 8601."""
