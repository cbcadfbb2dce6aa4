"""A sentence or a few, read for its words: clauses, what negates, which side of a pair, who is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from briefgen.language.lazy import lazy
from briefgen.language.wording.boundaries import find_boundaries
from briefgen.language.wording.contrasts import (
    find_contrasts,
    find_contrasts_before,
    first_words_of_contrasts,
)
from briefgen.language.wording.list_entries import find_phrases
from briefgen.language.wording.names import Name, find_names
from briefgen.language.wording.places import find_places
from briefgen.language.wording.stems import stem
from briefgen.language.wording.things import find_things
from briefgen.language.wording.tokens import Token, find_tokens
from briefgen.language.wording.word_lists import Term, WordLists, load_word_lists

_STATEMENT = lazy(r"[;.。；]")
_NUMBER_BEHIND = lazy(r"\. ?[0-9]")
_MOST = 2_000
"""Characters of a passage; a longer one is no sentence, and is not read."""
_MOST_SEGMENTS = 60
"""Parts of a passage; one with more is a list, and is not compared."""

_READ_BY_WORDS = ("terms", "places", "things", "names", "numbers", "contrasts", "_boundaries")
"""The parts of a passage that are read from its very words."""


class Stretch(NamedTuple):
    """Some words of a passage. Units: numbers of tokens, `last` excluded."""

    first: int
    last: int

    def has(self, at: int) -> bool:
        """Check whether a token is among them."""
        return self.first <= at < self.last


_BEFORE_A_SENTENCE = frozenset(".!?:;“”\"'‘’«»„(—–-…")
"""Marks behind which a word has a capital because it opens a sentence or a quotation."""


class Passage:
    """A text, read for its words; each part is read when it is first asked for.

    Shape: `language` is a base language, such as `pt`. Where it has no word lists, or a text is too long for
    a sentence, nothing is read of it and `known` is false.
    """

    def __init__(
        self,
        text: str,
        language: str,
        known_names: frozenset[str] = frozenset(),
        bounds: Callable[[], tuple[tuple[int, int], ...]] = tuple,
    ) -> None:
        lists = load_word_lists(language) if len(text) <= _MOST else None
        self._has_lists = lists is not None
        self.text = text if lists else ""
        self.language = language
        self.lists = lists or WordLists(language)
        self.words = tuple(find_tokens(self.text, language))
        self.known_names = known_names
        """Words of names that are known though the text does not have them: its author's, its paper's."""
        self._bounds = bounds
        """Gives the places of the qualifiers that are bounds, in which a "not" denies nothing else."""

    @cached_property
    def known(self) -> bool:
        """Whether it was read."""
        return self._has_lists and len(self.segments) <= _MOST_SEGMENTS

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words of its language's lists that it has, without sides of pairs in names of places."""
        terms = self.lists.terms(self.words)
        if any(term.group == "negation" for term in terms):
            bounds = self._bounds()
            terms = [t for t in terms if t.group != "negation" or not self._is_within(t, bounds)]
            terms = [t for t in terms if not (self._is_number_sign(t) or self._is_in_name(t))]
        if not any(term.group == "pairs" for term in terms):
            return tuple(terms)
        located = {at for place in self.places for at in range(place.first, place.last)}
        return tuple(
            term
            for term in terms
            if term.group != "pairs" or not (term.first in located or _is_aspect(term, self.words))
        )

    def _is_number_sign(self, term: Term) -> bool:
        """Check whether "no." is the abbreviation of "number": line no. 400."""
        last = self.words[term.last - 1]
        return last.key == "no" and _NUMBER_BEHIND.match(self.text, last.end) is not None

    def _is_in_name(self, term: Term) -> bool:
        """Check whether a word for "not" is the first of a name inside a sentence: in Nor Lípez."""
        if term.group != "negation" or not 0 < term.first < len(self.words) - 1:
            return False
        first, second = self.words[term.first : term.first + 2]
        opened = self.text[: first.start].rstrip()[-1:] not in _BEFORE_A_SENTENCE
        capitals = self.text[first.start].isupper() and self.text[second.start].isupper()
        return opened and capitals and self.text[first.start : first.end].istitle()

    def _is_within(self, term: Term, places: tuple[tuple[int, int], ...]) -> bool:
        """Check whether a term begins or ends in one of some places of the text."""
        starts = [self.words[at].start for at in (term.first, term.last - 1)]
        return any(first <= start < last for first, last in places for start in starts)

    @cached_property
    def places(self) -> tuple[Term, ...]:
        """Countries and capitals; a term's `name` is the country's code."""
        return tuple(find_places(self.text, self.words, self.language))

    @cached_property
    def things(self) -> tuple[Term, ...]:
        """Exports, wages, children; a term's `name` is the thing's in all languages."""
        return tuple(find_things(self.words, self.language))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names it has."""
        opening = self.lists["empty"] | self.lists["opening no name"]
        return tuple(find_names(self.text, self.words, opening))

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The tokens that are numbers, in digits or as a word of the list."""
        listed = self.lists["numbers"]
        found = (at for at, word in enumerate(self.words) if word.key[0].isdigit() or word.key in listed)
        return frozenset(found)

    @cached_property
    def clauses(self) -> tuple[Stretch, ...]:
        """The clauses, in order."""
        return tuple(parts_from(self._boundaries[0], len(self.words)))

    @cached_property
    def segments(self) -> tuple[Stretch, ...]:
        """Finer parts than clauses: what is between commas, and around "and"."""
        return tuple(parts_from(sorted({*self._boundaries[0], *self._boundaries[1]}), len(self.words)))

    @cached_property
    def contrasts(self) -> tuple[Stretch, ...]:
        """What is set against that which is so: "not Nordea", "rather than in May"."""
        known: list[Term | Name] = []
        if self.lists["contrast behind"]:
            known += (*self.names, *self.places, *self.things)
        behind = find_contrasts_before(self.words, known, self.lists)
        ahead = find_contrasts(self.words, self._gaps, self.lists, self._openings())
        return tuple(Stretch(*place) for place in (*ahead, *behind))

    def _openings(self) -> list[int]:
        """Find the words that may set apart what is behind them; "no" of "no fewer than" does not."""
        firsts = first_words_of_contrasts(self.lists)
        found = [at for at, word in enumerate(self.words) if word.key in firsts]
        if not found:
            return found  # the bounds of numbers need not be read
        harmless = {term.first for term in self.terms if term.group == "no negation"}
        bounds = self._bounds()
        harmless |= {at for at in found if any(a <= self.words[at].start < b for a, b in bounds)}
        return [at for at in found if at not in harmless]

    @cached_property
    def set_apart(self) -> frozenset[int]:
        """The tokens that are in a contrast."""
        return frozenset(at for contrast in self.contrasts for at in range(contrast.first, contrast.last))

    @cached_property
    def _stems(self) -> list[str]:
        """The stem of each word; empty for one that means nothing of its own."""
        empty, language = self.lists["empty"], self.language
        return ["" if word.key in empty else stem(word.key, language) for word in self.words]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The different words."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def _contents(self) -> dict[Stretch, frozenset[str]]:
        """The stems of stretches that were asked for, without empty ones."""
        return {}

    @cached_property
    def found(self) -> dict[object, Any]:
        """What was found in it; see `found_once`."""
        return {}

    @cached_property
    def _gaps(self) -> list[str]:
        """What is between each word and the one before it."""
        return ["", *(self.text[one.end : two.start] for one, two in pairwise(self.words))]

    @cached_property
    def _boundaries(self) -> tuple[list[int], list[int]]:
        """Where clauses begin, and where finer parts do."""
        return find_boundaries(self.text, self.words, self._gaps, self.terms, self.lists)

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
        if part not in self._contents:
            self._contents[part] = frozenset(filter(None, self._stems[part.first : part.last]))
        return self._contents[part]

    def terms_in(self, part: Stretch, *groups: str) -> list[Term]:
        """List the terms of some groups that begin in a stretch."""
        return [term for term in self.terms if term.group in groups and part.has(term.first)]

    def find_entries(self, name: str) -> list[Stretch]:
        """Find the entries of a plain list, the longest at each place: "at present" of the list `now`."""
        found = find_phrases(self.words, self._vocabulary, self.lists, name)
        return [Stretch(*place) for place in found]

    def compared_by(self, key: Callable[[str], str]) -> Passage:
        """Return the same passage, read as it is, whose words are compared by other keys."""
        other = copy(self)
        vars(other).update({name: getattr(self, name) for name in _READ_BY_WORDS})
        for name in ("_stems", "_contents", "_vocabulary", "found"):
            vars(other).pop(name, None)
        other.words = tuple(word._replace(key=key(word.key)) for word in self.words)
        other.known_names = frozenset(key(name) for name in self.known_names)
        return other

    def gap_before(self, at: int) -> str:
        """Return what is between a word and the one before it."""
        return self.text[self.words[at - 1].end if at else 0 : self.words[at].start]

    def is_number(self, at: int) -> bool:
        """Check whether a word is a number, in digits or as a word of the list."""
        return at in self.numbers

    def statements(self) -> list[Stretch]:
        """Split it at semicolons and full stops."""
        inner = range(1, len(self.words))
        return parts_from([at for at in inner if _STATEMENT.search(self.gap_before(at))], len(self.words))


def _is_aspect(term: Term, words: Sequence[Token]) -> bool:
    """Check whether "begin" or "stop" is before the verb that it goes with."""
    after = words[term.last].key if term.last < len(words) else ""
    return term.name == "begin" and (after == "to" or after.endswith("ing"))


def parts_from(starts: list[int], end: int) -> list[Stretch]:
    """Make stretches of the places where all but the first begin."""
    return [Stretch(a, b) for a, b in pairwise([0, *starts, end]) if b > a]
