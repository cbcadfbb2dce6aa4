"""How long before or after an event something is due: no later than two months before, at least two months.

The latest time before an event is the shortest one; within a time and at most so long after are one limit.
"""

from __future__ import annotations

from typing import Final

from briefgen.language.bounds_in_words import Placed
from briefgen.language.claims import Bound
from briefgen.language.lexicon import UNSPACED
from briefgen.language.word_pattern import WordPattern

_TIMES: Final = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "year"})
_LEAST: Final[frozenset[Bound]] = frozenset({"", "at-least"})
_MOST: Final[frozenset[Bound]] = frozenset({"", "at-most"})
_BEFORE = WordPattern(r"(?! (?:of|after|from|following) )['’]? ?(?:[^\W\d_]+ ){0,2}{before an event}(?!\w)")
_BEFORE_UNSPACED = WordPattern(r".{0,2}{before an event}")
_NOTICE = WordPattern(r"(?<!\w){notice of an event}(?: [^\W\d_]+){0,4} ?$")
_AFTER = WordPattern(r" (?:[^\W\d_]+ ){0,2}{after an event}(?!\w)")
_TO_ACT = WordPattern(r" {to of a deadline} [^\W\d_]")
"""What is behind a time within which one may do something: three months to complain."""
_LATEST = WordPattern(r"(?<!\w){at the latest}(?: [^\W\d_]+)? ?$")
_LATEST_BEHIND = WordPattern(r"[^.;:()]{0,40}?(?<!\w){at the latest}(?!\w)")
_EARLIEST = WordPattern(r"(?<!\w){at the earliest}(?: [^\W\d_]+)? ?$")
_WITHIN = WordPattern(r"(?<!\w){within a time}(?: [^\W\d_]+)? ?$")
_REACH = 48
"""Characters before a length of time in which such words are looked for."""


def is_same_limit(mine: Placed, theirs: Placed) -> bool:
    """Check whether two equal lengths of time before or after an event set the same limit."""
    if any(placed[0].first.unit not in _TIMES for placed in (mine, theirs)):
        return False
    if _is_ahead(mine) or _is_ahead(theirs):
        return {_before(mine), _before(theirs)} <= _LEAST
    within = any(_is_within(placed) for placed in (mine, theirs))
    return within and {_after(mine), _after(theirs)} <= _MOST


def _is_ahead(placed: Placed) -> bool:
    """Check whether a length of time is one before an event: six months prior, 30 days' notice."""
    quantity, reading = placed
    text = reading.text.lower()
    pattern = _BEFORE_UNSPACED if reading.language in UNSPACED else _BEFORE
    behind = pattern.of("any").match(text, quantity.end)
    return bool(behind or _NOTICE.of("any").search(_head(placed)))


def _is_within(placed: Placed) -> bool:
    """Check whether a length of time begins with an event: within 28 days of the notice, 28 days after."""
    quantity, reading = placed
    behind = (pattern.of("any").match(reading.text.lower(), quantity.end) for pattern in (_AFTER, _TO_ACT))
    return any(behind) or bool(_WITHIN.of("any").search(_head(placed)))


def _before(placed: Placed) -> Bound:
    """Return the bound of a length of time before an event, which its latest time makes the shortest."""
    if _EARLIEST.of("any").search(_head(placed)):
        return "at-most"
    if _is_latest(placed):
        return "at-least"
    bound = placed[0].bound
    return "at-least" if bound == "above" else bound


def _after(placed: Placed) -> Bound:
    """Return the bound of a length of time after an event."""
    if _EARLIEST.of("any").search(_head(placed)):
        return "at-least"
    if _is_latest(placed) or _WITHIN.of("any").search(_head(placed)):
        return "at-most"
    return placed[0].bound


def _is_latest(placed: Placed) -> bool:
    quantity, reading = placed
    behind = _LATEST_BEHIND.of("any").match(reading.text.lower(), quantity.end)
    return bool(behind or _LATEST.of("any").search(_head(placed)))


def _head(placed: Placed) -> str:
    """Return the words before a length of time, its qualifier among them."""
    quantity, reading = placed
    return reading.text.lower()[max(0, quantity.start - _REACH) : quantity.start]
