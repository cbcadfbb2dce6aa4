"""Numbers that have their unit from one before them: lemons bear 31 cents, broccoli 42."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from briefgen.language.claims import Quantity, Sense
from briefgen.language.reading import Reading

_BEFORE = 2
"""Numbers with a unit before a bare one that it may have its unit from."""
_LEAST_SCALE = 1_000
_PER_CENT = Fraction(1, 100)


def is_given_with_carried_unit(
    quantity: Quantity, claim: Reading, evidence: Reading, faults_of: Callable[..., Sequence[object] | None]
) -> bool:
    """Check whether a claim and its evidence agree on a number that one of them gives without its unit.

    Shape: `faults_of` lists how two numbers differ, as that of `compare_quantities`.
    """
    given, across = evidence.of(Quantity), claim.language != evidence.language
    mine = list(_with_units_before(quantity, claim.of(Quantity)))
    theirs = [each for other in given for each in _with_units_before(other, given)]
    pairs = [(quantity, other) for other in theirs]
    pairs += [(each, other) for each in mine for other in (*given, *theirs)]
    return any(faults_of(one, other, across=across) == () for one, other in pairs)


def _with_units_before(quantity: Quantity, beside: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """Yield a number in digits that counts nothing with the units of the last numbers before it."""
    first = quantity.first
    if first.kind != "count" or not quantity.in_digits or quantity.noun or quantity.place >= _LEAST_SCALE:
        return
    before = [q for q in beside if q.end <= quantity.start and q.first.kind in ("money", "measure", "share")]
    for other in before[: -1 - _BEFORE : -1]:
        kind, unit = other.first.kind, other.first.unit
        by = _PER_CENT if kind == "share" else Fraction(1)
        for scale in {Fraction(1), other.place if other.place >= _LEAST_SCALE else Fraction(1)}:
            sense = Sense(kind, first.low * by * scale, first.high * by * scale, unit)
            yield replace(
                quantity,
                senses=(sense,),
                currencies=other.currencies,
                per=other.per,
                place=quantity.place * by * scale,
            )
