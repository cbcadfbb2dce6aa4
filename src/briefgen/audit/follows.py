"""Numbers of a statement that may be had from those of a passage: rounded, added, divided."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from briefgen.language.claims import PARTS, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.reading import Reading

_CLOSE = Fraction(1, 20)
"""How far a rounded number may be from the exact one, in parts of it."""


def follows(mine: Quantity, evidence: Reading) -> bool:
    """Check whether a number may be one of a passage that was rounded, or be computed from two of them."""
    value = mine.first.low
    rounded = mine.bound not in ("", "exact") or not mine.in_digits or mine.first.kind == "multiple"
    close = abs(value) * _CLOSE if rounded else mine.place / 2
    given = evidence.of(Quantity)
    results = [q.first.low for q in given if rounded and measures_alike(q, mine)]
    for one, other in combinations(given, 2):
        results += _results_of(one, other, mine)
    return any(abs(result - value) <= close for result in results)


def _results_of(one: Quantity, other: Quantity, mine: Quantity) -> Iterator[Fraction]:
    """Yield what two numbers give that has the kind of a third: money from money, a share from two counts."""
    first, second = one.first.low, other.first.low
    if not measures_alike(one, other):
        number, count = (one, other) if other.first.kind == "count" else (other, one)
        if count.first.kind == "count" and count.first.low and measures_alike(number, mine):
            yield number.first.low / count.first.low
        return
    if measures_alike(one, mine):
        yield abs(first - second)
        if mine.first.kind != "share":
            yield first + second
    if mine.first.kind in PARTS and first and second:
        yield from (first / second, second / first, abs(first - second) / first, abs(first - second) / second)
