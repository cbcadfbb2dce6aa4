"""Whose office a sentence names: President Ana Ruiz is no proof that Bo Lind was president."""

from __future__ import annotations

from briefgen.language.wording.meanings import meanings, meanings_in
from briefgen.language.wording.passage import Passage, Stretch

_REACH = 3
"""Words between a name and an office that is that of who bears it."""


def is_office_of_another(claim: Passage, evidence: Passage) -> bool:
    """Check whether a passage has an office of a statement only before other names, or has other offices."""
    if claim.language != evidence.language:
        return False
    mine = {word.key for word in claim.words}
    known = evidence.lists["offices"]
    held = {word.key for word in evidence.words} & known
    for office in known & mine:
        if held and office not in held:
            return True
        if not held and _is_beside_name(office, claim) and not _is_named_otherwise(office, claim, evidence):
            return True
        if _is_of_another_place(office, claim, evidence):
            return True
        places = [at for at, word in enumerate(evidence.words) if word.key == office]
        if places and all(_is_before_another(at, mine, evidence) for at in places):
            return True
    return False


def _is_of_another_place(office: str, claim: Passage, evidence: Passage) -> bool:
    """Check whether an office is that of another place or body: ambassador to Chad, ambassador at the UN."""
    mine, theirs = (_names_behind(office, passage) for passage in (claim, evidence))
    known = frozenset[str]().union(*theirs)
    all_named = sum(word.key == office for word in evidence.words) == len(theirs)
    return all_named and bool(mine and theirs) and all(own.isdisjoint(known) for own in mine)


def _names_behind(office: str, passage: Passage) -> list[frozenset[str]]:
    """Return what an office is of: the name behind its preposition."""
    prepositions, articles = passage.lists["prepositions"], passage.lists["articles"]
    found = []
    for at, word in enumerate(passage.words):
        behind = passage.keys(Stretch(at + 1, min(at + 3, len(passage.words))))
        if word.key == office and behind and behind[0] in prepositions:
            first = at + 2 + (len(behind) > 1 and behind[1] in articles)
            found += [frozenset(name.keys) for name in passage.names if name.first == first]
    return found


def _is_beside_name(office: str, claim: Passage) -> bool:
    """Check whether a statement gives an office to somebody: Ana Ruiz, the minister of transport."""
    places = [at for at, word in enumerate(claim.words) if word.key == office]
    names = [name for name in claim.names if name.sure]
    return any(name.first - _REACH <= at < name.last + _REACH for at in places for name in names)


def _is_named_otherwise(office: str, claim: Passage, evidence: Passage) -> bool:
    """Check whether a passage has another word for an office: chief, head."""
    return not meanings(office, claim.language).isdisjoint(meanings_in(evidence))


def _is_before_another(at: int, mine: set[str], evidence: Passage) -> bool:
    for name in evidence.names:
        if name.first <= at + 1 < name.last:
            behind = {word.key for word in evidence.words[at + 1 : name.last]}
            return mine.isdisjoint(behind)
    return False
