"""Whether a claim has ended what its evidence has as going on, or excludes what that leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_NEAR = 4
"""Words between a verb such as "rule out" or "think" and its "not"."""
_DENYING = ("negation", "denials")


def ceased_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "no longer" and "stopped" where the evidence has "still" and no denial, and the reverse."""
    for one, other in ((claim, evidence), (evidence, claim)):
        ended = [*one.find_entries("no longer"), *one.find_entries("stopped doing")]
        lasting = other.find_entries("going on")
        if not ended or not lasting or any(t.group in _DENYING for t in other.terms):
            continue
        over = (*other.find_entries("no longer"), *other.find_entries("stopped doing"))
        if over or one.find_entries("going on") or _denies_elsewhere(one, ended[0]):
            continue
        mine, theirs = (ended[0], lasting[0]) if one is claim else (lasting[0], ended[0])
        yield differ("negation", claim, mine, evidence, theirs, sure=False)
        return


def excluded_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report what is excluded in one text and denied to be so in the other; also what somebody thinks."""
    for name in ("rulings out", "thinking"):
        mine, theirs = claim.find_entries(name), evidence.find_entries(name)
        if len(mine) != 1 or len(theirs) != 1 or _denial_of(claim, mine[0]):
            continue
        denial = _denial_of(evidence, theirs[0])
        if denial is None or _denies_elsewhere(claim, mine[0]) or _rejects_too(evidence, theirs[0]):
            continue
        if not _is_of_the_same(claim, mine[0], evidence):
            continue
        yield differ("negation", claim, None, evidence, denial, sure=False)
        return
    acts = {(t.name, t.sign) for t in claim.terms if t.group == "pairs"}
    theirs = evidence.find_entries("rulings out")
    if len(theirs) != 1 or claim.find_entries("rulings out") or claim.find_entries("no in other words"):
        return
    if any(t.group in _DENYING for t in claim.terms) or _denial_of(evidence, theirs[0]):
        return
    clause = next(c for c in evidence.clauses if c.has(theirs[0].first))
    behind = [t for t in evidence.terms_in(clause, "pairs") if (t.name, t.sign) in acts]
    if claim.language != evidence.language and behind and len(evidence.clauses) <= _FEW_CLAUSES:
        yield differ("negation", claim, None, evidence, theirs[0], sure=False)


_FEW_CLAUSES = 2
"""Clauses of a text that excludes something, and says nothing else."""


def _is_of_the_same(claim: Passage, verb: Stretch, evidence: Passage) -> bool:
    """Check whether a claim has no word but its verb that the evidence lacks: not to fail, but to succeed."""
    if claim.language != evidence.language:
        sides = [{(t.name, t.sign) for t in p.terms if t.group == "pairs"} for p in (claim, evidence)]
        return not any((name, -sign) in sides[1] for name, sign in sides[0])
    words = (at for at in range(len(claim.words)) if not verb.has(at))
    own = frozenset().union(*(claim.content(Stretch(at, at + 1)) for at in words))
    return own <= evidence.content(evidence.whole)


def _denial_of(passage: Passage, part: Stretch) -> Term | None:
    """Find a "not" near a verb, in its clause: cannot rule out, ne pense pas."""
    clause = next(c for c in passage.clauses if c.has(part.first))
    near = Stretch(max(part.first - _NEAR, clause.first), min(part.last + _NEAR, clause.last))
    terms = passage.terms_in(near, "negation", "no negation")
    return next((t for t in terms if not part.first < t.first < part.last), None)


def _rejects_too(passage: Passage, part: Stretch) -> bool:
    """Check whether a text rejects something else, too: does not deny the delay, but rejects the charge."""
    return any(t.group == "denials" and not part.has(t.first) for t in passage.terms)


def _denies_elsewhere(passage: Passage, part: Stretch) -> bool:
    return any(t.group in _DENYING and not part.has(t.first) for t in passage.terms)
