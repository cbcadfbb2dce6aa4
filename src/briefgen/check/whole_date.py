"""The date of the evidence as a claim may take it over: with the year, where only the claim writes one.

A report writes "in September", and a statement "in March 2024": the proposal is "September 2024".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefgen.language.claim_words import words_of
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language

_YEAR = re.compile(r"\d{4}")
_MONTHS = {"quarter": 3, "half": 6, "season": 3}
"""Months of a period that has a number."""


def whole_date(
    words: str, theirs: DateClaim, mine: DateClaim, claim: Reading, years: Iterable[DateClaim], issued: Issued
) -> str:
    """Return words of the evidence with the year of its date, written as the claim writes its own.

    `years` are dates whose year is known, such as those of the fact's fields. Shape: empty if the words with
    a year are not read as that date.
    """
    if written := in_english(theirs, mine, claim, years, issued):
        return written
    if theirs.year or not mine.year or theirs.kind not in ("day", "month", *_MONTHS):
        return words
    year = _year_of(theirs, mine, years, issued)
    written = claim.text[mine.start : mine.end].rstrip(".,;:")
    candidates = _candidates(words, written, mine.year, year, with_day=bool(theirs.day))
    for candidate in candidates:
        found = read(candidate, claim.language).of(DateClaim)
        if len(found) == 1 and found[0].end == len(candidate) and _is_in_year(found[0], theirs, year):
            return candidate
    return ""


def in_english(
    theirs: DateClaim, mine: DateClaim, claim: Reading, years: Iterable[DateClaim], issued: Issued
) -> str:
    """Write a day, month or year of evidence in any language for an English claim, with its year.

    Shape: empty for another kind of date, and in another language. A day stands behind its month where the
    claim writes its own so.
    """
    plain = theirs.kind in ("day", "month", "year") and not theirs.part
    if base_language(claim.language) != "en" or not plain:
        return ""
    year = theirs.year or (_year_of(theirs, mine, years, issued) if mine.year else 0)
    if not theirs.day or not mine.day or mine.words[:1].isdigit():
        return words_of(replace(theirs, year=year))
    month = words_of(replace(theirs, kind="month", day=0, year=0))
    return f"{month} {theirs.day}, {year}" if year else f"{month} {theirs.day}"


def _candidates(words: str, written: str, mine: int, year: int, *, with_day: bool) -> Iterator[str]:
    """Add to words what a claim writes around its year: " 2024", ", 2024", " de 2024", "2024年"."""
    place = next((f for f in _YEAR.finditer(written) if int(f.group()) == mine), None)
    if place is None:
        return
    new = str(year) if mine != year else place.group()
    before, after = written[: place.start()], written[place.end() :]
    for cut in range(len(before)):
        if not before[cut].isalnum():
            joint = before[cut:].removeprefix(",")
            joint = f",{joint}" if with_day and words[-1:].isdigit() and joint == " " else joint
            yield f"{words}{joint}{new}{after}"
    for cut in range(len(after), 0, -1):
        if not before and after[cut - 1].upper() == after[cut - 1].lower():
            yield f"{new}{after[:cut]}{words}"


def _is_in_year(found: DateClaim, theirs: DateClaim, year: int) -> bool:
    parts = (theirs.kind, theirs.month, theirs.day, theirs.number)
    return (found.kind, found.month, found.day, found.number) == parts and found.year == year


def _year_of(theirs: DateClaim, mine: DateClaim, years: Iterable[DateClaim], issued: Issued) -> int:
    """Return the year of a date that names none: that of a known date, or of the claim if it can be."""
    month = _last_month(theirs)
    known = {date.year for date in years if date.year and _last_month(date) == month}
    if len(known) == 1:
        return known.pop()
    last = issued.year - (bool(issued.month) and month > issued.month)
    return mine.year if not issued.year or mine.year in (last, last + 1) else last


def _last_month(date: DateClaim) -> int:
    return date.month or date.number * _MONTHS.get(date.kind, 0)
