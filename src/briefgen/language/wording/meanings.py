"""Words that mean much the same, within a language and across languages: to decide, a decision, beschließen.

One file a language, `meanings/xx.json`, written by hand: what is meant, and the words for it. A word with `*`
stands for all that begin with it. `any.json` has meanings of which one excludes the other.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import permutations

from briefgen.language.found_once import found_once
from briefgen.language.tables import base_language, load_table
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.places import joined_before
from briefgen.language.wording.tokens import is_unspaced, key_of
from briefgen.language.wording.word_lists import WordLists, split_list

_LIGHT = "light"
"""The list of the words that tell little."""
_OPEN = frozenset({"expect", "aim", "intend", "want", "commit-undertake", "interest", "hope"})
"""Meanings of words for what is not done yet."""
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb"})
"""Languages that write compounds as one word."""
_SHORTEST_PART = 4
"""Letters of the last part of a compound at least."""


@lru_cache(maxsize=32_768)
def meanings(key: str, language: str) -> frozenset[str]:
    """Return what a word means, as far as it is listed; of a compound also what its last part means."""
    exact, opening = _tables(base_language(language))
    found = set(exact.get(key, ()))
    parts = [key]
    if language in _COMPOUNDING:
        parts += [key[at:] for at in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1)]
    for part in parts:
        fewest = 1 if part is key else _SHORTEST_PART
        found.update(each for end in range(len(part), fewest - 1, -1) for each in opening.get(part[:end], ()))
        found.update(exact.get(part, ()) if part is not key else ())
    if not found:
        joined = (p for p in joined_before(base_language(language)) if p and key.startswith(p))
        bare = (key.removeprefix(p) for p in sorted(joined, key=len))
        found.update(*(meanings(each, language) for each in bare if len(each) > 1))
    return frozenset(found) - {_LIGHT}


def meanings_in(passage: Passage, first: int = 0) -> frozenset[str]:
    """Return what the words of a text mean, from one of them on."""
    return frozenset[str]().union(*meanings_by_word(passage)[first:])


@found_once
def meanings_by_word(passage: Passage) -> tuple[frozenset[str], ...]:
    """Return what each word of a text means, also within listed phrases.

    In a script without spaces, it is what each character of a listed word means.
    """
    found = [set(meanings(word.key, passage.language)) for word in passage.words]
    for term in _phrases(passage.language).terms(passage.words):
        for at in range(term.first, term.last):
            found[at].add(term.name)
    return tuple(frozenset(each) for each in found)


def is_open(passage: Passage) -> bool:
    """Check whether a text has a word for what is not done yet: to expect, to promise, interested in."""
    return not _OPEN.isdisjoint(meanings_in(passage))


def is_listed(key: str, language: str) -> bool:
    """Check whether the meaning of a word is listed, or it tells little, so that it can be compared."""
    return bool(meanings(key, language)) or tells_little(key, language)


def tells_little(key: str, language: str) -> bool:
    """Check whether a word tells little of what a sentence is about: to go, to give, several."""
    return _LIGHT in _tables(base_language(language))[0].get(key, ())


def has_meanings(language: str) -> bool:
    """Check whether meanings of the words of a language are listed."""
    return bool(load_table("meanings", base_language(language)))


@cache
def _tables(language: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what whole words mean, and what those mean that begin so."""
    exact: dict[str, list[str]] = {}
    opening: dict[str, list[str]] = {}
    for meaning, entries in load_table("meanings", language).items():
        for entry in split_list(entries):
            table, word = (opening, entry[:-1]) if entry.endswith("*") else (exact, entry)
            table.setdefault(key_of(word), []).append(meaning)
    return exact, opening


@lru_cache(maxsize=64)
def _phrases(language: str) -> WordLists:
    """Return the meanings of phrases, and of words without spaces around them, to be looked up in a text."""
    lists = WordLists(language)
    senses: dict[str, list[tuple[str, str, int]]] = {}
    for meaning, entries in load_table("meanings", language).items():
        for entry in split_list(entries):
            if meaning != _LIGHT and (" " in entry or is_unspaced(entry[0])):
                senses.setdefault(entry, []).append(("meaning", meaning, 0))
    for entry, meant in senses.items():
        lists.add(entry, tuple(meant))
    return lists


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Return the meanings of which one excludes the other: success and failure."""
    pairs: list[list[str]] = load_table("meanings", "any")["opposites"]
    return tuple((one, other) for one, other in pairs)


@cache
def exclusive_meanings() -> frozenset[tuple[str, str]]:
    """Return the meanings of which one excludes the other, either way round.

    Two that both sides of one thing have exclude nothing: one buys, the other sells; a pause, and it resumed.
    """
    table = load_table("meanings", "any")
    of_one_thing = {frozenset(pair) for pair in table["of one thing"]}
    groups = (*opposites(), *table["exclusive"])
    pairs = (pair for group in groups for pair in permutations(group, 2))
    return frozenset(pair for pair in pairs if frozenset(pair) not in of_one_thing)
