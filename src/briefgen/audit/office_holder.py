"""Whose office a sentence names: President Ana Ruiz is no proof that Bo Lind was president."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage


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
        places = [at for at, word in enumerate(evidence.words) if word.key == office]
        if places and all(_is_before_another(at, mine, evidence) for at in places):
            return True
    return False


def _is_before_another(at: int, mine: set[str], evidence: Passage) -> bool:
    for name in evidence.names:
        if name.first <= at + 1 < name.last:
            behind = {word.key for word in evidence.words[at + 1 : name.last]}
            return mine.isdisjoint(behind)
    return False
