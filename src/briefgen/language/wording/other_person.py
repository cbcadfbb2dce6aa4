"""Whether a claim names another person than its evidence in another language: Karla Obrist, Karla Obrecht.

Only persons are compared over languages. Names of other things are translated, bent or spelt otherwise:
Ryder Kupası, Wirginii Zachodniej, Mazedonien.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name, particles, titles
from briefgen.language.wording.passage import Passage

_WHOLE = 2
"""Words of the name of a person who has one first name."""


def find_other_person(
    name: Name, claim: Passage, others: Iterable[Name], evidence: Passage, *, speaks: bool, both: bool
) -> Name | None:
    """Find the person of whom the evidence says what a claim says of one.

    `speaks` is whether the one of the claim does, `both` whether the others do too. If they do not, a person
    who speaks or has an office has the first name of the other one.
    """
    mine = _person(name, claim)
    known = speaks or not claim.lists["offices"].isdisjoint(name.keys)
    for other in others if mine and known else ():
        theirs = _person(other, evidence)
        if not theirs:
            continue
        same = [
            is_named(one, (two,), claim.language, evidence.language)
            for one, two in zip(mine[-_WHOLE:], theirs[-_WHOLE:], strict=True)
        ]
        namesakes = same[0] and not same[1]
        others_speak = both and len(mine) == len(theirs) == _WHOLE and not all(same)
        if namesakes or others_speak:
            return other
    return None


def _person(name: Name, passage: Passage) -> list[str]:
    """Return the names of what may be a person; nothing of a body or a place, or of one word."""
    lists = passage.lists
    keys = list(name.keys)
    end = keys.index("of") if "of" in keys else len(keys)
    left_out = particles() | titles() | lists["offices"] | lists["ranks"]
    kept = [at for at in range(end) if keys[at] not in left_out]
    no_persons = lists["bodies"] | words_of("any", "words of bodies") | words_of("any", "words of places")
    written = [passage.words_at(name.first + at) for at in kept]
    located = any(place.first < name.last and name.first < place.last for place in passage.places)
    is_other = located or not no_persons.isdisjoint(keys) or any(word.isupper() for word in written)
    return [] if is_other or len(kept) < _WHOLE else [keys[at] for at in kept]
