"""Whether a claim rules out what its evidence does not rule out: did not rule out a strike."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch

_VERB_LAST = frozenset({"hi", "ja", "ko", "tr", "fa"})
"""Languages in which what denies a verb is behind it, or in it."""


def rulings_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report something that is ruled out, or is not, where the evidence says the opposite; once."""
    mine, theirs = _rulings(claim), _rulings(evidence)
    if mine and theirs and len({*mine.values()}) == len({*theirs.values()}) == 1:
        (said, denied), (there, denied_there) = next(iter(mine.items())), next(iter(theirs.items()))
        if denied != denied_there:
            sure = claim.language == evidence.language
            yield differ("negation", claim, said, evidence, there, sure=sure)


def rule_out_alike(claim: Passage, evidence: Passage) -> bool:
    """Check whether both texts rule out something, or both do not: then each "not" has its counterpart."""
    mine, theirs = {*_rulings(claim).values()}, {*_rulings(evidence).values()}
    return bool(mine) and mine == theirs


@found_once
def _rulings(passage: Passage) -> dict[Stretch, bool]:
    """Map what rules out something to whether it is denied."""
    return {entry: _is_denied(passage, entry) for entry in passage.find_entries("rulings out")}


def _is_denied(passage: Passage, entry: Stretch) -> bool:
    """Check whether a "not" is before a word that rules out, in it, or right behind it."""
    segment = next(s for s in passage.segments if s.has(entry.first))
    last = segment.last if passage.language in _VERB_LAST else entry.last + 1
    terms = passage.terms_in(Stretch(segment.first, last), "negation", "no negation")
    return any(
        term.first != entry.first or term.last > entry.last or term.group == "negation" for term in terms
    )
