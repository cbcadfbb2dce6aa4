"""Multiples made by a suffix of the number before: threefold, 3-fold, dreifach."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.claims import Quantity, Sense
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_FOLDED_DIGITS = lazy(r"(?<![\d.,])(\d{1,5})[ -]?$")


def folded(scan: Scan, i: int) -> Quantity | None:
    """Read threefold, 3-fold, dreifach."""
    word, suffix = scan.words[i], scan.lexicon.fold
    if not suffix or not word.text.endswith(suffix):
        return None
    head = word.text.removesuffix(suffix)
    digits = _FOLDED_DIGITS.search(scan.text, max(0, word.start - 7), word.start)
    if not head and digits:
        return _multiple(digits.start(), word.end, Fraction(digits[1]), in_digits=True)
    if not head and i and scan.text[scan.words[i - 1].end : word.start] == "-":
        before = scan.words[i - 1]
        value = scan.lexicon.cardinals.get(before.text)
        return _multiple(before.start, word.end, value) if value else None
    value = scan.lexicon.cardinals.get(head)
    return _multiple(word.start, word.end, value) if value else None


def _multiple(start: int, end: int, value: Fraction, *, in_digits: bool = False) -> Quantity:
    return Quantity(start, end, "", senses=(Sense("multiple", value, value),), in_digits=in_digits)
