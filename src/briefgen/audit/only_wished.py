"""What somebody only hoped for or tried in vain, and what is less than it seems: a suspended sentence."""

from __future__ import annotations

from briefgen.language.wording.meanings import is_open, meanings
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem

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


def is_only_planned(claim: Passage, evidence: Passage) -> bool:
    """Check whether a statement says plainly what a sentence has somebody plan: to finish, finished."""
    if claim.language != evidence.language or claim.terms_in(claim.whole, "modality", "negation"):
        return False
    if is_open(claim):
        return False
    plans = [term for term in evidence.terms if (term.group, term.name) == ("modality", "planned")]
    mine = _meant(claim, claim.whole)
    return any(
        len(mine & _meant(evidence, Stretch(plan.last, len(evidence.words)))) >= _FEWEST for plan in plans[:1]
    )


def _meant(passage: Passage, stretch: Stretch) -> frozenset[str]:
    """Return the stems of some words, each as what it means where that is listed."""
    keys = (word.key for word in passage.words[stretch.first : stretch.last])
    telling = (key for key in keys if key not in passage.lists["empty"])
    return frozenset(
        min(meanings(key, passage.language), default=stem(key, passage.language)) for key in telling
    )


def is_weakened(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence has a word such as "suspended" before what a statement has plainly."""
    if claim.language != evidence.language or claim.find_entries("weakened"):
        return False
    if claim.terms_in(claim.whole, "modality", "negation", "denials"):
        return False
    mine = claim.content(claim.whole)
    behind = (Stretch(part.last, part.last + _NOUNS) for part in evidence.find_entries("weakened"))
    return any(mine & evidence.content(Stretch(b.first, min(b.last, len(evidence.words)))) for b in behind)
