"""Numbers of a statement that follow from two of one sentence: a share of a whole, a part of a sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.audit.bindings import same_number
from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading

_BEYOND = Fraction(3, 20)
"""How far beyond a number a result may be, in parts of it, that is more or less than it."""
_ROUNDED = Fraction(1, 20)
"""How far from a rounded number a result may be, in parts of it."""
_OF_REACH = 8
"""Characters between a share and the number that it is of."""


def is_computed(found: Difference, claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether a number is had from one that both have and another of the same sentence.

    "More than a third of its 2,950 people" follows from "2,950 people, 1,100 of them".
    """
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    if found.respect != "value" or mine is None:
        return False
    others = [q for q in claim.of(Quantity) if q is not mine and q.in_digits]
    return any(_follows(mine, others, sentence) for sentence in sentences)


def is_whole_of_share(found: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether a statement has a share of a number whose part a sentence has: four-fifths of the 35."""
    whole = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    if found.respect != "part-and-whole" or whole is None:
        return False
    share = next((q for q in claim.of(Quantity) if is_share_of(q, whole)), None)
    return share is not None and _follows(share, [whole], evidence)


def is_share_of(share: Quantity, whole: Quantity) -> bool:
    """Check whether a share is right before the number that it is of."""
    return share.first.kind == "share" and 0 <= whole.start - share.end <= _OF_REACH


def _follows(mine: Quantity, others: list[Quantity], sentence: Reading) -> bool:
    given = sentence.of(Quantity)
    for whole in (q for q in given if any(same_number(other, q) for other in others)):
        results = (each for q in given if q is not whole for each in _results(mine, whole, q))
        if any(_fits(mine, result) for result in results):
            return True
    return False


def _results(mine: Quantity, whole: Quantity, part: Quantity) -> Iterator[Fraction]:
    if mine.first.kind == "share" and part.first.kind == whole.first.kind and whole.first.low:
        yield part.first.low / whole.first.low
    if part.first.kind == "share" and mine.first.kind in (whole.first.kind, "count"):
        yield part.first.low * whole.first.low


def _fits(mine: Quantity, result: Fraction) -> bool:
    """Check whether a result is the number of a statement, or on its side of it and near."""
    value = mine.first.low
    match mine.bound:
        case "above" | "at-least":
            return value <= result <= value * (1 + _BEYOND)
        case "below" | "at-most" | "nearly":
            return value * (1 - _BEYOND) <= result <= value
        case "about":
            return abs(result - value) <= value * _ROUNDED
        case _:
            return result == value
