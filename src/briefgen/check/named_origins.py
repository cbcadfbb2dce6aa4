"""The origins that a text may name: those that speak, and companies and other bodies that act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Origin
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.named import kinds_of_body, names_body, own_word
from briefgen.language.wording.speakers import find_voices

VOICES = frozenset({"person", "academic", "think-tank", "media"})
"""Kinds of origin that are named for what they say; states are also named for what they do."""
_BEGINNING = 3
"""Characters by which names are looked up."""
_SHORTEST = 3
"""Letters that the first of two surnames has more than, and that initials have."""


class Names:
    """Origins by how their names begin, since there may be thousands."""

    def __init__(self, origins: Iterable[Origin], name: Callable[[Origin], str]) -> None:
        self._by_beginning: dict[str, list[tuple[int, str, Origin]]] = {}
        for number, origin in enumerate(origins):
            entry = number, name(origin), origin
            self._by_beginning.setdefault(entry[1][:_BEGINNING], []).append(entry)
        self._sizes = {len(beginning) for beginning in self._by_beginning}

    def named_in(self, text: str) -> list[Origin]:
        """Return those whose names a text has, in order."""
        beginnings = {text[at : at + size] for size in self._sizes for at in range(len(text))}
        possible = (entry for each in beginnings for entry in self._by_beginning.get(each, ()))
        found = [(number, origin) for number, name, origin in possible if name in text]
        return [origin for _, origin in sorted(found, key=itemgetter(0))]


def origins_that_speak(corpus: Corpus) -> Names:
    """Return the origins that are named for what they say."""
    return Names((e.value for e in corpus.origins.values() if e.value.kind in VOICES), short_name)


def bodies_that_act(corpus: Corpus) -> Names:
    """Return the origins that are neither named for what they say nor governments."""
    kinds = VOICES | {"government"}
    return Names((e.value for e in corpus.origins.values() if e.value.kind not in kinds), full_name)


def full_name(origin: Origin) -> str:
    """Return the name of an origin without what a comma sets off."""
    return origin.name.partition(",")[0]


def short_name(origin: Origin) -> str:
    """Return the family name of a person, the full name of a body."""
    return full_name(origin).rpartition(" ")[2] if is_person(origin) else full_name(origin)


def is_person(origin: Origin) -> bool:
    """Check whether an origin has a family name; an academic may be a university."""
    return not names_body(full_name(origin)) if origin.kind == "academic" else origin.kind == "person"


def words_that_name(origin: Origin) -> frozenset[str]:
    """Return the words that each name an origin alone: its names, initials and surnames, without accents."""
    full = full_name(origin).removeprefix("The ")
    initials = [word for word in full.split() if word.isupper() and len(word) > 1]
    person = is_person(origin)
    if not person and len(first := [word[0] for word in full.split() if word[0].isupper()]) >= _SHORTEST:
        initials.append("".join(first))
    surnames = [word for word in full.split()[1:] if person and len(word) > _SHORTEST]
    as_words = [word.capitalize() for word in initials]  # Ansa
    short = short_name(origin).removeprefix("The ")
    return frozenset(map(plain, (short, own_word(full), *initials, *as_words, *surnames))) - {""}


def names_same_body(words: str, origin: Origin) -> bool:
    """Check whether some words are a body's name in another form: Ponta's Institute of Seas."""
    own, given = (read(plain(each), "en").passage for each in (full_name(origin), words))
    parts = given.content(given.whole)
    return len(parts) > 1 and parts <= own.content(own.whole)


def is_described(origin: Origin, statement: str, language: str) -> str:
    """Return the word by which a statement speaks of an origin without its name; empty if it has none.

    A body may be called by its kind, "a university study"; who speaks by an office, "the prosecutor".
    """
    passage = read(statement, language).passage
    if is_person(origin):
        offices = words_of("en", "offices") | words_of("en", "roles of speakers")
        spoken = (voice.speaker for voice in find_voices(passage))
        words = [passage.words[each.last - 1] for each in spoken if each.last > each.first]
    else:
        offices, words = kinds_of_body(full_name(origin)), list(passage.words)
    small = (word.key for word in words if passage.text[word.start].islower())
    return next((key for key in small if key in offices), "")
