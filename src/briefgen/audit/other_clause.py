"""Words for a plan in a clause that says something else: 85 jobs, which could go to Ostby."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.language.claims import Difference
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_FEWEST = 2
"""Words of a clause that a statement on the same has."""


def is_of_another_clause(found: Difference, claim: Passage, passages: Iterable[Passage]) -> bool:
    """Check whether "will" or "may" is in a clause of some sentences that is on something else."""
    if found.respect != "modality":
        return False
    mine = claim.content(claim.whole)
    numbers, seen = _numbers(claim, claim.whole), False
    for passage in passages:
        for term in passage.terms_in(passage.whole, "modality"):
            clause = _clause_of(passage, term)
            seen = seen or passage.text_of(term) == found.evidence
            same = passage.text_of(term) == found.evidence and not _is_quoted_apart(term, mine, passage)
            shared = len(mine & passage.content(clause)) + len(numbers & _numbers(passage, clause))
            if same and shared >= _FEWEST:
                return False
    return seen


def _numbers(passage: Passage, part: Stretch) -> set[str]:
    return {key for key in passage.keys(part) if key[0].isdigit()}


def _is_quoted_apart(term: Term, mine: frozenset[str], passage: Passage) -> bool:
    """Check whether a word is in a quotation, and a statement is on what is said beside the quotation."""
    at = passage.words[term.first].start
    quoted = next((q for q in find_quoted(passage.text) if q.start <= at < q.end), None)
    if quoted is None:
        return False
    inside = [i for i, word in enumerate(passage.words) if quoted.start <= word.start < quoted.end]
    within = passage.content(Stretch(inside[0], inside[-1] + 1))
    around = passage.content(Stretch(0, inside[0])) | passage.content(
        Stretch(inside[-1] + 1, len(passage.words))
    )
    return len(mine & around - within) >= _FEWEST > len(mine & within - around)


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
