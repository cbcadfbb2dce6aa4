"""Whether a number is one of the evidence with a slip, whatever it could be reckoned from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from types import MappingProxyType

from briefgen.language.claims import Difference, Quantity
from briefgen.language.lexicon import load_lexicon
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading

_SIDES = MappingProxyType({"above": 1, "at-least": 1, "nearly": -1, "below": -1, "at-most": -1})
"""On which side of the number that is written the one meant is."""
_FEWEST_DIGITS = 2


def is_never_reckoned(mine: Quantity, difference: Difference, texts: Iterable[Reading]) -> bool:
    """Check whether a number is written with the digits of one of the evidence, or its qualifier turned.

    Of sums and differences, one or another has nearly any value: 838.8 is no result, of 883.8.
    """
    texts = tuple(texts)
    given = [q for text in texts for q in text.of(Quantity)]
    if difference.respect == "value":
        return any(_has_digits_of(mine, each) for each in given) and not _is_exact(mine, given)
    if difference.respect != "qualifier" or mine.bound not in _SIDES:
        return False
    same = [(each, text) for text in texts for each in text.of(Quantity) if each.first == mine.first]
    return bool(same) and all(_SIDES[mine.bound] * _side(each, text) < 0 for each, text in same)


def _side(quantity: Quantity, text: Reading) -> int:
    """Return the side of a qualifier; 0 for one that may be none, or that a "not" has turned round."""
    denied = load_lexicon(text.language).denied
    turned = denied and denied.search(f"{text.text[slice(*quantity.qualified)].lower().strip()} ")
    return 0 if turned or quantity.bound_loose else _SIDES.get(quantity.bound, 0)


def _is_exact(mine: Quantity, given: Sequence[Quantity]) -> bool:
    """Check whether a number is just the sum or difference of two others, which count the same."""
    values = [
        q.first.low for q in given if q.first.kind in (mine.first.kind, "count") and _is_of_same(q, mine)
    ]
    return any(mine.first.low in (one + other, abs(one - other)) for one, other in combinations(values, 2))


def _is_of_same(one: Quantity, other: Quantity) -> bool:
    """Check whether one of two numbers has no noun, or both have one in common."""
    return not (one.noun and other.noun) or not set(one.noun).isdisjoint(other.noun)


def _has_digits_of(mine: Quantity, other: Quantity) -> bool:
    """Check whether two numbers of one kind have the same digits in another order."""
    kinds = [
        (q.first.kind, to_base(q.first.low, q.first.unit)[0], q.in_digits, q.first.low == q.first.high)
        for q in (mine, other)
    ]
    if kinds[0] != kinds[1] or kinds[0][2:] != (True, True) or mine.place != other.place:
        return False
    one, two = (str(int(q.first.low / q.place)) for q in (mine, other))
    return one != two and sorted(one) == sorted(two) and len(one.rstrip("0")) >= _FEWEST_DIGITS
