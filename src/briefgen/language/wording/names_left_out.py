"""Names of a claim that take the place of no other, though its evidence does not have them."""

from __future__ import annotations

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage

_QUOTES = frozenset('“„«"')


def is_speech_alone(claim: Passage, evidence: Passage) -> bool:
    """Check whether the evidence is quoted words alone, which name no speaker, and the claim names one."""
    quoted = evidence.text.lstrip()[:1] in _QUOTES and not any(t.group == "speech" for t in evidence.terms)
    spoken = any(t.group == "speech" for t in claim.terms) or not _QUOTES.isdisjoint(claim.text)
    return quoted and spoken


def stands_for(name: Name, claim: Passage, evidence: Passage) -> bool:
    """Check whether a name is the city that stands for a body of the European Union that the evidence has."""
    city = any(p.name == "BE" and p.sign < 0 and p.first == name.first for p in claim.places)
    return city and not words_of("any", "bodies of the union").isdisjoint(evidence.keys(evidence.whole))
