"""Whether as much time lies between two events in a claim as in its evidence: a week before, a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity
from briefgen.language.measures import to_base
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.sequence import told_by_both

_SECONDS = MappingProxyType({"time": Fraction(1), "months": Fraction(2_629_746)})
"""Seconds of each unit to which lengths of time are converted; a month is a twelfth of 365.2425 days."""
_ALIKE = Fraction(5, 4)
"""How many times as long another length of time may be that is roughly the same: a month, four weeks."""


class _Gap(NamedTuple):
    """A length of time right before a word of order. Units: seconds."""

    seconds: Fraction
    numbered: bool
    """Whether it has a number, which is compared as such."""
    place: Stretch


def gaps_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report another length of time before or after an event, where one of the two has no number."""
    for mine, theirs, kept in told_by_both(claim, evidence):
        own, there = _gap(claim, mine.words.first), _gap(evidence, theirs.words.first)
        if not kept or own is None or there is None or (own.numbered and there.numbered):
            continue
        if max(own.seconds, there.seconds) > _ALIKE * min(own.seconds, there.seconds):
            yield differ("date", claim, own.place, evidence, there.place, sure=False)
            return


def _gap(passage: Passage, at: int) -> _Gap | None:
    """Read the length of time right before a word; "a week" is one week, "less than a week" is not read."""
    if at < _FEWEST or passage.words[at - 1].key not in passage.lists["lengths of time"]:
        return None
    place = Stretch(at - 2, at)
    if passage.words[at - 2].key in passage.lists["one of a time"]:
        if place.first and passage.words[place.first - 1].key in _bounding(passage):
            return None
        return _measured(read(f"1 {passage.words_at(at - 1)}", passage.language).of(Quantity), place)
    found = read(passage.text, passage.language).of(Quantity)
    return _measured(
        [q for q in found if q.end == passage.words[at - 1].end and not q.bound], place, numbered=True
    )


def _bounding(passage: Passage) -> frozenset[str]:
    """Return the words that make another length of the one behind them: over, about; not "out" of a verb."""
    found = passage.lists["prepositions"] | passage.lists["empty"] | passage.lists["comparatives"]
    return found - passage.lists["particles of verbs"]


_FEWEST = 2
"""Words of a length of time."""


def _measured(found: Sequence[Quantity], place: Stretch, *, numbered: bool = False) -> _Gap | None:
    """Return the one length of time that was read."""
    if len(found) != 1 or found[0].first.low != found[0].first.high:
        return None
    kind, value = to_base(found[0].first.low, found[0].first.unit)
    return _Gap(value * _SECONDS[kind], numbered, place) if value and kind in _SECONDS else None
