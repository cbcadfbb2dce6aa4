"""What is said of a date by the words around it: since 2021, early in May, compared with 2021."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, DatePart
from briefgen.language.date_patterns import DatePatterns, flat
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern


def read_relation(scan: Scan, patterns: DatePatterns, date: DateClaim) -> DateClaim:
    """Read "early", "mid-" and "since", "until" before a date."""
    if date.kind == "year" and is_of_prices(scan, date.start, date.end):
        return replace(date, relation="prices")
    head = scan.text[max(0, date.start - 24) : date.start]
    words = scan.lexicon.dates
    part = patterns.part.search(head) if patterns.part else None
    if part:
        name = next(p for p in ("early", "mid", "late") if part["p"] in flat(words.get(p, "")))
        start = date.start - (len(head) - part.start())
        scan.take(start, date.start)
        date = replace(date, start=start, part=cast("DatePart", name))
        head = scan.text[max(0, start - 24) : start]
    relation = patterns.relation.search(head) if patterns.relation else None
    if relation:
        for name, phrases in words["relations"].items():
            if relation["r"] in flat(phrases):
                open_ended = _is_replaced(scan, name, date) or _is_denied(scan, name, date)
                return date if open_ended else replace(date, relation=name)
    return replace(date, relation="compared") if _is_compared(scan, date) else date


def _is_replaced(scan: Scan, relation: str, date: DateClaim) -> bool:
    """Check whether a date has another one in its place: from 1 June to 1 September, from 3 to 5 October."""
    two_days = date.kind == "day" and _TWO_DAYS.match(scan.text, date.start, date.end)
    to_another = _TO_ANOTHER.of(scan.lexicon.language).match(scan.text, date.end)
    return relation == "since" and bool(two_days or to_another)


def _is_denied(scan: Scan, relation: str, date: DateClaim) -> bool:
    """Check whether something is not done before a date, and so at it or later: will not open before 2032."""
    start = max(0, date.start - _DENIAL_SPAN)
    denied = _DENIED.of(scan.lexicon.language)
    return relation == "before" and bool(denied.search(scan.text, start, date.start))


_DENIED = WordPattern(r"(?:(?<!\w){denied before a date}|n['’]t)(?!\w)[^.,;:()]*$")
_DENIAL_SPAN = 60
"""Characters before a date in which a denial of what is before it is looked for."""
_TWO_DAYS = lazy(r"(?:[^\W\d_]+\.? )?\d{1,2}(?:\D{1,3}|\W*[^\W\d_]{1,3}\W+)\d{1,2}(?!\d)")
"""Two days of one month: 3 to 5 October, October 3-5."""
_TO_ANOTHER = WordPattern(r",? {to of a range} (?=\d|[^\W\d_]+ \d)")


def is_of_prices(scan: Scan, start: int, end: int) -> bool:
    """Check whether a year only names the prices of a sum: in 2015 euros, in Preisen von 2015."""
    if _PRICES_OF.of("any").search(scan.text, max(0, start - _PRICES_REACH), start):
        return True
    opened = _IN_PRICES.of("any").search(scan.text, max(0, start - _PRICES_REACH), start)
    return bool(opened and _PRICES_AFTER.of("any").match(scan.text, end))


_PRICES_OF = WordPattern(r"(?<!\w){before the year of prices} $")
_IN_PRICES = WordPattern(r"(?<!\w){opening prices of a year} $")
_PRICES_AFTER = WordPattern(r"[ -]{behind the year of prices}(?!\w)")
_PRICES_REACH = 40
"""Characters before a year in which the words for its prices are looked for."""


def _is_compared(scan: Scan, date: DateClaim) -> bool:
    """Check whether a date is one that another is compared with, or has brackets in common with a number."""
    head = scan.text[max(0, date.start - _BRACKETS) : date.start]
    if _COMPARED.of(scan.lexicon.language).search(head):
        return True
    opened = head.rfind("(")
    if opened < 0 or ")" in head[opened:]:
        return False
    tail = scan.text[date.end : date.end + _BRACKETS].partition(")")
    return bool(tail[1]) and bool(_NUMBER.search(head[opened:]) or _NUMBER.search(tail[0]))


_COMPARED = WordPattern(r"(?<!\w){compared with a date} $")
_NUMBER = lazy(r"\d")
_BRACKETS = 40
"""Characters before and behind a date in which its brackets are looked for."""
