"""Whether a claim says of its numbers what its evidence says of others."""

from __future__ import annotations

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Stretch


def says_the_same(claim: Reading, evidence: Reading) -> bool:
    """Check whether a claim has no word but its numbers that its evidence has not, and is as often denied."""
    if any(reading.passage.find_entries("exceptions") for reading in (claim, evidence)):
        return False  # all but six
    (mine, denied), (theirs, also_denied) = map(_without_numbers, (claim, evidence))
    return mine <= theirs and denied == also_denied


def _without_numbers(reading: Reading) -> tuple[set[str], int]:
    """Return the stems of a text outside its numbers, and how often it denies something."""
    passage, numbers = reading.passage, reading.of(Quantity)
    outside = (
        at
        for at, word in enumerate(passage.words)
        if not any(number.start <= word.start < number.end for number in numbers)
    )
    stems = {stem for at in outside for stem in passage.content(Stretch(at, at + 1))}
    return stems, sum(term.group == "negation" for term in passage.terms)
