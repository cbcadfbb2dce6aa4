"""By how much two neighbouring numbers of a text differ, where their unit is in another form or place.

Prices of €1.47 and €1.27 are 20 cents apart; two cells of a row may have their unit or scale in the heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.language.claims import Quantity
from briefgen.language.compare_quantities import UNITS_ALIKE
from briefgen.language.reading import Reading
from briefgen.language.reckoning import Operand, Result, single_numbers

_SCALES = tuple(Fraction(10) ** power for power in (0, 3, 6, 9))
_CENTS = Fraction(100)
_NEAR = 3
"""How many places apart two numbers of a text may be; nearly any number is the difference of some two."""


def exact_changes(mine: Quantity, term: Operand, texts: Iterable[Reading]) -> Iterator[Result]:
    """Yield the differences of neighbouring numbers that are just a number of a claim, given as a term.

    Sums of money of two texts are neighbours, too, where the claim has their difference in cents.
    """
    groups = [single_numbers(text) for text in texts]
    if mine.first.unit == "cent":
        groups.append([q for group in groups for q in group if q.first.kind == "money" or q.place < 1])
    for one, other in (pair for group in groups for pair in _neighbours(group)):
        for scale in _scales(mine, one, other):
            values = [q.first.low * scale * term.factor for q in (one, other)]
            if abs(values[0] - values[1]) == term.value:
                first, second = (
                    Operand(value, term.dimension, term.currencies, term.nouns, term.per) for value in values
                )
                yield Result(term.value, first, second)


def _neighbours(given: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    for at, one in enumerate(given):
        yield from ((one, other) for other in given[at + 1 : at + 1 + _NEAR])


def _scales(mine: Quantity, one: Quantity, other: Quantity) -> tuple[Fraction, ...]:
    """Return by what the numbers of a text are multiplied to have the unit of a claim's; none for others."""
    bare = [q.first.kind == "count" and (not q.noun or q.place < 1) for q in (one, other)]
    if all(bare):
        return (_CENTS,) if mine.first.unit == "cent" else _SCALES
    kinds = {q.first.kind for q, is_bare in zip((one, other), bare, strict=True) if not is_bare}
    if kinds == {"money"} and mine.first.unit == "cent":
        return (_CENTS,)
    if kinds != {mine.first.kind} or mine.first.kind not in ("money", "measure", "count"):
        return ()
    units = {frozenset({q.first.unit, mine.first.unit}) for q in (one, other)}
    written = any(bare) or kinds == {"count"} or (len(units) == 1 and not units.isdisjoint(UNITS_ALIKE))
    return (Fraction(1),) if written else ()
