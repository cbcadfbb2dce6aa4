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


def suggest_date(text: str) -> str | None:
    """Write a date in ISO form; None if it may mean two days, such as 4/6/2024."""
    found = next(filter(None, (form.fullmatch(text.strip()) for form in _FORMS)), None)
    if not found:
        return None
    part = found.groupdict()
    month = _NAMES.index(part["name"][:3].casefold()) + 1 if part.get("name") else int(part["month"])
    return f"{part['year']}-{month:02}" + (f"-{int(part['day']):02}" if part.get("day") else "")
