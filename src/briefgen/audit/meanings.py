"""Words that mean much the same, within a language and across languages: to decide, a decision, beschließen.

One file a language, `words/xx.json`, written by hand: what is meant, and the words for it. A word with `*`
stands for all that begin with it. They only tell what a passage is about: no number, name or denial is
compared by them. `opposites.json` has meanings of which one excludes the other.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

from briefgen.language.tables import base_language
from briefgen.language.wording.passage import Passage

_WORDS = Path(__file__).parent / "words"
_LIGHT = "light"
"""The list of the words that tell little."""
_OPEN = frozenset({"expect", "aim", "intend", "want", "commit-undertake", "interest", "hope"})
"""Meanings of words for what is not done yet."""
_COMPOUNDING = frozenset({"de"})
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
    return frozenset(found) - {_LIGHT}


def meanings_in(passage: Passage, first: int = 0) -> frozenset[str]:
    """Return what the words of a text mean, from one of them on."""
    return frozenset(each for word in passage.words[first:] for each in meanings(word.key, passage.language))


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
    return bool(_tables(base_language(language))[0])


@cache
def _tables(language: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what whole words mean, and what those mean that begin so."""
    exact: dict[str, list[str]] = {}
    opening: dict[str, list[str]] = {}
    path = _WORDS / f"{language}.json"
    listed: dict[str, str] = json.loads(path.read_bytes()) if path.is_file() else {}
    for meaning, entries in listed.items():
        for entry in entries.split(", "):
            table, word = (opening, entry[:-1]) if entry.endswith("*") else (exact, entry)
            table.setdefault(word.casefold(), []).append(meaning)
    return exact, opening


@cache
def opposites() -> tuple[tuple[str, str], ...]:
    """Return the meanings of which one excludes the other: success and failure."""
    path = _WORDS.parent / "opposites.json"
    pairs: list[list[str]] = json.loads(path.read_bytes())
    return tuple((one, other) for one, other in pairs)
