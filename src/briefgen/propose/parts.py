"""The parts of a sentence between commas and words of comparison; a date dates the numbers of its part."""

from __future__ import annotations

import re

from msgspec import Struct

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, meanings_of

ELSEWHERE = frozenset({"since", "until", "before", "after", "prices"})
"""Relations of a date to another time than that of the sentence."""
_BREAK = WordPattern(r"[,;:]\s(?!\d{4}\b)|\s[–—-]\s|\s(?={comparison opens}\s)")
_COMPARED = WordPattern(r"{compared with}(?:\s+[\w$€£]+){0,2}\s*\Z", re.IGNORECASE)
_OF_THEM = WordPattern(r"{of them}\b", re.IGNORECASE)
_BEFORE = WordPattern(
    r"(?:\s+[^\W\d_]+){0,3}?\s+(?P<count>{small counts})\s+(?P<unit>{time units})\s+{earlier than}\b"
)
_AGAIN = WordPattern(r"{saying a number again}\s", re.IGNORECASE)
_THAN = WordPattern(r"\b{than}\b", re.IGNORECASE)
_SPAN = WordPattern(
    r"\b{range opens}\s+\S+\s*(?:\S+\s*){0,2}(?:{range joins}|[–-])\s*\Z",
    re.IGNORECASE,
)
_RANGE = 25
"""Characters between the beginnings of the two dates of a range."""
_DATE_ALONE = 25
"""Characters of a part that is only a date: promised, in March 2023, that."""
_NEAR = 5
"""Words before a date in which a verb of speech makes it that of a report."""


class SentencePart(Struct, frozen=True):
    """A stretch of a sentence. Units: characters."""

    start: int
    end: int

    def has(self, at: int) -> bool:
        """Check whether an offset is in the part."""
        return self.start <= at < self.end


def parts_of(reading: Reading) -> list[SentencePart]:
    """Split a sentence at commas that are not inside a date, at dashes and at words of comparison."""
    text = reading.text
    ends = [found.end() for found in _BREAK.of(reading.language).finditer(text)]
    return [SentencePart(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def part_around(reading: Reading, at: int) -> SentencePart:
    """Return the part of a sentence that has an offset."""
    return next((part for part in parts_of(reading) if part.has(at)), SentencePart(0, len(reading.text)))


def dates_in_part(reading: Reading, quantity: Quantity) -> list[DateClaim]:
    """List the dates in the part of a number, the nearest first; else those that open the sentence.

    Shape: "of whom 40", "or 6 per cent" and "3 per cent more than in 2023" have the dates of the part before.
    """
    parts = parts_of(reading)
    at = next((i for i, part in enumerate(parts) if part.has(quantity.start)), 0)
    begin = parts[at].start
    if at and _OF_THEM.of(reading.language).match(reading.text, begin):
        at -= 1
    again = at and (quantity.than or _AGAIN.of("any").match(reading.text, begin))
    before = [parts[at - 1]] if again else []
    quantities = reading.of(Quantity)
    beside = [part for part in parts[max(at - 1, 0) : at + 2] if part.end - part.start <= _DATE_ALONE]
    opening = [p for p in (*beside, parts[0]) if not any(p.has(q.start) for q in quantities)]
    single = [SentencePart(0, len(reading.text))] if len(quantities) == 1 else []
    for part in (parts[at], *before, *opening, *single):
        found = [d for d in reading.of(DateClaim) if part.has(d.start) and _dates_it(d, reading)]
        found = [d for d in found if not is_of_other(d, quantity, reading)]
        if found:
            return sorted(found, key=lambda date: _distance(date, quantity))
    return []


def is_of_other(date: DateClaim, quantity: Quantity, reading: Reading) -> bool:
    """Check whether a date is that of the number that this one is compared with, or has changed from or to.

    "82 per cent less than in 1991" has no date; in "from 3 to 7 per cent on 1 July" only the 7 has one.
    """
    if quantity.than and _THAN.of("any").search(reading.text, quantity.end, date.start):
        return True
    quantities = reading.of(Quantity)
    at = quantities.index(quantity) if quantity in quantities else -1
    if quantity.role == "from":
        behind = next((q.start for q in quantities[at + 1 :] if q.role == "to"), len(reading.text))
        return not quantity.end <= date.start < behind
    before = quantities[at - 1] if at > 0 else None
    changed = before is not None and before.role == "from" and quantity.role == "to"
    return changed and before is not None and before.end <= date.start < quantity.start


def is_reported(reading: Reading, at: int) -> bool:
    """Check whether a date is that of a report: "said on Tuesday", "in a statement on 6 March"."""
    passage = reading.passage
    before = [i for i, word in enumerate(passage.words) if word.start < at][-_NEAR:]
    verbs = passage.terms_in(passage.whole, "speech")
    return any(verb.last - 1 in before for verb in verbs)


def is_compared(reading: Reading, at: int) -> bool:
    """Check whether the number at an offset is one that another is compared with, by the words before it."""
    return _COMPARED.of(reading.language).search(reading.text, 0, at) is not None


def time_before(reading: Reading, at: int) -> tuple[int, str] | None:
    """Read "a week earlier" behind a number: how many of which unit."""
    language = reading.language
    found = _BEFORE.of(language).match(reading.text, at)
    if found is None:
        return None
    count = meanings_of(language, "small counts")[found["count"]]
    return int(count), meanings_of(language, "time units")[found["unit"]]


def last_of_range(dates: list[DateClaim], reading: Reading) -> list[DateClaim]:
    """Put the end of a range first, if the first date begins one: between 2 April and 30 May."""
    if not dates:
        return []
    first = dates[0]
    ends = (
        each
        for each in reading.of(DateClaim)
        if 0 < each.start - first.start <= _RANGE
        and _SPAN.of(reading.language).search(reading.text, max(first.start - _RANGE, 0), each.start)
    )
    same = (
        e for e in reading.of(DateClaim) if (e.start, e.end) == (first.start, first.end) and e.day > first.day
    )
    return [*ends, *same, *dates]


def _dates_it(date: DateClaim, reading: Reading) -> bool:
    return date.relation not in ELSEWHERE and not is_reported(reading, date.start)


def _distance(date: DateClaim, quantity: Quantity) -> int:
    """Return how far a date is from a number; one behind it is nearer than one before it."""
    return (
        2 * (date.start - quantity.end) if date.start >= quantity.end else 2 * (quantity.start - date.end) + 1
    )
