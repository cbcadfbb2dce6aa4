"""The round number that a rate is of: for every 100 beds, per 1,000 births."""

from __future__ import annotations

from briefgen.language.bounds import covers
from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_BASES = frozenset(10**power for power in range(1, 7))
_BEFORE = WordPattern(r"(?i:(?<!\w){before the base of a rate} $)")
_REACH = 20


def is_base_of_rate(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a number of a claim is what its rate is of, and the evidence names no other such number.

    134 prisoners for every 100 beds is 134 %, which has no hundred.
    """
    bases = (each.first.low for each in evidence.of(Quantity) if _is_base(each, evidence))
    return _is_base(quantity, claim) and all(each == quantity.first.low for each in bases)


def is_rate_of_base(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a number of a claim is so many for every hundred, and the evidence has it in per cent."""
    bases = [each.first.low for each in claim.of(Quantity) if each is not quantity and _is_base(each, claim)]
    if not bases or quantity.first.kind != "count":
        return False
    base, mine = bases[0], quantity.first.low
    shares = (each.first.low * base for each in evidence.of(Quantity) if each.first.kind == "share")
    return any(share == mine or covers(quantity.bound, mine, share, quantity.place) for share in shares)


def _is_base(quantity: Quantity, reading: Reading) -> bool:
    first = quantity.first
    before = reading.text[max(0, quantity.start - _REACH) : quantity.start]
    return first.kind == "count" and first.low in _BASES and bool(_BEFORE.of("any").search(before))
