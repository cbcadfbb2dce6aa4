"""Whether two words may be one name: in another case, as an adjective, accented, or spelt by sound."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_endings import name_endings
from briefgen.language.wording.sounds import may_be
from briefgen.language.wording.transliterate import skeleton

_ADJECTIVES = "endings of English names"
"""They make of a name an adjective or a plural."""
_COGNATE = 4
"""Letters at the beginning by which words of two languages are taken for one: Senate, Sénat."""
_SHORTEST = 3
_SHORTEST_PLACE = 5
"""Letters from which on names that differ by one letter are rarely two names."""
_TELLING_SOUNDS = 3
"""Consonants from which on two names that sound alike are rarely alike by chance."""
_FEWEST_SOUNDS = 2
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"})


def is_named(key: str, words: Iterable[str], own: str, other: str, *, alone: bool = False) -> bool:
    """Check whether some words of a text have a name in any form; `own` and `other` are the two languages.

    A name that is `alone` may be a place's, which another language spells with a letter more: Piémont.
    """
    first = plain(key)[:1]
    words = tuple(words)
    alike = [word for word in words if plain(word)[:1] == first]
    respelt = alone and own != other
    if any(_is_form(key, word, own, other) or (respelt and _is_respelt(key, word)) for word in alike):
        return True
    return own != other and any(_is_heard(key, word) for word in words if not word.isascii())


@lru_cache(maxsize=8192)
def _is_heard(name: str, word: str) -> bool:
    """Check whether a word of another script sounds as a name does: Yurevich, Юревича."""
    bone, other = skeleton(name), skeleton(word)
    if plain(word).isascii() or len(bone) < _FEWEST_SOUNDS:
        return False
    if not other:
        return may_be(name, frozenset((word,)))
    return other == bone or (len(bone) >= _TELLING_SOUNDS and other[:-1] == bone)


@lru_cache(maxsize=8192)
def _is_form(one: str, other: str, own: str, foreign: str) -> bool:
    one, other = plain(one), plain(other)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    ending = long[len(short) :] if long.startswith(short) else None
    if ending and len(short) >= _SHORTEST and _is_ending(ending, own, foreign):
        return True
    if _is_adjective(one, other) or _is_adjective(other, one):
        return True
    if own == foreign:
        return False
    return _is_cognate(one, other) or _sound_alike(one, other)


@lru_cache(maxsize=8192)
def _is_respelt(one: str, other: str) -> bool:
    """Check whether two names differ by one letter that the longer has more: Piedmont, Piémont."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if len(short) < _SHORTEST_PLACE or len(long) != len(short) + 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _is_ending(ending: str, *languages: str) -> bool:
    return ending in words_of("any", _ADJECTIVES) or any(ending in name_endings(each) for each in languages)


def _is_adjective(one: str, other: str) -> bool:
    """Check whether an English word is the adjective of a place: Catalan, of Catalonia."""
    if one == _adjectives().get(other):
        return True
    stems = (one.removesuffix(ending) for ending in words_of("en", _OF_PEOPLES) if one.endswith(ending))
    return any(
        len(stem) >= _SHORTEST_PLACE
        and other.startswith(stem)
        and other[len(stem) :] in words_of("en", _OF_PLACES)
        for stem in stems
    )


@cache
def _adjectives() -> dict[str, str]:
    """Return the adjectives of names that no ending makes of them: Alpine, of the Alps."""
    pairs = (entry.split(" ") for entry in words_of("en", "names and their adjectives"))
    return {plain(name): plain(adjective) for name, adjective in pairs}


_OF_PEOPLES = "endings of adjectives of places"
_OF_PLACES = "endings of places"
"""The list of endings of places' names that an adjective does not have."""


def _is_cognate(one: str, other: str) -> bool:
    """Check whether another language's word for a thing is nearly the same: Senate and Sénat."""
    return len(one) >= _COGNATE and other.startswith(one[:_COGNATE])


def _sound_alike(one: str, other: str) -> bool:
    """Check whether two languages spell one name: Ushakov and Uschakow."""
    bone = skeleton(one)
    return len(bone) >= _TELLING_SOUNDS and one[0] == other[0] and bone == skeleton(other)


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Return a word without accents."""
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(c for c in bare if unicodedata.category(c) != "Mn")
