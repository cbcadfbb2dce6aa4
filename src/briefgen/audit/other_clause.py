"""Words for a plan in a clause that says something else: 85 jobs, which could go to Ostby."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.language.claims import Difference
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_FEWEST = 2
"""Words of a clause that a statement on the same has."""


def is_of_another_clause(found: Difference, claim: Passage, passages: Iterable[Passage]) -> bool:
    """Check whether "will" or "may" is in a clause of some sentences that is on something else."""
    if found.respect != "modality":
        return False
    mine = claim.content(claim.whole)
    for passage in passages:
        for term in passage.terms_in(passage.whole, "modality"):
            clause = _clause_of(passage, term)
            if passage.text_of(term) == found.evidence and len(mine & passage.content(clause)) >= _FEWEST:
                return False
    return True


def _clause_of(passage: Passage, term: Term) -> Stretch:
    """Return the clause of a word for a plan, from the last "that" or "who" before it on."""
    clause = next(c for c in passage.clauses if c.has(term.first))
    opens = passage.lists["relatives"] | {"that"}
    at = (n for n in range(term.first - 1, clause.first, -1) if passage.words[n].key in opens)
    return Stretch(next(at, clause.first), clause.last)


def is_in_relative_clause(found: Difference, claim: Passage, passage: Passage) -> bool:
    """Check whether "will" or "may" is behind a "that" or "who", in a clause that is on something else."""
    terms = passage.terms_in(passage.whole, "modality")
    first = next((t for t in terms if passage.text_of(t) == found.evidence), None)
    if first is None or not is_of_another_clause(found, claim, [passage]):
        return False
    return any(c.first < _clause_of(passage, first).first for c in passage.clauses if c.has(first.first))
