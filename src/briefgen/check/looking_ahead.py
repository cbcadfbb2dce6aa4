"""Fields that look ahead, whose numbers may be the analyst's own, and dates that are still to come."""

from __future__ import annotations

from types import MappingProxyType

from briefgen.check.prose_field import FieldInEntry
from briefgen.language.claims import Claim, DateClaim
from briefgen.language.reading import Reading
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.existing import Mood
from briefgen.language.wording.likelihood import QUESTION_MARKS
from briefgen.spec.brief import Brief

_PROPOSED = frozenset({"options", "decision", "next_steps"})
_KEYS = frozenset({"judgements", *_PROPOSED})
_HALF_YEAR = 6
"""Months in which a day without a year is taken as one to come."""
_PERIODS = MappingProxyType({"quarter": 3, "half": 6})
_SEASONS = MappingProxyType({1: 6, 2: 9, 3: 12, 4: 12})
"""The last month of each season, as people speak of them."""
"""Months of a period that is ahead until its last day."""
_LAST_DAY = 31
_CLOSERS = ")”»\"' "
"""What may be behind the mark of a question."""


def may_be_own(field: FieldInEntry, reading: Reading, claim: Claim) -> bool:
    """Check whether a claim is in a field that proposes or expects, or in what an open question asks."""
    return looks_ahead(field) or _is_asked(field, reading, claim)


def looks_ahead(field: FieldInEntry) -> bool:
    """Check whether a field proposes or expects, so that its numbers may be the analyst's own."""
    return str(field.path[0]) in _KEYS or field.path[-1] == "would_change"


def _is_asked(field: FieldInEntry, reading: Reading, claim: Claim) -> bool:
    """Check whether a claim is in a sentence of an open question that asks something."""
    if field.path[0] != "gaps" or field.path[-1] != "question":
        return False
    _, end = sentences_around(reading.text, reading.language, claim.start, claim.end)
    return reading.text[:end].rstrip(_CLOSERS).endswith(QUESTION_MARKS)


def is_basis(field: FieldInEntry) -> bool:
    """Check whether a field says what a confidence rests on, where the analyst counts reports and seasons."""
    return field.path[-1] == "basis"


def mood_of(field: FieldInEntry) -> Mood:
    """Return the mood of a field: options and steps propose, indicators are awaited, the rest expects."""
    if field.path[-1] == "would_change" or "watch" in field.path:
        return "awaited"
    return "proposed" if field.path[0] in _PROPOSED else "expected"


def is_ahead(field: FieldInEntry, date: DateClaim) -> bool:
    """Check whether a date with a year lies after the `as_of` of the brief that a field is in."""
    return is_ahead_of(field.entry.value, date)


def may_lie_ahead(field: FieldInEntry, date: DateClaim) -> bool:
    """Check whether a date is ahead, or may be: a day or quarter without a year, the year of the `as_of`."""
    brief = field.entry.value
    if is_ahead(field, date) or not isinstance(brief, Brief):
        return is_ahead(field, date)
    if not date.year:
        near = bool(date.day) and 0 < _months_until(brief, date) <= _HALF_YEAR
        return near or date.kind in ("quarter", "half")
    return date.kind in ("year", "fiscal-year") and brief.as_of.year in (date.year, date.until_year)


def _months_until(brief: Brief, date: DateClaim) -> int:
    """Return in how many months, begun ones too, a day without a year comes next."""
    later = (date.month, date.day) > (brief.as_of.month, brief.as_of.day)
    return (date.month - brief.as_of.month) % 12 + (later and date.month == brief.as_of.month)


def is_ahead_of(brief: object, date: DateClaim) -> bool:
    """Check whether a date with a year lies after a brief's `as_of`; in a corpus file, whether it has one."""
    if not date.year or date.kind in ("decade", "century"):
        return False
    if not isinstance(brief, Brief):
        return True
    as_of = (brief.as_of.year, brief.as_of.month, brief.as_of.day)
    if date.kind in _PERIODS and date.number:
        return (date.year, date.number * _PERIODS[date.kind], _LAST_DAY) > as_of
    if date.kind == "season" and date.number in _SEASONS:
        return (date.year, _SEASONS[date.number], _LAST_DAY) > as_of
    if date.part == "late":
        return (date.until_year or date.year, date.month or 12, date.day or 31) > as_of
    return (date.year, date.month or 1, date.day or 1) > as_of
