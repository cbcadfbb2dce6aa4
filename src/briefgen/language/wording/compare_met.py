"""Whether a claim has somebody meet whom the evidence, in another language, has him meet."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.tables import base_language
from briefgen.language.wording.differ import differ
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name, particles, titles
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.places import OF_COUNTRY
from briefgen.language.wording.sounds import sounds
from briefgen.language.wording.transliterate import skeleton
from briefgen.language.wording.word_lists import Term

_UNHEARD = frozenset({"zh", "ja"})
"""Languages whose writing does not show how a name sounds."""
_TELLING_SOUNDS = 2
_BEGINNING = 3
"""Consonants at the beginning by which two words may be one name."""
_NEAR = 3
"""Words behind the adjective of a country in which the name of who has an office of it is."""


def peoples_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "her Greek counterpart" where the evidence has a Turkish one, whom the claim does not name."""
    if claim.language == evidence.language or claim.language != "en":
        return
    states = {place.name for place in evidence.places}
    described = [place for place in claim.places if _describes_office(claim, place)]
    named = {place.name for place in described}
    for place in described:
        if place.name in states:
            continue
        others = (p for p in evidence.places if p.sign == OF_COUNTRY and p.name not in named)
        other = next((p for p in others if not _is_of_named(p, evidence, claim, place)), None)
        if other is not None:
            yield differ("name", claim, place, evidence, other, sure=False)
            return


def _describes_office(claim: Passage, place: Term) -> bool:
    """Check whether a word for a country is before an office: the Austrian chancellor."""
    behind = claim.keys(Stretch(place.last, min(place.last + 2, len(claim.words))))
    offices = claim.lists["offices"] | claim.lists["counterparts"]
    return place.sign == 1 and bool(behind) and (behind[0] in offices or behind[-1] in offices)


def _is_of_named(place: Term, evidence: Passage, claim: Passage, mine: Term) -> bool:
    """Check whether a claim names who the adjective of the evidence is of, elsewhere than behind its own."""
    near = Stretch(place.first - _NEAR, place.last + _NEAR)
    keys = [k for n in evidence.names if near.has(n.first) or near.has(n.last - 1) for k in n.keys]
    own = Stretch(mine.last, mine.last + _NEAR)
    return any(
        is_named(name.keys[-1], keys, claim.language, evidence.language)
        for name in claim.names
        if not own.has(name.first) and not any(p.first <= name.first < p.last for p in claim.places)
    )


def companions_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report who is met or told by somebody of the evidence, where it does not name him but another."""
    if claim.language != "en" or base_language(evidence.language) in {*_UNHEARD, "en"}:
        return
    persons = [name for name in claim.names if _person(name, claim)]
    heard = [name for name in persons if _is_heard(name, claim, evidence)]
    if not heard:
        return
    for name in persons:
        if name in heard or not (_is_met(name, claim) or _meets(name, claim)):
            continue
        other = _free_name(claim, evidence) if evidence.names else _meeting(evidence)
        if other is not None:
            yield differ("name", claim, name, evidence, other, sure=False)
            return


def _is_met(name: Name, claim: Passage) -> bool:
    """Check whether a name is right behind a verb of meeting, or its "with"."""
    return any(part.last == name.first for part in claim.find_entries("meeting"))


def _meets(name: Name, claim: Passage) -> bool:
    """Check whether a name begins a claim, before a verb of meeting."""
    return not name.first and any(part.first == name.last for part in claim.find_entries("meeting"))


def _person(name: Name, claim: Passage) -> bool:
    """Check whether a name may be a person's: no place or body, not in capitals, of two consonants."""
    located = any(place.first < name.last and name.first < place.last for place in claim.places)
    calendar = claim.lists["calendar"].issuperset(name.keys)
    bodies = claim.lists["bodies"].difference(claim.lists["offices"])
    before = claim.words[name.first - 1].key if name.first else ""
    return not (
        located
        or calendar
        or before in claim.lists["articles"]
        or claim.text_of(name).isupper()
        or not bodies.isdisjoint(name.keys)
        or len(sounds(name.keys[-1])) < _TELLING_SOUNDS
    )


def _is_heard(name: Name, claim: Passage, evidence: Passage) -> bool:
    """Check whether a text has a name, or a word that begins like it: Zelensky, Зеленскому."""
    keys = [word.key for word in evidence.words]
    begin = skeleton(name.keys[-1])[:_BEGINNING]
    return is_named(name.keys[-1], keys, claim.language, evidence.language, alone=True) or any(
        skeleton(key)[:_BEGINNING] == begin for key in keys
    )


def _free_name(claim: Passage, evidence: Passage) -> Name | None:
    """Find a person of the evidence that the claim does not name."""
    located = {at for place in evidence.places for at in range(place.first, place.last)}
    own = [key for name in claim.names for key in name.keys if len(key) > 1]
    left_out = particles() | titles() | evidence.lists["offices"]
    calendar = evidence.lists["calendar"]
    for name in evidence.names:
        keys = [key for key in name.keys if key not in left_out]
        taken = any(is_named(key, keys, claim.language, evidence.language) for key in own)
        other = evidence.text_of(name).isupper() or calendar.issuperset(name.keys)
        is_place = not located.isdisjoint(range(name.first, name.last))
        if name.sure and keys and not (taken or other or is_place):
            return name
    return None


def _meeting(evidence: Passage) -> Stretch | None:
    """Find the verb of meeting of a text without capitals."""
    return next(iter(evidence.find_entries("meeting")), None)
