"""Times that are named by a feast, a day of the week or from today: by Easter, on Friday, next week.

No date is read from them. A statement has one rightly where a sentence has the same, or a date for which it
may stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType

from msgspec import Struct

from briefgen.language.claims import DateClaim, Difference, Weekday
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, meanings_of

_FEASTS, _FROM_TODAY = "feasts", "times from today"
_PATTERNS = MappingProxyType(
    {
        _FEASTS: WordPattern(r"\b{feasts}\b", re.IGNORECASE),
        _FROM_TODAY: WordPattern(r"\b{times from today}\b", re.IGNORECASE),
    }
)
_WEEKDAY = "weekday"
_MONTHS = MappingProxyType(
    {
        "christmas": (12,), "new year": (1, 12), "easter": (3, 4), "whitsun": (5, 6), "advent": (11, 12),
        "thanksgiving": (10, 11), "midsummer": (6,), "halloween": (10,), "carnival": (1, 2, 3),
    }
)  # fmt: skip
"""The months in which a feast may be; one that is not here may be in any."""
_LENGTHS = ("within",)
"""Beginnings of what a time from today means that no date stands for."""


class NamedTime(Struct, frozen=True):
    """A time that is named. Units: places in the text."""

    kind: str
    """`feasts`, `times from today` or `weekday`."""
    meaning: str
    """What it means, in a form that is equal in all languages: `easter`, `week 1`, `4`."""
    words: str
    start: int
    end: int


def find_times(reading: Reading) -> list[NamedTime]:
    """List the named times of a text."""
    found = [NamedTime(_WEEKDAY, str(d.day), d.words, d.start, d.end) for d in reading.of(Weekday)]
    for kind, pattern in _PATTERNS.items():
        meant = meanings_of(reading.language, kind)
        for each in pattern.of(reading.language).finditer(reading.text):
            words = " ".join(each[0].split())
            if not _is_part_of_name(reading, each.start()):
                meaning = meant[words.casefold().replace("’", "'")]
                found.append(NamedTime(kind, meaning, words, each.start(), each.end()))
    return found


def _is_part_of_name(reading: Reading, at: int) -> bool:
    """Check whether a word is one of a longer name: Easter Island, Good Friday Agreement."""
    words = reading.passage.words
    names = (n for n in reading.passage.names if words[n.first].start <= at < words[n.last - 1].end)
    return any(len(name.keys) > 1 for name in names)


def differing_times(
    claim: Reading, core: Reading, sentences: Sequence[Reading], dates: Sequence[DateClaim], issued: Issued
) -> Iterator[Difference]:
    """Yield the named times of a statement for which a sentence has neither the same nor a date.

    Only another feast excludes one for certain. `sentences` has those around it that may have the same;
    `dates` are those that all of the text is about.
    """
    mine = find_times(claim)
    if not mine:
        return
    theirs = find_times(core)
    others = [time for time in theirs if _meant(time) not in set(map(_meant, mine))]
    near = theirs if others else [time for sentence in (core, *sentences) for time in find_times(sentence)]
    same = set(map(_meant, near))
    taken = claim.of(DateClaim)
    given = [d for d in core.of(DateClaim) if not any(agrees(own, d, issued) for own in taken)]
    for time in mine:
        if _meant(time) in same or any(_stands_for(time, date) for date in given):
            continue
        if not others and (_follows_from(issued, time) or any(_stands_for(time, date) for date in dates)):
            continue
        if time.kind == _WEEKDAY and any(each.kind == _WEEKDAY for each in others):
            continue  # those are compared as dates
        feasts = [each for each in others if each.kind == time.kind == _FEASTS and not given]
        other = feasts[0].words if feasts else ""  # "this week" may be the "next week" of a week ago
        yield Difference("date", bool(other), time.words, other, time.start, time.end)


def _meant(time: NamedTime) -> tuple[str, str]:
    return time.kind, time.meaning


def is_in_known_time(place: int, claim: Reading, found: Collection[Difference]) -> bool:
    """Check whether a word is that of a named time which does not differ: a date may stand for it."""
    return any(t.start <= place < t.end and all(d.start != t.start for d in found) for t in find_times(claim))


def lacks_time(found: Difference, claim: Reading, sentence: Reading) -> bool | None:
    """Check whether a sentence lacks the named time that differs; None where no named time does."""
    mine = next((time for time in find_times(claim) if time.start == found.start), None)
    return None if mine is None else _meant(mine) not in set(map(_meant, find_times(sentence)))


def _stands_for(time: NamedTime, date: DateClaim) -> bool:
    """Check whether a date may be the time that is named."""
    if time.kind == _FEASTS:
        months = _MONTHS.get(time.meaning, ())
        return bool(date.month) and (not months or date.month in months)
    if time.kind == _WEEKDAY:
        return date.kind == "day"
    unit, _, _ = time.meaning.partition(" ")
    if unit in _LENGTHS:
        return False
    return bool(date.year) if unit == "year" else bool(date.month)


def _follows_from(issued: Issued, time: NamedTime) -> bool:
    """Check whether a time may be that at which a text was issued, of which its sentences say nothing."""
    if time.kind == _WEEKDAY:
        return bool(issued.day)
    _, _, step = time.meaning.partition(" ")
    return time.kind == _FROM_TODAY and bool(issued.year) and step == "0"
