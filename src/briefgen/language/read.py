"""Reading a text in its language; each text once."""

from __future__ import annotations

from functools import lru_cache

from briefgen.language.claims import Claim
from briefgen.language.folded import fold_text
from briefgen.language.guess import written_language
from briefgen.language.numbers import find_numbers
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language, has_data

READER = "13"
"""Version of what is read from a sentence, and of its outline; raise it when they change. What a lock has by
another version is not used."""
_JOINED = frozenset({"zh", "ja"})
"""Languages that write no space between a number and what it counts."""
_CACHE_SIZE = 512
"""Readings that are cached: several rules ask for those of one text, and briefs share their facts."""


def read(text: str, language: str = "en", known_names: frozenset[str] = frozenset()) -> Reading:
    """Read a sentence or passage in its language (a BCP 47 tag).

    Shape: `known_names` has words of names, in small letters, that are known though the text lacks them.
    """
    return _read(text, written_language(text, language), known_names)


@lru_cache(maxsize=_CACHE_SIZE)
def _read(text: str, language: str, known_names: frozenset[str]) -> Reading:
    if not has_data(language):
        return Reading(text, language, (), read=False, known_names=known_names)
    if known_names:
        return Reading(text, language, lambda: read(text, language).claims, known_names=known_names)
    return Reading(text, language, lambda: _find_claims(text, language))


def _find_claims(text: str, language: str) -> tuple[Claim, ...]:
    return tuple(
        sorted(
            find_numbers(fold_text(text, spaced=base_language(language) not in _JOINED), language),
            key=lambda c: (c.start, c.end),
        )
    )
