"""Whether "a maximum of" names how high something went, and no bound: hit a maximum of 52 euros in March."""

from __future__ import annotations

from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern

_EXTREME = WordPattern(r"(?:[^\W\d_]{1,5} )?{maximum or minimum}(?!\w)")
_REACHING = WordPattern(r"(?<!\w){what reaches a number}(?!\w)")
_RECORD = WordPattern(r"(?<!\w){highest so far}(?!\w)")
_RULING = WordPattern(r"(?<!\w){what rules or may be}(?!\w)")
_DATED = WordPattern(r"[^.;:()]{0,32}? {in or on a date} (?:[^\W\d_]+ )?(?:\d|(?P<month>[^\W\d_]+))")
_REACH = 60
"""Characters beside a number in which what tells a peak from a bound is looked for."""


def is_peak(scan: Scan, start: int, end: int) -> bool:
    """Check whether words for a maximum or a minimum, before a number that ends at a place, are of a peak.

    Something reached it or it is a record, and no word before it rules or says what may be.
    """
    around = _around(scan, start, end)
    return around is not None and bool(
        _REACHING.of("any").search(around[0]) or any(map(_RECORD.of("any").search, around))
    )


def may_be_peak(scan: Scan, start: int, end: int) -> bool:
    """Check whether they may be: the number has a date, and no word before it rules or says what may be."""
    around = _around(scan, start, end)
    dated = _DATED.of("any").match(around[1]) if around else None
    return dated is not None and (dated["month"] is None or dated["month"] in scan.lexicon.months)


def _around(scan: Scan, start: int, end: int) -> tuple[str, str] | None:
    """Return the text before such words and behind their number; None where a word rules."""
    if not _EXTREME.of("any").match(scan.text, start):
        return None
    before = scan.text[max(0, start - _REACH) : start]
    return None if _RULING.of("any").search(before) else (before, scan.text[end : end + _REACH])
