"""Two numbers of a statement that have changed places."""

from __future__ import annotations

from briefgen.audit.bound_otherwise import Numbers, is_of_kind, role_of
from briefgen.language.claims import Claim, Quantity
from briefgen.language.reading import Reading

_FEWEST = 2
"""Words of each number that are beside the other one, where the numbers are in the same order."""


def are_swapped(claim: Reading, evidence: Reading, one: Quantity, other: Quantity) -> Claim | None:
    """Return what a sentence has in the place of the first of two numbers that have changed places.

    Each number's own words are all beside the other one there: A lost 28 and B 32, A lost 32 and B 28.
    Their words may have changed places instead: 28 lost A and 32 won B, 28 won B and 32 lost A.
    """
    numbers = Numbers(claim, evidence)
    mine = [each for each in (one, other) if len(numbers.equal(each)) == 1 and not role_of(each)]
    if len(mine) != len((one, other)) or not is_of_kind(one, other):
        return None
    theirs = [numbers.equal(each)[0] for each in mine]
    if any(role_of(each) for each in theirs):
        return None
    fewest = 1 if theirs[0].start > theirs[1].start else _FEWEST
    own, given = [numbers.close_words(each) for each in mine], [numbers.words_beside(each) for each in theirs]
    crossed = [(own[n] - own[1 - n]) & (given[1 - n] - given[n]) for n in (0, 1)]
    straight = any((own[n] - own[1 - n]) & (given[n] - given[1 - n]) for n in (0, 1))
    return theirs[1] if all(len(words) >= fewest for words in crossed) and not straight else None
