"""What is found in a text, stored with the text itself: it is found once, and goes when the text goes.

A cache of its own for each function would keep texts that nothing else needs any more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar


class _Text(Protocol):
    @property
    def found(self) -> dict[object, Any]:
        """What was found in it, by the function that found it and what else this was given."""


_T = TypeVar("_T", bound=_Text)
_More = ParamSpec("_More")
_Found = TypeVar("_Found")


def found_once(
    find: Callable[Concatenate[_T, _More], _Found],
) -> Callable[Concatenate[_T, _More], _Found]:
    """Have a function of a text, a `Reading` or a `Passage`, look once in each text.

    What it finds must not refer to the text: a cycle would stay in memory until Python looks for cycles.
    """

    @wraps(find)
    def look_up(text: _T, /, *more: _More.args, **named: _More.kwargs) -> _Found:
        key = (find, more, tuple(named.items()))
        if key not in text.found:
            text.found[key] = find(text, *more, **named)
        found: _Found = text.found[key]
        return found

    return look_up
