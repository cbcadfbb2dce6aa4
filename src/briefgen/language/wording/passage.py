"""A sentence or a few, read for its words: clauses, what negates, which side of a pair, who is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefgen.language.tables import base_language
from briefgen.language.wording.names import Name, find_names
from briefgen.language.wording.places import find_places
from briefgen.language.wording.stems import stem
from briefgen.language.wording.things import find_things
from briefgen.language.wording.tokens import Token, find_tokens
from briefgen.language.wording.word_lists import Term, WordLists, load_word_lists, match_entry, split_entry

_STRONG = re.compile(r"[;:—()\[\]。；：！？!?؛]|(?<=\s)[-–](?=\s)|\.(?=\s|$)")
_STATEMENT = re.compile(r"[;.。；]")
_COMMA = re.compile("[,،、，]")
_COMMA_LISTS = frozenset(["ca", "da", "en", "es", "fr", "it", "nb", "nl", "pt", "ro", "sv"])
"""Languages in which a comma is not nearly always the end of a clause."""
_MOST = 2_000
"""Characters of a passage; a longer one is no sentence, and is not read."""
_MOST_SEGMENTS = 60
"""Parts of a passage; one with more is a list, and is not compared."""
_LONGEST_CONTRAST = 9


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a passage. Units: numbers of tokens, `last` excluded."""

    first: int
    last: int

    def has(self, at: int) -> bool:
        """Check whether a token is among them."""
        return self.first <= at < self.last


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text, read for its words.

    Shape: where a language has no word lists, or a text is too long for a sentence, nothing is read of it and
    `known` is false.
    """

    text: str
    language: str
    known: bool
    lists: WordLists
    words: tuple[Token, ...]
    terms: tuple[Term, ...]
    places: tuple[Term, ...]
    """Countries and capitals; a term's `name` is the country's code."""
    things: tuple[Term, ...]
    """Exports, wages, children; a term's `name` is the thing's in all languages."""
    names: tuple[Name, ...]
    clauses: tuple[Stretch, ...]
    segments: tuple[Stretch, ...]
    """Finer than clauses: what stands between commas, and around "and"."""
    contrasts: tuple[Stretch, ...]
    """What is set against that which is so: "not Nordea", "rather than in May"."""
    set_apart: frozenset[int]
    """The tokens that stand in a contrast."""
    also: frozenset[str] = frozenset()
    """Words of names that are known though the text does not have them: its author's, its paper's."""

    @property
    def whole(self) -> Stretch:
        """All its words."""
        return Stretch(0, len(self.words))

    def text_of(self, part: Stretch | Term | Name) -> str:
        """Return the text of some words."""
        return self.text[self.words[part.first].start : self.words[part.last - 1].end]

    def words_at(self, at: int) -> str:
        """Return the text of one word."""
        return self.text[self.words[at].start : self.words[at].end]

    def keys(self, part: Stretch | Name) -> list[str]:
        """List some words as they are compared."""
        return [word.key for word in self.words[part.first : part.last]]

    def content(self, part: Stretch) -> frozenset[str]:
        """Return the stems of those words that mean something of their own."""
        empty = self.lists["empty"]
        return frozenset(stem(key, self.language) for key in self.keys(part) if key not in empty)

    def terms_in(self, part: Stretch, *groups: str) -> list[Term]:
        """List the terms of some groups that begin in a stretch."""
        return [term for term in self.terms if term.group in groups and part.has(term.first)]

    def find_entries(self, name: str) -> list[Stretch]:
        """Find the entries of a plain list, the longest at each place: "at present" of the list `now`."""
        entries = phrases(self.lists, name)
        found: list[Stretch] = []
        at = 0
        while at < len(self.words):
            end = next((e for entry in entries if (e := match_entry(entry, self.words, at))), 0)
            if end:
                found.append(Stretch(at, end))
            at = max(end, at + 1)
        return found

    def gap_before(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.words[at - 1].end if at else 0 : self.words[at].start]

    def is_number(self, at: int) -> bool:
        """Check whether a word is a number, in digits or as a word of the list."""
        return self.words[at].key[0].isdigit() or self.words[at].key in self.lists["numbers"]

    def statements(self) -> list[Stretch]:
        """Split it at semicolons and full stops."""
        inner = range(1, len(self.words))
        return parts_from([at for at in inner if _STATEMENT.search(self.gap_before(at))], len(self.words))


@lru_cache(maxsize=2048)
def read_passage(text: str, tag: str) -> Passage:
    """Read a text in its language (a BCP 47 tag) for its words."""
    language = base_language(tag)
    known = load_word_lists(language) if len(text) <= _MOST else None
    text = text if known else ""
    lists = known or WordLists(language)
    words = find_tokens(text, language)
    places = find_places(words, language)
    terms = _telling(lists.terms(words), words, places)
    gaps = ["", *(text[one.end : two.start] for one, two in pairwise(words))]
    strong, weak = _boundaries(text, words, gaps, terms, lists)
    segments = parts_from(sorted({*strong, *weak}), len(words))
    contrasts = _contrasts(words, gaps, lists)
    return Passage(
        text,
        language,
        known is not None and len(segments) <= _MOST_SEGMENTS,
        lists,
        tuple(words),
        tuple(terms),
        tuple(places),
        tuple(find_things(words, language)),
        tuple(find_names(text, words, lists["empty"])),
        tuple(parts_from(strong, len(words))),
        tuple(segments),
        tuple(contrasts),
        frozenset(at for contrast in contrasts for at in range(contrast.first, contrast.last)),
    )


def _telling(terms: list[Term], words: list[Token], places: list[Term]) -> list[Term]:
    """Leave out sides of pairs that tell nothing: in a country's name, and as in "has begun vetoing"."""
    located = {at for place in places for at in range(place.first, place.last)}
    return [t for t in terms if t.group != "pairs" or not (t.first in located or _is_aspect(t, words))]


