"""Whether a claim gives each number the year that its evidence gives it: 132 in 2018, 56 in 2022."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.reading import Reading

_Key = tuple[str, str, Fraction]
"""A number: its kind, unit and value."""


def compare_years(claim: Reading, texts: Iterable[Reading]) -> Iterator[Difference]:
    """Report two numbers of a claim whose years are exchanged; once."""
    mine = _pairs(claim)
    if len(mine) < 2:
        return
    given = {_key(quantity): date for text in texts for quantity, date in _pairs(text)}
    for quantity, date in mine:
        own = given.get(_key(quantity))
        others = [q for q, d in mine if own is not None and d.year == own.year]
        other = given.get(_key(others[0])) if others else None
        if own is not None and other is not None and own.year != date.year == other.year:
            yield Difference("date", True, date.words, own.words, date.start, date.end)
            return


def _key(quantity: Quantity) -> _Key:
    return quantity.first.kind, quantity.first.unit, quantity.first.low


def _pairs(reading: Reading) -> list[tuple[Quantity, DateClaim]]:
    """List numbers with their years, where the two alternate through the whole text; else nothing."""
    items = [
        claim
        for claim in reading.claims
        if isinstance(claim, Quantity) or (isinstance(claim, DateClaim) and claim.year)
    ]
    firsts, seconds = items[::2], items[1::2]
    if len(items) % 2 or len({isinstance(item, Quantity) for item in firsts}) != 1:
        return []
    if {isinstance(item, Quantity) for item in seconds} != {not isinstance(firsts[0], Quantity)}:
        return []
    found = []
    for one, other in zip(firsts, seconds, strict=True):
        if isinstance(one, Quantity) and isinstance(other, DateClaim):
            found.append((one, other))
        elif isinstance(one, DateClaim) and isinstance(other, Quantity):
            found.append((other, one))
    return found
