"""Places in an order that are counted from its end: second to last, last but one, eighth of ten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.language.claims import Ordinal, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.scan import Scan
from briefgen.language.word_pattern import WordPattern

_TO_LAST = lazy(r"(?:[ -]to[ -]|[ -]from[ -](?:the )?)(?:last|bottom|end)(?!\w)")
_LAST_BUT = lazy(r"(?<!\w)(?:last but (?:one|(?P<two>two))|penultimate)(?!\w)")
_RANKED_LAST = lazy(
    r"(?<!\w)(?:ranks?|ranked|ranking|places?|placed|comes?|came|coming|finish(?:es|ed)?|is|was|are|were)"
    r" (?:dead )?(?P<last>last)(?=(?: (?:of|in|among|on|out)(?!\w)(?! (?:\d|time|use)))|[.,;]|$)"
)
_LIKE_THE_END = WordPattern(r"[ -](?:\w+ ){0,2}(?i:{places from the end})(?!\w)")


class PlaceFromEnd(NamedTuple):
    """A place in an order from its end, and where it is written. `value` is -1 for the last."""

    start: int
    end: int
    value: int


def find_places_from_end(scan: Scan) -> Iterator[PlaceFromEnd]:
    """Find "last but one", "penultimate" and "ranks last" in English."""
    for found in scan.matches(_LAST_BUT):
        yield PlaceFromEnd(*found.span(), -3 if found["two"] else -2)
    for found in scan.matches(_RANKED_LAST):
        yield PlaceFromEnd(*found.span("last"), -1)


def end_of_place(text: str, at: int) -> int:
    """Return where "to last" ends behind an ordinal; 0 where it does not follow."""
    found = _TO_LAST.match(text, at)
    return found.end() if found else 0


def is_counted_from_other_end(mine: Ordinal, claim: Reading, evidence: Reading) -> bool:
    """Check whether a place is one of the evidence from the other end: eighth of ten, third to last."""
    values = {ordinal.value for ordinal in evidence.of(Ordinal)}
    if -mine.value in values and _LIKE_THE_END.of("en").match(claim.text, mine.end):
        return True  # the second-lowest, second from the bottom
    wholes = {q.first.low for text in (claim, evidence) for q in text.of(Quantity)}
    return any(abs(mine.value - value) - 1 in wholes for value in values if (value < 0) != (mine.value < 0))
