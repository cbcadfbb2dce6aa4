"""Whether two words that may be opposites are so here: said of one thing, and both denied or neither."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_NEAR = 5
"""Words on either side of a word among which that is of which it is said."""


def are_on_one_scale(claim: Passage, mine: Term, evidence: Passage, theirs: Term) -> bool:
    """Check whether two words of a pair are said of one thing, and a denial turns both or neither.

    "Fewer than half in all districts" is no opposite of "more than half in none".
    """
    near = _words_near(claim, mine) & _words_near(evidence, theirs)
    return bool(near) and _is_turned(claim, mine) == _is_turned(evidence, theirs)


def _words_near(passage: Passage, term: Term) -> frozenset[str]:
    clause = next(c for c in passage.clauses if c.has(term.first))
    before = Stretch(max(clause.first, term.first - _NEAR), term.first)
    after = Stretch(term.last, max(term.last, min(clause.last, term.last + _NEAR)))
    return passage.content(before) | passage.content(after)


def _is_turned(passage: Passage, term: Term) -> bool:
    """Check whether an odd number of denials is beside a word, however they are bounded: no one paid more."""
    part = next(s for s in passage.segments if s.has(term.first))
    beside = [
        other
        for other in passage.terms_in(part, "negation", "denials", "no negation")
        if other.first < term.first < other.last or other.last <= term.first or term.last <= other.first
    ]
    return len(beside) % 2 == 1
