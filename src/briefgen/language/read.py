"""Reading a text once into all that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from briefgen.language.claims import Claim, Reading
from briefgen.language.folded import Folded, fold_text
from briefgen.language.numbers import find_numbers
from briefgen.language.tables import base_language, has_data

Reader = Callable[[Folded, str], Iterable[Claim]]
"""Finds the claims of some classes: given the folded text and the language, such as `pt`."""
READERS: tuple[Reader, ...] = (find_numbers,)
READER = "1"
"""Version of what is read from a sentence, and of its outline; raise it when they change. What a lock has by
another version is not used."""
_MOST_KEPT = 4096
"""Readings that are cached: several rules ask for those of one text, and briefs share their facts."""


@lru_cache(maxsize=_MOST_KEPT)
def read(text: str, language: str = "en") -> Reading:
    """Read a sentence or passage in its language (a BCP 47 tag)."""
    base = base_language(language)
    if not has_data(base):
        return Reading(text, base, (), read=False)
    folded = fold_text(text)
    claims = [claim for reader in READERS for claim in reader(folded, base)]
    return Reading(text, base, tuple(sorted(claims, key=lambda c: (c.start, c.end))))
