"""Words that two languages share: mechanism, Mechanismus, mécanisme; recommended, recommandé."""

from __future__ import annotations

from functools import lru_cache

from briefgen.language.wording.name_forms import plain

_SHORTEST = 5
"""Letters of a word that is compared."""
_LONG = 6
"""Letters of a word that may have two spellings."""
_OPENING = 2
"""Letters at the beginning that both have."""
_FEWEST = 4
"""Consonants that both have at least, of which the shorter one has no others."""
_SPELT = (
    ("ph", "f"),
    ("th", "t"),
    ("sch", "s"),
    ("ch", "c"),
    ("k", "c"),
    ("y", "i"),
    ("z", "c"),
    ("qu", "c"),
)
"""What languages spell otherwise."""
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65_536)
def is_cognate(one: str, other: str) -> bool:
    """Check whether two words begin alike, and have the same consonants in the same order.

    The longer one may have more at its end: an ending, or the rest of a compound.
    """
    if len(one) < _SHORTEST or len(other) < _SHORTEST:
        return False
    return _begin_alike(one, other) or _begin_alike(one.replace("z", "s"), other.replace("z", "s"))


def _begin_alike(one: str, other: str) -> bool:
    mine, theirs = _spelt(one), _spelt(other)
    if mine[:_OPENING] != theirs[:_OPENING]:
        return False
    short, long = sorted((_consonants(mine), _consonants(theirs)), key=len)
    return len(short) >= _FEWEST and long.startswith(short)


def spelt_alike(word: str) -> str:
    """Return a long word in a form that is the same for both spellings: decarbonise, decarbonize."""
    return word.replace("z", "s") if len(word) >= _LONG else word


@lru_cache(maxsize=65_536)
def _spelt(word: str) -> str:
    found = plain(word)
    for letters, sound in _SPELT:
        found = found.replace(letters, sound)
    return found


def _consonants(word: str) -> str:
    """Return the consonants of a word, doubled ones once."""
    found = ""
    for letter in word:
        if letter not in _VOWELS and not found.endswith(letter):
            found += letter
    return found
