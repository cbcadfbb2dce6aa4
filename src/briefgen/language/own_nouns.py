"""The nouns of a workspace: which words count the same, and which count by the day."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from briefgen.language.claims import Quantity
from briefgen.language.english import same_noun
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.wording.outline import mark_of

Nouns = tuple[str, ...]
"""Lemmas of the words of a name, in order."""
OwnNouns = Mapping[Nouns, tuple[Nouns, str]]
"""Each name of a unit, with its nouns and the span of time it is for: `day`, or empty."""
_WORD = lazy(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def nouns_of(name: str) -> Nouns:
    """Return the lemmas of a name's words: `daily`, `transit` for "daily transits"."""
    return tuple(same_noun(word) for word in _WORD.findall(name.lower()))


def with_own_nouns(reading: Reading, own: OwnNouns) -> Reading:
    """Return a reading in which all names of a unit count the same."""
    if not own:
        return reading
    claims = (_renamed(c, own) if isinstance(c, Quantity) and c.noun else c for c in reading.claims)
    return reading.with_claims(tuple(claims))


def _renamed(quantity: Quantity, own: OwnNouns) -> Quantity:
    nouns = quantity.noun
    for size in range(len(nouns), 0, -1):
        for at in range(len(nouns) - size + 1):
            found = own.get(nouns[at : at + size])
            if found is not None:
                renamed = (*nouns[:at], *found[0], *nouns[at + size :])
                return replace(quantity, noun=renamed, per=quantity.per or found[1])
    return quantity


def with_marks(own: OwnNouns) -> OwnNouns:
    """Return the names of units with marks in place of their words, for sentences known by their outline."""
    return {_marks(name): (_marks(nouns), span) for name, (nouns, span) in own.items()}


def _marks(nouns: Nouns) -> Nouns:
    return tuple(mark_of(noun, "en") for noun in nouns)


def with_own_lemmas(lemmas: frozenset[str], own: OwnNouns) -> frozenset[str]:
    """Add to the lemmas of a text those of the names of units in it."""
    return lemmas.union(*(nouns for name, (nouns, _) in own.items() if lemmas.issuperset(name)))
