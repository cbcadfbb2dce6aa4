"""The words of a language that turn the sense of a sentence, and where they stand in a text.

One file a language, `words/xx.json`, written by hand. Its lists hold entries set off by commas: a word,
several words, `stem*` for any ending, `*ending` for any beginning, and `a … b` for words with up to eight
others between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from briefgen.language.tables import load_table
from briefgen.language.wording.tokens import Token, find_tokens, is_unspaced

_GAP = "…"
_REACH = 8
"""Words that `…` in an entry may stand for."""
_SHORTEST_STEM = 2
_NEGATING = frozenset({"negation", "denials"})
_GROUPS = ("negation", "denials", "no negation", "speech", "source words", "clauses")
_ENTRIES = frozenset({*_GROUPS, "pairs", "modality", "abbreviations"})


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a text that a list has. Units: `first` and `last` are numbers of tokens, `last` excluded."""

    first: int
    last: int
    group: str
    """The list they are in: "negation", "denials", "pairs", "modality", "speech", "clauses", …"""
    name: str = ""
    """Which pair, or which kind of modality."""
    sign: int = 0
    """The side of a pair, 1 or -1."""


Sense = tuple[str, str, int]
"""Group, name and sign of a term."""


@dataclass(frozen=True, slots=True)
class _Entry:
    rest: tuple[str, ...]
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True, eq=False)
class WordLists:
    """The lists of a language, made ready for looking up."""

    language: str
    _plain: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _words: dict[str, list[_Entry]] = field(default_factory=dict)
    _stems: dict[str, list[_Entry]] = field(default_factory=dict)
    _endings: dict[str, list[_Entry]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return the words of a plain list; none where the language has no such list."""
        return self._plain.get(name, frozenset())

    def add(self, entry: str, senses: tuple[Sense, ...]) -> None:
        """Take in one entry."""
        first, *rest = split_entry(entry, self.language)
        table = (
            self._stems if first.endswith("*") else self._endings if first.startswith("*") else self._words
        )
        table.setdefault(first.strip("*"), []).append(_Entry(tuple(rest), senses))

    def terms(self, words: list[Token]) -> list[Term]:
        """Find the terms of a text: the longest at each place, and those with others between their words."""
        found: list[Term] = []
        at = 0
        while at < len(words):
            longest = at
            senses: tuple[Sense, ...] = ()
            for entry in self._starting(words[at].key):
                end = match_entry(entry.rest, words, at + 1)
                if end and _GAP in entry.rest:
                    found += (Term(at, end, *sense) for sense in entry.senses)
                elif end and end >= longest:
                    longest, senses = end, entry.senses
            found += (Term(at, longest, *sense) for sense in senses)
            at = max(longest, at + 1)
        return _without_parts(found)

    def _starting(self, key: str) -> Iterator[_Entry]:
        """List the entries that a word may begin, the most exact last."""
        if self._stems:
            for length in range(_SHORTEST_STEM, len(key) + 1):
                yield from self._stems.get(key[:length], ())
        if self._endings:
            for start in range(1, len(key)):
                yield from self._endings.get(key[start:], ())
        yield from self._words.get(key, ())


def _without_parts(terms: list[Term]) -> list[Term]:
    """Leave out negations that are part of longer words: of such as negate once, or not at all."""
    longest: dict[int, int] = {}
    for term in terms:
        length = term.last - term.first
        if term.group == "no negation":
            longest.update((at, length + 1) for at in range(term.first, term.last))
        elif term.group in _NEGATING and length > 1:
            for at in (term.first, term.last - 1):
                longest[at] = max(length, longest.get(at, 0))
    return [
        term
        for term in terms
        if term.group not in _NEGATING
        or term.last - term.first >= max(longest.get(term.first, 0), longest.get(term.last - 1, 0))
    ]


def split_entry(entry: str, language: str) -> list[str]:
    """Split an entry as a text is split; stars and gaps stay."""
    found: list[str] = []
    for piece in entry.split():
        bare = piece.strip("*")
        plain = bare == _GAP or (bare.isascii() and bare.isalpha())
        keys = [bare.lower()] if plain else [t.key for t in find_tokens(bare, language)]
        if piece != _GAP and keys:
            keys[0] = "*" * piece.startswith("*") + keys[0]
            # Where each character is looked up, whatever follows is left open anyhow.
            keys[-1] += "*" * (piece.endswith("*") and not is_unspaced(keys[-1][-1]))
        found += keys
    return found


def match_entry(rest: tuple[str, ...], words: Sequence[Token], at: int) -> int:
    """Match an entry, or the rest of one, at a token; return where it ends, 0 where it does not match."""
    for number, element in enumerate(rest):
        if element == _GAP:
            ends = (
                match_entry(rest[number + 1 :], words, i) for i in range(at, min(at + _REACH + 1, len(words)))
            )
            return next((end for end in ends if end), 0)
        if at >= len(words) or not _fits(element, words[at].key):
            return 0
        at += 1
    return at


def _fits(element: str, key: str) -> bool:
    if element.endswith("*"):
        return key.startswith(element[:-1])
    return key.endswith(element[1:]) if element.startswith("*") else element == key


def split_list(entries: str | list[str]) -> list[str]:
    """Split a list of a words file into its entries."""
    lists = [entries] if isinstance(entries, str) else entries
    return [entry for each in lists for entry in each.split(", ") if entry]


@lru_cache(maxsize=64)
def load_word_lists(language: str) -> WordLists | None:
    """Load the word lists of a language (`pt`, not `pt-BR`); None where there is no file of it."""
    data = load_table("words", language)
    if not data:
        return None
    plain = {name: frozenset(split_list(lists)) for name, lists in data.items() if name not in _ENTRIES}
    lists = WordLists(language, MappingProxyType(plain))
    for entry, senses in _senses(data).items():
        lists.add(entry, tuple(senses))
    return lists


def _senses(data: Mapping[str, Any]) -> dict[str, list[Sense]]:
    """Return what each entry of a words file means; one may be in several lists."""
    found: dict[str, list[Sense]] = {}

    def note(entries: str | list[str], *sense: Any) -> None:
        for entry in split_list(entries):
            found.setdefault(entry, []).append(sense)

    for group in _GROUPS:
        note(data.get(group, ""), group, "", 0)
    for name, entries in data.get("modality", {}).items():
        note(entries, "modality", name, 0)
    for name, (up, down) in data.get("pairs", {}).items():
        note(up, "pairs", name, 1)
        note(down, "pairs", name, -1)
    return found
