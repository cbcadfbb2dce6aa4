"""What somebody only hoped for or tried in vain, and what is less than it seems: a suspended sentence."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_WISHES = ("hoping", "in vain")
_NOUNS = 2
"""Words behind "suspended" that are what is suspended: a suspended prison sentence."""
_FEWEST = 2
"""Words of a statement that are in what was hoped for."""


def is_only_wished(claim: Passage, evidence: Passage) -> bool:
    """Check whether a statement says plainly what a sentence has somebody hope for, or try in vain."""
    open_ = any(claim.find_entries(name) for name in _WISHES) or claim.terms_in(
        claim.whole, "modality", "negation", "denials"
    )
    if open_ or claim.language != evidence.language:
        return False
    mine = claim.content(claim.whole)
    for name in _WISHES:
        for part in evidence.find_entries(name):
            behind = evidence.content(Stretch(part.last, len(evidence.words)))
            before = evidence.content(Stretch(0, part.first))
            if len(mine & behind - before) >= _FEWEST:
                return True
    return False


def is_weakened(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence has a word such as "suspended" before what a statement has plainly."""
    if claim.language != evidence.language or claim.find_entries("weakened"):
        return False
    if claim.terms_in(claim.whole, "modality", "negation", "denials"):
        return False
    mine = claim.content(claim.whole)
    behind = (Stretch(part.last, part.last + _NOUNS) for part in evidence.find_entries("weakened"))
    return any(mine & evidence.content(Stretch(b.first, min(b.last, len(evidence.words)))) for b in behind)
