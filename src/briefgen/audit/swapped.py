"""Find numbers of a statement that were swapped with others of the same sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.stems import stem

_LONGEST_OF = 16
"""Characters between a part and its whole: six of her nine."""
_JOINT = WordPattern(r";\s|,\s{clause joints}\s")
"""What is between two parts of a sentence that each have a number of their own."""


def swapped_parts(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a part and a whole that have changed places: nine of her six, six of her nine."""
    given = {(part.first.low, whole.first.low): part for part, whole in _parts(evidence)}
    for part, whole in _parts(claim):
        low, high = part.first.low, whole.first.low
        if low != high and (high, low) in given and (low, high) not in given:
            words = given[high, low].words
            yield Difference("part-and-whole", True, part.words, words, part.start, part.end)


def swapped_numbers(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a number that a sentence gives to one thing, and a statement to another of the same sentence.

    "People caused 62 per cent; lightning caused 19 per cent" does not say that lightning caused 62 per cent.
    """
    theirs = list(_numbered(evidence))
    for number, words in _numbered(claim):
        own = next((each for each in theirs if each[0].first.low == number.first.low), None)
        for other, others in theirs:
            if own is None or other is own[0] or other.first.kind != number.first.kind:
                continue
            foreign, lacking = words - own[1], own[1] - words
            only_other = foreign == words and len(foreign) > 0
            if foreign and lacking and foreign <= others and (only_other or len(foreign) == 1):
                yield Difference("value", True, number.words, other.words, number.start, number.end)


def _numbered(reading: Reading) -> Iterator[tuple[Quantity, frozenset[str]]]:
    """Yield the parts of a sentence that have one number: the number, and the stems of their words."""
    passage = reading.passage
    ends = [found.end() for found in _JOINT.of(reading.language).finditer(reading.text)]
    numeric = {at for each in reading.claims for at in range(each.start, each.end)}
    for start, end in zip([0, *ends], [*ends, len(reading.text)], strict=True):
        numbers = [q for q in reading.of(Quantity) if start <= q.start < end]
        if len(numbers) == 1:
            yield (
                numbers[0],
                frozenset(
                    stem(word.key, reading.language)
                    for word in passage.words
                    if start <= word.start < end
                    and word.start not in numeric
                    and word.key not in passage.lists["empty"]
                ),
            )


def _parts(reading: Reading) -> Iterable[tuple[Quantity, Quantity]]:
    for part, whole in pairwise(reading.of(Quantity)):
        gap = reading.text[part.end : whole.start]
        if len(gap) <= _LONGEST_OF and (gap.startswith(" of ") or whole.whole):
            yield part, whole
