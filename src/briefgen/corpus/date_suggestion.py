"""Suggest the ISO form of a date that was written in another form."""

from __future__ import annotations

import re

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(_NAMES)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{_DAY}(?:st|nd|rd|th|\.)? )?{_NAME},? {_YEAR}",  # 26 June 2024, June 2024
        rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",  # June 26, 2024
        rf"(?P<day>1[3-9]|2\d|3[01])[/-](?P<month>\d{{1,2}})[/-]{_YEAR}",  # 26/6/2024: no month is the 26th
        rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",  # 26.06.2024
        rf"{_YEAR}[/.-](?P<month>\d{{1,2}})[/.-]{_DAY}",  # 2024/06/26, 2024-6-26
    )
)


_QUARTER = re.compile(
    rf"(?:{_YEAR}[ /-]?Q(?P<of>[1-4])|Q(?P<number>[1-4])[ /-]?{_YEAR.replace('year', 'then')})", re.IGNORECASE
)
_HALF = re.compile(
    rf"(?:{_YEAR}[ /-]?[HS](?P<of>[12])|[HS](?P<number>[12])[ /-]?{_YEAR.replace('year', 'then')})",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?P<first>\d{4}(?:-\d{2}){0,2})/(?:\d{4}(?:-\d{2}){0,2}|\.\.)?")


def suggest_date(value: object) -> str | None:
    """Write a date in ISO form; None if it may mean two days, such as 4/6/2024.

    Shape: `value` is text, or a date as reference managers export it: `{date-parts: [[2026, 3, 20]]}`, or a
    list of `{year: 2026, month: 3, day: 20}`. Of a span, the first day is written.
    """
    if not isinstance(value, str):
        return _join_parts(_csl_parts(value))
    text = value.strip()
    if span := _SPAN.fullmatch(text):
        return span["first"]
    for letter, form in (("Q", _QUARTER), ("S", _HALF)):
        if period := form.fullmatch(text):
            return f"{period['year'] or period['then']}-{letter}{period['of'] or period['number']}"
    found = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if not found:
        return None
    part = found.groupdict()
    month = _NAMES.index(part["name"][:3].casefold()) + 1 if part.get("name") else int(part["month"])
    return f"{part['year']}-{month:02}" + (f"-{int(part['day']):02}" if part.get("day") else "")


def _csl_parts(value: object) -> object:
    """Return year, month and day of a date in CSL, or in the older form with names; of a span, the first."""
    if isinstance(value, dict):
        named = [value[name] for name in ("year", "month", "day") if name in value]
        parts = value.get("date-parts") or value.get("raw") or named
        return parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else parts
    return _csl_parts(value[0]) if isinstance(value, list) and value else None


def _join_parts(parts: object) -> str | None:
    if isinstance(parts, str):
        return suggest_date(parts) or parts
    if not isinstance(parts, list) or not 1 <= len(parts) <= len(("year", "month", "day")):
        return None
    digits = [str(part) for part in parts]
    if not all(each.isascii() and each.isdigit() for each in digits):
        return None
    return "-".join([digits[0].zfill(4), *(each.zfill(2) for each in digits[1:])])
