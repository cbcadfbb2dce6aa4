"""Persons of a claim whom its sources do not name anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.language.claims import Difference
from briefgen.language.tables import base_language
from briefgen.language.wording.body_names import is_body_name
from briefgen.language.wording.differ import differ
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import CAPITAL_NOUNS, Name, particles, titles
from briefgen.language.wording.names_correspond import is_abbreviation
from briefgen.language.wording.names_nearby import Around, words_in
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.speakers import find_voices

_OPENING = 3
"""Words before the name of who acts, at the beginning of a claim."""
_UNALIKE = frozenset({"zh", "ja"})
"""Languages whose writing does not show how a name sounds."""


def absent_persons(
    claim: Passage, evidence: Passage, around: Sequence[Around], known: frozenset[str]
) -> Iterator[Difference]:
    """Report who acts or speaks in a claim, by two names at least, where the texts have neither of these.

    A name behind an article is that of a body or a thing. `known` has words of names, in small letters, that
    no text needs to have.
    """
    if not all(each.text for each in around) or claim.language in CAPITAL_NOUNS:
        return
    if any(base_language(each.language) in _UNALIKE for each in around):
        return
    for name in claim.names:
        if len(name.keys) == 1 or not known.isdisjoint(name.keys) or not _acts(name, claim):
            continue
        keys = _own_words(name, claim)
        if len(keys) > 1 and not any(_has(each, keys, claim) for each in around):
            yield differ("name", claim, name, evidence, None, sure=False)


def _own_words(name: Name, claim: Passage) -> list[str]:
    """Return the words of a person's name without titles and offices; none where it may be something else."""
    before = claim.words[name.first - 1].key if name.first else ""
    located = {at for place in claim.places for at in range(place.first, place.last)}
    things = {at for thing in claim.things for at in range(thing.first, thing.last)}
    taken = located | things
    bodies = claim.lists["bodies"] - claim.lists["offices"] | claim.lists["roles of bodies"]
    text = claim.text_of(name)
    if (
        before in claim.lists["articles"]
        or is_body_name(text)
        or is_abbreviation(text)
        or not bodies.isdisjoint(name.keys)
        or not taken.isdisjoint(range(name.first, name.last))
        or any(at in claim.numbers for at in range(name.first, name.last))
        or (not name.first and name.keys[-1].endswith("s"))  # Russian Shaheds
    ):
        return []
    skipped = titles() | particles() | claim.lists["offices"] | claim.lists["calendar"]
    return [key for key in name.keys if key not in skipped and len(key) > 1]


def _acts(name: Name, claim: Passage) -> bool:
    """Check whether a name begins a claim, or is said to speak."""
    return name.first <= _OPENING or any(voice.speaker.has(name.first) for voice in find_voices(claim))


def _has(around: Around, keys: list[str], claim: Passage) -> bool:
    """Check whether a source has a word of a name anywhere."""
    words = words_in(f"{around.title}\n{around.text}", around.language)
    own = base_language(around.language)
    return any(is_named(key, words, claim.language, own) for key in keys)
