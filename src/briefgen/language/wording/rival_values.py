"""Which value of some evidence a claim gives, and which others of its kind it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

_Value = TypeVar("_Value")
_Compared = Callable[[_Value, _Value], bool]


def find_home(
    value: _Value,
    own: Iterable[_Value],
    given: Sequence[_Value],
    is_same: _Compared[_Value],
    is_alike: _Compared[_Value],
) -> tuple[_Value, list[_Value]] | None:
    """Return the one value of the evidence that a claim gives, and its rivals; None if not just one is.

    A rival is of the same kind, and `own`, the values of the claim, do not have it.
    """
    homes = [other for other in given if is_same(value, other)]
    if len(homes) != 1:
        return None
    mine = list(own)
    rivals = [
        other
        for other in given
        if is_alike(homes[0], other) and not any(is_same(each, other) for each in mine)
    ]
    return homes[0], rivals
