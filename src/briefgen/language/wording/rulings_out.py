"""Whether a claim rules out what its evidence does not rule out: did not rule out a strike."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_VERB_LAST = frozenset({"hi", "ja", "ko", "tr", "fa"})
"""Languages in which what denies a verb is behind it, or in it."""


def rulings_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report something that is ruled out, or is not, where the evidence says the opposite; once."""
    mine, theirs = _rulings(claim), _rulings(evidence)
    if mine and theirs and len({*mine.values()}) == len({*theirs.values()}) == 1:
        (said, denied), (there, denied_there) = next(iter(mine.items())), next(iter(theirs.items()))
        if denied != denied_there and not (
            _denies_otherwise(claim, said) or _denies_otherwise(evidence, there)
        ):
            sure = claim.language == evidence.language
            yield differ("negation", claim, said, evidence, there, sure=sure)


def _denies_otherwise(passage: Passage, ruling: Stretch) -> bool:
    """Check whether a text rejects something else, too: does not deny the delay, but rejects the charge."""
    return any(not ruling.has(term.first) for term in passage.terms_in(passage.whole, "denials"))


def rule_out_alike(claim: Passage, evidence: Passage) -> bool:
    """Check whether both texts rule out something, or both do not: then each "not" has its counterpart."""
    mine, theirs = {*_rulings(claim).values()}, {*_rulings(evidence).values()}
    return bool(mine) and mine == theirs


@found_once
def _rulings(passage: Passage) -> dict[Stretch, bool]:
    """Map what rules out something, with its "not", to whether it is denied."""
    found: dict[Stretch, bool] = {}
    for entry in passage.find_entries("rulings out"):
        term = _denial_of(passage, entry)
        place = Stretch(min(term.first, entry.first), max(term.last, entry.last)) if term else entry
        found[place] = term is not None
    return found


def _denial_of(passage: Passage, entry: Stretch) -> Term | None:
    """Find the "not" that is before a word that rules out, in it, or right behind it."""
    segment = next(s for s in passage.segments if s.has(entry.first))
    last = segment.last if passage.language in _VERB_LAST else entry.last + 1
    terms = passage.terms_in(Stretch(segment.first, last), "negation", "no negation")
    return next(
        (t for t in terms if t.first != entry.first or t.last > entry.last or t.group == "negation"), None
    )
