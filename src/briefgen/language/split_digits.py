"""Whether evidence has the digits of a number with a space among them, and was read as two numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from briefgen.language.bounds import supports
from briefgen.language.claims import Quantity
from briefgen.language.currencies import same_money
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading


def has_same_digits(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether the evidence has all digits of a number, of which a part was read."""
    first = quantity.first
    if not quantity.in_digits or first.low != first.high:
        return False
    return _has_grouped_digits(quantity, evidence) or _has_split_decimals(quantity, evidence)


def _has_grouped_digits(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether the evidence has all digits of a large number, of which a part was read: Jahr 17 000."""
    value = quantity.first.low
    if value < _LEAST_GROUPED or value.denominator > 1 or quantity.place >= _LEAST_GROUPED:
        return False  # its digits are those of a scale: 5 million
    written = re.compile(rf"(?<!\d){_SEPARATOR.join(f'{value.numerator:,}'.split(','))}(?!\d)")
    for found in written.finditer(evidence.text):
        there = [q for q in evidence.of(Quantity) if q.start < found.end() and found.start() < q.end]
        if there and all(q.first.high < value for q in there):
            return True
    return False


_LEAST_GROUPED = 1000
_SEPARATOR = r"[.,'’\s]?"


def _has_split_decimals(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether a space slipped in beside the decimal mark of a number: 172, 80 kg."""
    first = quantity.first
    for found in _SPLIT.finditer(evidence.text):
        given = [q for q in evidence.of(Quantity) if q.start < found.end() and found.start() < q.end]
        if len(given) != _TWO:
            continue
        named = given[0] if given[0].first.kind == "money" else given[-1]
        if (named.first.kind, named.first.unit) != (first.kind, first.unit):
            continue
        if first.kind == "money" and not same_money(quantity.currencies, named.currencies):
            continue
        whole, decimals = Fraction(found[1]), Fraction(int(found[2]), 10 ** len(found[2]))
        scales = {given[-1].first.low / read for read in (Fraction(found[2]), decimals) if read}
        if any((whole + decimals) * scale == first.low for scale in scales):
            return supports(given[0].bound, quantity.bound)
    return False


_SPLIT = lazy(r"(?<![\d.,])(\d+)(?: [.,] ?|[.,] )(\d{1,2})(?!\d|[.,]\d)")
_TWO = 2
