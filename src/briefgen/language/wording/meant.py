"""What each word of a text means, in a form that is the same in all languages as far as that is known."""

from __future__ import annotations

from briefgen.language.found_once import found_once
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.meanings import meanings_by_word
from briefgen.language.wording.names import CAPITAL_NOUNS
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem

Meant = frozenset[str]
"""What one word means: `=coal`, a meaning or thing of the tables; `#FR`, a place; `@kolb`, a word of a name;
or else its stem. Empty for a value, and for a word that means nothing of its own."""
_EMPTY = ("empty", "prepositions", "articles", "conjunctions", "pronouns")
_MOVES = frozenset({"rise", "more"})
"""Pairs whose sides are meanings, too."""


@found_once
def meant_by(passage: Passage) -> tuple[Meant, ...]:
    """Return for each word what it means."""
    empty = frozenset[str]().union(*(passage.lists[name] for name in _EMPTY))
    found: list[Meant] = []
    for word, listed in zip(passage.words, _listed(passage), strict=True):
        tells_nothing = word.key in empty or not word.key[0].isalpha()
        own = frozenset[str]() if tells_nothing else frozenset({stem(word.key, passage.language)})
        found.append(frozenset(listed) or own)
    listed_at = {
        at for at, each in enumerate(found) if passage.language in CAPITAL_NOUNS and _has_meaning(each)
    }
    for at, name in _named(passage).items():
        if at not in listed_at or name[0] == "#":
            found[at] = frozenset({name})
    for mark in value_marks(passage):
        found[mark.at : mark.last] = [frozenset()] * (mark.last - mark.at)
    return tuple(found)


def _has_meaning(meant: Meant) -> bool:
    return any(each[0] == "=" for each in meant)


def _listed(passage: Passage) -> list[set[str]]:
    """Return for each word what it means by the tables."""
    listed = [{f"={each}" for each in found} for found in meanings_by_word(passage)]
    moves = (t for t in passage.terms if t.group == "pairs" and t.name in _MOVES)
    marked = [*((t, f"={t.name}") for t in passage.things), *((t, f"={t.name} {t.sign}") for t in moves)]
    for term, meant in marked:
        for at in range(term.first, term.last):
            listed[at].add(meant)
    return listed


def _named(passage: Passage) -> dict[int, str]:
    """Return what the words of places and sure names are."""
    names = (n for n in passage.names if n.sure or n.last - n.first > 1)
    found = {at: f"@{passage.words[at].key}" for n in names for at in range(n.first, n.last)}
    return found | {at: f"#{p.name}" for p in passage.places for at in range(p.first, p.last)}


def all_meant(passage: Passage) -> frozenset[str]:
    """Return what the words of a text mean."""
    return frozenset[str]().union(*meant_by(passage))
