"""Entries of the plain lists of a language, as the words they are, and their places in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefgen.language.wording.tokens import Token
from briefgen.language.wording.word_lists import WordLists, fits, match_entry, split_entry

_Entry = tuple[str, ...]
_MOST_FOUND = 8192
"""Words whose entries are cached."""


@lru_cache(maxsize=512)
def phrases(lists: WordLists, name: str) -> list[_Entry]:
    """Return the entries of a list as the words they are, the longest first."""
    found = [tuple(split_entry(entry, lists.language)) for entry in lists[name]]
    return sorted(found, key=_longest_first)


def find_phrases(
    words: Sequence[Token], vocabulary: frozenset[str], lists: WordLists, name: str
) -> Iterator[tuple[int, int]]:
    """Yield the places of the entries of a list, the longest at each place.

    Shape: `vocabulary` has the different words.
    """
    starting = _starting(lists, name)
    if starting.are_closed and starting.firsts.isdisjoint(vocabulary):
        return
    following = 0
    for at, word in enumerate(words):
        entries = starting[word.key]
        if entries and at >= following:
            end = next((e for entry in entries if (e := match_entry(entry, words, at))), 0)
            if end:
                yield at, end
                following = end


class _EntriesByWord(dict[str, list[_Entry]]):
    """The entries of a list by the words that may begin them, the longest first; each is looked up once."""

    def __init__(self, entries: list[_Entry]) -> None:
        super().__init__()
        self._closed: dict[str, list[_Entry]] = {}
        self._open: list[_Entry] = []
        """The entries that begin with any word of some beginning or ending."""
        for entry in entries:
            if "*" in entry[0] or entry[0] == "#":
                self._open.append(entry)
            else:
                self._closed.setdefault(entry[0], []).append(entry)
        self._beginnings = tuple(entry[0][:-1] for entry in self._open if entry[0].endswith("*"))
        self._endings = tuple(entry[0][1:] for entry in self._open if entry[0].startswith("*"))
        self._has_numbers = any(entry[0] == "#" for entry in self._open)
        self.firsts = frozenset(self._closed)
        self.are_closed = not self._open

    def __missing__(self, key: str) -> list[_Entry]:
        if len(self) >= _MOST_FOUND:
            self.clear()
        found = self._closed.get(key, [])
        possible = [entry for entry in self._open if fits(entry[0], key)] if self._may_begin(key) else []
        self[key] = sorted((*found, *possible), key=_longest_first) if possible else found
        return self[key]

    def _may_begin(self, key: str) -> bool:
        """Check whether a word may begin an open entry; most words begin none."""
        bent = key.startswith(self._beginnings) or key.endswith(self._endings)
        return bent or (self._has_numbers and key[0].isdigit())


@lru_cache(maxsize=512)
def _starting(lists: WordLists, name: str) -> _EntriesByWord:
    return _EntriesByWord(phrases(lists, name))


def _longest_first(entry: _Entry) -> tuple[int, _Entry]:
    return -len(entry), entry
