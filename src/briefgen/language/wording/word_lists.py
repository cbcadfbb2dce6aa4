"""The words of a language that change the sense of a sentence, and their places in a text.

One file a language, `words/xx.json`, written by hand. Its lists hold entries set off by commas: a word,
several words, `stem*` for any ending, `*ending` for any beginning, `a … b` for words with up to eight others
between them, and `#` for a number in digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from briefgen.language.tables import load_table
from briefgen.language.wording.tokens import Token, find_tokens, is_unspaced, key_of

_GAP, _NUMBER = "…", "#"
_REACH = 8
"""Words that `…` in an entry may stand for."""
_SHORTEST_STEM = 2
_MOST_FOUND = 8192
"""Words whose entries are cached."""
_NEGATING = frozenset({"negation", "denials"})
_GROUPS = ("negation", "denials", "no negation", "speech", "source words", "clauses", "set phrases")
_ENTRIES = frozenset({*_GROUPS, "pairs", "modality", "abbreviations"})


class Term(NamedTuple):
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


class _Entry(NamedTuple):
    """What follows the first word of an entry, and its senses."""

    rest: tuple[str, ...]
    senses: tuple[Sense, ...]
    second: str
    """The word that must come next, empty where any may: it spares most entries the full comparison."""

    @classmethod
    def of(cls, rest: Sequence[str], senses: tuple[Sense, ...]) -> _Entry:
        open_ended = not rest or rest[0] in (_GAP, _NUMBER) or "*" in (rest[0][0], rest[0][-1])
        return cls(tuple(rest), senses, "" if open_ended else rest[0])


_NOTHING: frozenset[str] = frozenset()


class WordLists(dict[str, frozenset[str]]):
    """The plain lists of a language by name, and its terms, made ready for looking up."""

    def __init__(self, language: str, plain: Mapping[str, frozenset[str]] = MappingProxyType({})) -> None:
        super().__init__(plain)
        self.language = language
        self._words: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        self._endings: dict[str, list[_Entry]] = {}
        self._found: dict[str, list[_Entry]] = {}

    def __missing__(self, name: str) -> frozenset[str]:
        return _NOTHING

    def __bool__(self) -> bool:
        return True  # also without plain lists

    def __hash__(self) -> int:  # type: ignore[override]  # there is one for each language
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def add(self, entry: str, senses: tuple[Sense, ...]) -> None:
        """Add an entry; entries added after the first search are not found."""
        first, *rest = split_entry(entry, self.language)
        table = (
            self._stems if first.endswith("*") else self._endings if first.startswith("*") else self._words
        )
        table.setdefault(first.strip("*"), []).append(_Entry.of(rest, senses))

    def add_joined(self, word: str, prefixes: Iterable[str], senses: tuple[Sense, ...]) -> None:
        """Add a word with an open ending, as it is written together with each of some short words."""
        entry = _Entry.of((), senses)
        key = key_of(word)
        for prefix in prefixes:
            self._stems.setdefault(prefix + key, []).append(entry)

    def terms(self, words: Sequence[Token]) -> list[Term]:
        """Find the terms of a text: the longest at each place, and those with others between their words.

        Of the latter the nearest words belong together: "not described; not due until".
        """
        found: list[Term] = []
        gapped: dict[tuple[int, Sense], Term] = {}
        following, cached = 0, self._found
        for at, word in enumerate(words):
            entries = cached.get(word.key)
            if entries is None:
                entries = self._starting(word.key)
            if not entries or at < following:
                continue
            longest = at
            senses: tuple[Sense, ...] = ()
            apart: dict[Sense, int] = {}
            for rest, meant, _ in _possible(entries, words, at + 1):
                end = match_entry(rest, words, at + 1)
                if end and _GAP in rest:
                    apart |= {sense: min(end, apart.get(sense, end)) for sense in meant}
                elif end and end >= longest:
                    longest, senses = end, meant
            if apart:
                gapped |= {(end, sense): Term(at, end, *sense) for sense, end in apart.items()}
            if self._endings and longest == at + 1:
                senses = self._with_endings(word.key, senses)
            found += (Term(at, longest, *sense) for sense in senses)
            following = max(following, longest)
        return _without_parts(sorted([*gapped.values(), *found], key=lambda term: term.first))

    def _with_endings(self, key: str, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
        """Add what a word's beginning and endings mean besides: Turkish verbs are denied by theirs."""
        for rest, meant, _ in self._starting(key):
            groups = {group for group, _, _ in senses}
            senses += tuple(sense for sense in meant if not rest and sense[0] not in groups)
        return senses

    def _starting(self, key: str) -> list[_Entry]:
        """List the entries that a word may begin, the most exact last."""
        if len(self._found) >= _MOST_FOUND:
            self._found.clear()
        found = self._found[key] = []
        for length in self._stem_lengths.get(key[:_SHORTEST_STEM], ()):
            if length <= len(key):
                found += self._stems.get(key[:length], ())
        for length in self._ending_lengths.get(key[-1:], ()):
            if length < len(key):
                found += self._endings.get(key[-length:], ())
        found += self._words.get(key, ())
        return found

    @cached_property
    def _stem_lengths(self) -> dict[str, list[int]]:
        """The lengths of stems by their first characters, the shortest first."""
        return _lengths(self._stems, lambda stem: stem[:_SHORTEST_STEM], longest_first=False)

    @cached_property
    def _ending_lengths(self) -> dict[str, list[int]]:
        """The lengths of endings by their last character, the longest first."""
        return _lengths(self._endings, lambda ending: ending[-1:], longest_first=True)


def _possible(entries: list[_Entry], words: Sequence[Token], at: int) -> list[_Entry]:
    """Leave out the entries that need another word at a place, or one that is not set apart."""
    key = words[at].key if at < len(words) else ""
    apart = bool(key) and _are_apart(words, at)
    return [
        entry
        for entry in entries
        if not entry.rest or entry.rest[0] == _GAP or (not apart and entry.second in ("", key))
    ]


def _lengths(
    words: Iterable[str], part: Callable[[str], str], *, longest_first: bool
) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(part(word), set()).add(len(word))
    return {key: sorted(lengths, reverse=longest_first) for key, lengths in found.items()}


def _without_parts(terms: list[Term]) -> list[Term]:
    """Leave out negations that are part of a longer entry, which negates only once or not at all."""
    longest: dict[int, int] = {}
    negating = {(term.first, term.last) for term in terms if term.group in _NEGATING}
    for term in terms:
        length = term.last - term.first
        if term.group == "no negation" and (term.first, term.last) not in negating:
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
    if entry.isascii() and entry.isalpha():
        return [entry.lower()]
    found: list[str] = []
    for piece in entry.split():
        bare = piece.strip("*")
        single = bare in (_GAP, _NUMBER) or (bare.isalpha() and not any(map(is_unspaced, bare)))
        keys = [key_of(bare)] if single else [t.key for t in find_tokens(bare, language)]
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
        if at >= len(words) or not fits(element, words[at].key):
            return 0
        if number and rest[number - 1] != _GAP and _are_apart(words, at):
            return 0
        at += 1
    return at


def _are_apart(words: Sequence[Token], at: int) -> bool:
    """Check whether there is more than a space before a word, such as a comma."""
    return words[at].start - words[at - 1].end > 1


def fits(element: str, key: str) -> bool:
    """Check whether a word is one that an element of an entry is for."""
    if element == _NUMBER:
        return key[0].isdigit()
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
    lists = WordLists(language, plain)
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
