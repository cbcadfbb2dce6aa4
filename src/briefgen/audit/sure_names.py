"""The names of a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name

_CURRENCY_LETTERS = 2
"""Letters that a sign of a currency begins with at most: C$, US$."""


def find_sure_names(claim: Reading) -> Iterator[Name]:
    """Yield the sure names of a statement, without months and the letters of currencies."""
    calendar = claim.passage.lists["calendar"]
    for name in claim.passage.names:
        if name.sure and calendar.isdisjoint(name.keys) and not _is_of_number(claim, name):
            yield name


def find_first_name(claim: Reading, near: Iterable[Reading]) -> Name | None:
    """Return the first word of a statement if it is a name in a sentence that has it."""
    first = next((name for name in claim.passage.names if not name.first and not name.sure), None)
    if first is None:
        return None
    named = (name.keys for reading in near for name in reading.passage.names if name.sure or name.first)
    return first if any(first.keys[-1] in keys for keys in named) else None


def _is_of_number(claim: Reading, name: Name) -> bool:
    """Check whether a name is a letter, the sign of a currency or a part of a number: C$, US$, Celsius."""
    word = claim.passage.words[name.last - 1]
    sign = claim.text.startswith(("$", "€", "£"), word.end) and len(word.key) <= _CURRENCY_LETTERS
    return sign or len(word.key) == 1 or any(c.start <= word.start < c.end for c in claim.claims)
