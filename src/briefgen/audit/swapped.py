"""Find numbers of a statement that were swapped with others of the same sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading

_LONGEST_OF = 16
"""Characters between a part and its whole: six of her nine."""


def swapped_parts(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a part and a whole that have changed places: nine of her six, six of her nine."""
    given = {(part.first.low, whole.first.low): part for part, whole in _parts(evidence)}
    for part, whole in _parts(claim):
        low, high = part.first.low, whole.first.low
        if low != high and (high, low) in given and (low, high) not in given:
            words = given[high, low].words
            yield Difference("part-and-whole", True, part.words, words, part.start, part.end)


def _parts(reading: Reading) -> Iterable[tuple[Quantity, Quantity]]:
    for part, whole in pairwise(reading.of(Quantity)):
        gap = reading.text[part.end : whole.start]
        if len(gap) <= _LONGEST_OF and (gap.startswith(" of ") or whole.whole):
            yield part, whole
