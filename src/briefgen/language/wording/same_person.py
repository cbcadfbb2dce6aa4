"""Whether two names that differ may be of one person: with and without a first name, or spelt by sound."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefgen.language.tables import load_table
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.names import Name, particles, titles
from briefgen.language.wording.passage import Passage


def is_fuller(name: Name, other: Name, claim: Passage, evidence: Passage) -> bool:
    """Check whether two names have one last name, and no two first names: Ann Orr, of Ms Orr or Minister Orr.

    A first name that is spelt otherwise is the same: Vitalii and Vitaliy.
    """
    if len(name.keys) == len(other.keys) == 1 or not _is_same(name.keys[-1], other.keys[-1]):
        return False
    if claim.language == evidence.language and _have_two_offices(name, other, claim.lists["offices"]):
        return False
    mine, theirs = _first_names(name, claim), _first_names(other, evidence)
    fewer, more = sorted((mine, theirs), key=len)
    if mine and theirs and _is_short(mine[0], theirs[0]):
        fewer = fewer[1:]
    return all(any(_is_same(one, two) for two in more) for one in fewer)


def _have_two_offices(name: Name, other: Name, offices: frozenset[str]) -> bool:
    """Check whether one person is called by an office here, and by another there."""
    mine, theirs = offices.intersection(name.keys), offices.intersection(other.keys)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _first_names(name: Name, passage: Passage) -> list[str]:
    """Return the words before the last name that are no title and no office."""
    lists = passage.lists
    skipped = particles() | titles() | lists["offices"] | lists["ranks"] | lists["bodies"]
    return [key for key in name.keys[:-1] if key not in skipped]


def _is_same(one: str, other: str) -> bool:
    return one == other or is_respelt(one, other)


def _is_short(one: str, two: str) -> bool:
    """Check whether one word is the other cut short: Coun and Councillor, Alex and Alexander, A and Ann."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and len(short) != _TWO


_TWO = 2
"""Letters of a word that is a name of its own more often than one cut short."""


def is_respelt(one: str, other: str) -> bool:
    """Check whether two words are one in two spellings of another script: Zaichenko and Zaychenko."""
    return one != other and _romanised(one) == _romanised(other)


@lru_cache(maxsize=4096)
def _romanised(word: str) -> str:
    """Write a word in letters with one spelling for each sound."""
    word = plain(word)
    for pattern, letters in _spellings():
        word = pattern.sub(letters, word)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the letters that spellings of other scripts exchange, each with the one written for them."""
    found: dict[str, str] = load_table("words", "any")["spellings of one sound"]
    return tuple((re.compile(letters), one) for one, letters in found.items())
