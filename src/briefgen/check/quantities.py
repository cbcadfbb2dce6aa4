"""Find numbers in English text: digits, number words, money, shares, multiples, vague counts.

Digits are found by pattern, number words by text2num. Ordinals ("the third test") and "one" are ignored.
Years and dates are found separately, since they need no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from text_to_num import Token, find_numbers

from briefgen.corpus.dates import MONTHS, PartialDate

_CACHE_SIZE = 1024
"""Texts whose results are cached: several rules read the same text, and briefs share their facts."""
_SCALES = MappingProxyType(
    {
        "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12,
    }
)  # fmt: skip
_MONTHS = MappingProxyType({name: i for i, name in enumerate(MONTHS, 1)})
_SPACE = "[ \u00a0\u202f\u2009]"
_DIGITS = re.compile(
    rf"(?<![\w.,])(?:(?<![^\s(“])(?P<minus>[-−]))?(?P<sign>[$€£¥₩])?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:{_SPACE}?(?P<scale>thousand|million|billion|trillion|mn|bn|tn|k|m)(?!\w))?"
    rf"(?P<share>{_SPACE}?%|{_SPACE}per{_SPACE}?cent(?!\w))?",
)
_VAGUE = re.compile(
    r"(?<!\w)(?:(?:several|many|some)\s+)?(dozens|hundreds|thousands|millions|billions|tens|scores)(?!\w)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"(?<!\w)(?:(?:doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)|twice|thrice|(?:two|three|four|five|ten)fold|"
    r"half|a third|two thirds|a quarter|three quarters|a dozen)(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}}){_SPACE})?(?P<month>{'|'.join(_MONTHS)})(?:{_SPACE}(?P<year>(?:1[5-9]|20)\d\d))?(?![\w,.]\d)(?!\w)"
    rf"|(?<![\w$€£¥.,-])(?P<alone>(?:1[5-9]|20)\d\d)(?:s)?(?![\w,.%]\d|\w|{_SPACE}?%)"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. Units: `start` and `end` in code points of the text."""

    start: int
    end: int
    words: str
    kind: Literal["number", "money", "share", "vague", "multiple"]
    value: Decimal | None = None
    """None for vague counts and multiples."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date in a text; parts that it does not name are 0."""

    start: int
    end: int
    words: str
    year: int
    month: int
    day: int

    def matches(self, date: PartialDate) -> bool:
        """Tell whether a date is this one, as far as its parts are named."""
        pairs = ((self.year, date.year), (self.month, date.month), (self.day, date.day))
        return all(named in (0, known) for named, known in pairs)


class _Word(Token):  # type: ignore[misc]  # the library ships no types
    def __init__(self, found: re.Match[str]) -> None:
        self.found = found

    def text(self) -> str:
        return self.found.group()


@lru_cache(maxsize=_CACHE_SIZE)
def find_dates(text: str) -> tuple[DateWords, ...]:
    """Find dates; a month alone ("in May") is none."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[DateWords]:
    for found in _DATE.finditer(text):
        year = int(found["year"] or found["alone"] or 0)
        day = int(found["day"] or 0)
        if year or day:
            month = _MONTHS[found["month"]] if found["month"] else 0
            yield DateWords(found.start(), found.end(), found.group(), year, month, day)


@lru_cache(maxsize=_CACHE_SIZE)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a text in order, without overlaps and without dates."""
    taken = [(d.start, d.end) for d in find_dates(text)]
    found: list[Quantity] = []
    for quantity in (*_digits(text), *_patterns(text), *_in_words(text)):
        if all(quantity.end <= start or quantity.start >= end for start, end in taken):
            found.append(quantity)
            taken.append((quantity.start, quantity.end))
    return tuple(sorted(found, key=lambda q: q.start))


def _digits(text: str) -> Iterator[Quantity]:
    for found in _DIGITS.finditer(text):
        if text[found.end() : found.end() + 2] in ("st", "nd", "rd", "th"):
            continue
        value = Decimal(found["number"].replace(",", "")).scaleb(_SCALES.get(found["scale"] or "", 0))
        value = -value if found["minus"] else value
        kind: Literal["number", "money", "share"] = "share" if found["share"] else "number"
        kind = "money" if found["sign"] else kind
        yield Quantity(found.start(), found.end(), found.group(), kind, value)


def _patterns(text: str) -> Iterator[Quantity]:
    for found in _VAGUE.finditer(text):
        yield Quantity(found.start(), found.end(), found.group(), "vague")
    for found in _MULTIPLE.finditer(text):
        yield Quantity(found.start(), found.end(), found.group(), "multiple")


def _in_words(text: str) -> Iterator[Quantity]:
    words = [_Word(found) for found in _WORD.finditer(text)]
    for number in find_numbers(words, "en", 0.0):
        first, last = words[number.start].found, words[number.end - 1].found
        words_found = text[first.start() : last.end()]
        if (
            not number.is_ordinal
            and not any(c.isdigit() for c in words_found)
            and words_found.casefold() not in ("one", "zero", "o")
        ):
            value = Decimal(str(number.value)).normalize()
            yield Quantity(first.start(), last.end(), words_found, "number", value)
