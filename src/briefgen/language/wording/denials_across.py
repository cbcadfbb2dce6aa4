"""Whether what one language denies is denied in another: near, or elsewhere."""

from __future__ import annotations

from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import Polarity

_DENYING = frozenset({"negation", "denials"})


def _share_a_value(claim: Passage, clause: Stretch, evidence: Passage, parts: list[Stretch]) -> bool:
    """Check whether a clause and some parts have a number or a date in common."""
    mine = {mark.what for mark in value_marks(claim) if clause.has(mark.at)}
    return any(mark.what in mine and part.has(mark.at) for mark in value_marks(evidence) for part in parts)


def denies_elsewhere(
    mine: Polarity, claim: Passage, clause: Stretch, evidence: Passage, parts: list[Stretch]
) -> bool:
    """Check whether another clause of a claim may have the denial: promised, but not signed."""
    here = (*mine.negations, *mine.denials)
    elsewhere = sum(t.group in _DENYING and t not in here for t in claim.terms)
    elsewhere += sum(not clause.has(part.first) for part in claim.find_entries("unless"))
    there = sum(t.group in _DENYING for t in evidence.terms)
    return elsewhere > 0 and (there <= elsewhere or not _share_a_value(claim, clause, evidence, parts))


def unconditional(evidence: Passage, parts: list[Stretch], claim: Passage) -> list[Stretch]:
    """Leave out what is in a condition, such as "if they do not renew"; all where nothing is left."""
    openers = [] if claim.find_entries("if") else evidence.find_entries("if")
    plain = [part for part in parts if not any(part.has(opener.first) for opener in openers)]
    return plain or parts
