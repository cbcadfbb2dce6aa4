"""Two things that have changed places around "instead of": rail instead of car, car instead of rail."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_REACH = 7
"""Words before and behind "instead of" among which the two things are."""


def is_the_other_instead(claim: Passage, evidence: Passage) -> bool:
    """Check whether what is before "instead of" in a statement is behind it in a sentence, and reversed."""
    if claim.language != evidence.language:
        return False
    theirs = list(_sides(evidence))
    for before, behind in _sides(claim):
        if any(before & there_behind and behind & there_before for there_before, there_behind in theirs):
            return not any(before & there and behind & other for there, other in theirs)
    return False


def _sides(passage: Passage) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the stems before and behind each "instead of", without those on both of its sides."""
    found = []
    denying = {term.first for term in passage.terms if term.group == "negation"}
    for place in passage.find_entries("contrast"):
        if denying.isdisjoint(range(place.first, place.last)):
            before = passage.content(Stretch(max(place.first - _REACH, 0), place.first))
            behind = passage.content(Stretch(place.last, min(place.last + _REACH, len(passage.words))))
            found.append((before - behind, behind - before))
    return found
