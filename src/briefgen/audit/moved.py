"""Rises and falls of other things: a rise in prices is no rise in wages."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_REACH = 6
"""Words behind "a rise in" that say what has risen."""


def moved_rises(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a rise of what fell in a sentence that has both a rise and a fall, or a fall of what rose.

    "Pay fell because of a rise in costs" does not say that there was a fall in costs.
    """
    if claim.language != evidence.language:
        return
    theirs = [(term, words) for term in _rises(evidence) if (words := _what_moves(evidence, term))]
    for mine in _rises(claim):
        own = _what_moves(claim, mine)
        same = [words for term, words in theirs if term.sign == mine.sign and own & words]
        other = [term for term, words in theirs if term.sign != mine.sign and own and own <= words]
        if other and not same:
            yield differ("direction", claim, mine, evidence, other[0], sure=True)


def _rises(passage: Passage) -> list[Term]:
    return [term for term in passage.terms if term.group == "pairs" and term.name == "rise"]


def _what_moves(passage: Passage, term: Term) -> frozenset[str]:
    """Return the stems of the words behind "a rise in", up to the next rise or fall; none behind a verb."""
    behind = passage.keys(Stretch(term.last, term.last + 1))
    if not behind or behind[0] not in passage.lists["prepositions"]:
        return frozenset()
    clause = next(each for each in passage.clauses if each.has(term.first))
    following = (other.first for other in _rises(passage) if other.first >= term.last)
    end = min([clause.last, term.last + _REACH, *following])
    return passage.content(Stretch(term.last, end))