def _is_aspect(term: Term, words: list[Token]) -> bool:
    """Check whether "begin" or "stop" stands before the verb that it goes with."""
    after = words[term.last].key if term.last < len(words) else ""
    return term.name == "begin" and (after == "to" or after.endswith("ing"))


def parts_from(starts: list[int], end: int) -> list[Stretch]:
    """Make stretches of the places where all but the first begin."""
    return [Stretch(a, b) for a, b in pairwise([0, *starts, end]) if b > a]


def _contrasts(words: list[Token], gaps: list[str], lists: WordLists) -> list[Stretch]:
    """Find what is set against the rest, up to the next comma: `, not Nordea,`."""
    anywhere = phrases(lists, "contrast anywhere")
    openers = [*anywhere, *phrases(lists, "contrast")]
    found: list[Stretch] = []
    firsts = {opener[0] for opener in openers}
    for at in range(len(words)):
        possible = openers if words[at].key in firsts else ()
        opener = next((o for o in possible if _stands_at(o, words, at)), None)
        if opener is None or not (at == 0 or len(opener) > 1 or opener in anywhere or _breaks(gaps[at])):
            continue
        begin = end = at + len(opener)
        while end < len(words) and (end == begin or not _breaks(gaps[end])) and end - at < _LONGEST_CONTRAST:
            end += 1
        closed = end == len(words) or _breaks(gaps[end])
        if closed and (at or (end < len(words) and words[end].key in lists["contrast closes"])):
            found.append(Stretch(at, end))
    return found


def _stands_at(keys: tuple[str, ...], words: list[Token], at: int) -> bool:
    return words[at].key == keys[0] and tuple(w.key for w in words[at : at + len(keys)]) == keys


@lru_cache(maxsize=128)
def phrases(lists: WordLists, name: str) -> list[tuple[str, ...]]:
    """Return the entries of a list as the words they are, the longest first."""
    found = [tuple(split_entry(entry, lists.language)) for entry in lists[name]]
    return sorted(found, key=lambda keys: (-len(keys), keys))


def _breaks(gap: str) -> bool:
    return _COMMA.search(gap) is not None or _STRONG.search(gap) is not None


def _boundaries(
    text: str, words: list[Token], gaps: list[str], terms: list[Term], lists: WordLists
) -> tuple[list[int], list[int]]:
    """Find where clauses begin, and where finer parts do."""
    openers = {t.first for t in terms if t.group == "clauses"}
    verbs = {t.first for t in terms if t.group in ("speech", "pairs", "denials")}
    verbs |= {at for at, word in enumerate(words) if word.key in lists["verbs"] or word.key.endswith("ed")}
    commas_close = lists.language not in _COMMA_LISTS
    strong: list[int] = []
    weak: list[int] = []
    for at in range(1, len(words)):
        comma = _COMMA.search(gaps[at]) is not None
        if _STRONG.search(gaps[at]) or at in openers or (comma and commas_close):
            strong.append(at)
        elif words[at].key in lists["conjunctions"] and at + 1 < len(words):
            named = text[words[at + 1].start].isupper() or words[at + 1].key in lists["determiners"]
            clause = at + 1 in verbs or (named and any(i in verbs for i in range(at + 2, at + 5)))
            (strong if clause else weak).append(at)
        elif comma:
            weak.append(at)
    return strong, weak
