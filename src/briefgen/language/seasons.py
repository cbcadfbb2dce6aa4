"""Whether a claim names the season that its evidence names, where no year follows: in late spring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.language.claims import DatePart, Difference
from briefgen.language.date_patterns import flat
from briefgen.language.found_once import found_once
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading

_PARTS: tuple[DatePart, ...] = ("early", "mid", "late")
_MOST_PART_WORDS = 4
"""Words before a season in which "early" or "at the end of" is looked for."""


class Season(NamedTuple):
    """A season that a text names. Units: 1 is spring; the places are those of characters."""

    number: int
    part: DatePart
    start: int
    end: int


def compare_seasons(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a season, or a part of one, where the evidence names seasons and not this one."""
    given = find_seasons(evidence)
    for mine in find_seasons(claim) if given else ():
        if not any(mine.number == g.number and mine.part in ("", g.part) for g in given):
            words, theirs = claim.text[mine.start : mine.end], evidence.text[given[0].start : given[0].end]
            yield Difference("date", True, words, theirs, mine.start, mine.end)


@found_once
def find_seasons(reading: Reading) -> tuple[Season, ...]:
    """Find the seasons that a text names with a word for when, such as "in" or "this", before them."""
    names = _names(reading.language)
    found = []
    words = reading.passage.words if names else ()
    for at, word in enumerate(words):
        number = names.get(word.key)
        if number is None:
            continue
        before = [each.key for each in words[max(0, at - _MOST_PART_WORDS) : at]]
        when = _when(reading.language)
        alone = word.key in when or f"{before[-1] if before else ''}" in when
        joined = any(f"{article} {before[-1]}" in when for article in before[-2:-1])
        of_a_time = alone or joined or _part(reading.language, before)
        if of_a_time:
            found.append(Season(number, _part(reading.language, before), word.start, word.end))
    return tuple(found)


@cache
def _names(language: str) -> dict[str, int]:
    seasons = load_lexicon(language).dates.get("seasons", {})
    return {name: int(number) for number, names in seasons.items() for name in flat(names)}


@cache
def _when(language: str) -> frozenset[str]:
    return frozenset(flat(load_lexicon(language).dates.get("before_season", "")))


def _part(language: str, before: list[str]) -> DatePart:
    """Return the part of a season that the words before it name."""
    dates = load_lexicon(language).dates
    head = " ".join(before)
    for part in _PARTS:
        if any(head == phrase or head.endswith(f" {phrase}") for phrase in flat(dates.get(part, ""))):
            return part
    return ""
