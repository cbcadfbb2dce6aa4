"""Whether a number says how much something rose or fell."""

from __future__ import annotations

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading

_MOVES = frozenset({"rise", "more"})
"""Pairs of words that say that a number is a change."""
_REACH = 2
"""Words behind a share among which is what says that it is a change: a 9 per cent pay rise."""


def is_change(number: Quantity, reading: Reading) -> bool:
    """Check whether a share says how much something rose or fell: rose 8%, 8% higher."""
    words = reading.passage.words
    before = sum(word.end <= number.start for word in words)
    behind = next((at for at, word in enumerate(words) if word.start >= number.end), len(words))
    moves = [term for term in reading.passage.terms if term.group == "pairs" and term.name in _MOVES]
    near = range(behind, behind + _REACH)
    qualified = bool(number.bound)  # "just under" is no fall
    return number.role == "by" or any((t.last == before and not qualified) or t.first in near for t in moves)
