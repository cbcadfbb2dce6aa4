"""The analyst's own numbers: thresholds, deadlines, durations and sums proposed, which need no evidence.

In judgements, indicators, options and what would change a view, a number without a link is the analyst's own,
unless its words speak of what is or was: "the 14 ministers", "where 900 lorries now wait", "at 81 lorries in
May". A date after the brief's `as_of` is the analyst's own there too.
"""

from __future__ import annotations

import re

from briefgen.check.prose_field import ProseField
from briefgen.language.claims import DateClaim, Quantity, Reading, Weekday
from briefgen.spec.brief import Brief

_KEYS = frozenset({"judgements", "options"})
_BREAK = re.compile(r"[,;:—()]| – ")
_DEFINITE = re.compile(
    r"(?:^|\W)(?:the|its|their|these|those|all|our|his|her)\s+(?:[a-z]+\s+)?$", re.IGNORECASE
)
_COMING = re.compile(r"(?:^|\W)(?:the\s+)?(?:next|first|coming|following|last)\s+$", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?<!\w)(?:now|today|currently|already|so far|at present|still|last (?:year|month|week)|"
    r"this (?:year|month)|"
    r"was|were|had|has|have|did|is|are|yesterday|ago)(?!\w)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"(?<!\w)(?:will|would|should|could|may|might|can|must|if|until|unless)(?!\w)")
_ASIDE = re.compile(r"^\s*(?:at|with|after|having|up from|down from|from|of|worth)\s", re.IGNORECASE)


def may_be_own(field: ProseField) -> bool:
    """Check whether a field proposes or expects, so that its numbers may be the analyst's own."""
    return str(field.path[0]) in _KEYS or field.path[-1] == "would_change"


def is_own(field: ProseField, reading: Reading, quantity: Quantity) -> bool:
    """Check whether a number without a link is the analyst's own, and not one about the world."""
    if not may_be_own(field):
        return False
    text = reading.text
    before = text[: quantity.start]
    if _DEFINITE.search(before) and not _COMING.search(before):
        return False
    start = max((m.end() for m in _BREAK.finditer(text, 0, quantity.start)), default=0)
    end = next((m.start() for m in _BREAK.finditer(text, quantity.end)), len(text))
    part = text[start:end]
    if start and end < len(text) and _ASIDE.search(part):
        return False
    if any(start <= claim.start < end and _is_past(field, claim) for claim in reading.claims):
        return bool(_AHEAD.search(part))
    return not _PRESENT.search(part) or bool(_AHEAD.search(part))


def _is_past(field: ProseField, claim: object) -> bool:
    """Check whether a date is one that has been, such as "in May" or "on Monday"."""
    if isinstance(claim, Weekday):
        return True
    return isinstance(claim, DateClaim) and not is_ahead(field, claim)


def is_ahead(field: ProseField, date: DateClaim) -> bool:
    """Check whether a date with a year lies after the `as_of` of the brief that a field is in."""
    return is_ahead_of(field.entry.value, date)


def is_ahead_of(brief: object, date: DateClaim) -> bool:
    """Check whether a date with a year lies after a brief's `as_of`; in a corpus file, whether it has one."""
    if not date.year or date.kind in ("decade", "century"):
        return False
    if not isinstance(brief, Brief):
        return True
    as_of = (brief.as_of.year, brief.as_of.month, brief.as_of.day)
    if date.part == "late":
        return (date.until_year or date.year, date.month or 12, date.day or 31) > as_of
    return (date.year, date.month or 1, date.day or 1) > as_of
