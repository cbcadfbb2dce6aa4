"""Whether a clause of a claim denies what one sentence of its evidence says, or says what that denies.

A claim of several clauses on evidence of several sentences is not near to all of it, but a clause may be
near to one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from briefgen.language.claims import Difference
from briefgen.language.contradicted import contradicted_words
from briefgen.language.read import read
from briefgen.language.wording.meanings import meanings_by_word
from briefgen.language.wording.passage import Passage, Stretch

_FEWEST: Final = 2
"""Words of a clause that a sentence on the same has, too."""
_FEWEST_ACROSS: Final = 3
"""The same in another language."""
_MOST: Final = 2
"""One in so many of its words may be another."""


def denied_clauses(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Yield in what the clauses of a claim deny, or do not deny, what a sentence of its evidence says."""
    statements = evidence.statements()
    if len(statements) < _FEWEST or not (claim.known and evidence.known):
        return
    sentences = [_alone(evidence, part) for part in statements]
    for clause in claim.clauses:
        mine = _alone(claim, clause)
        near = [each for each in sentences if _is_on_the_same(mine, each)]
        found = [[d for d in contradicted_words(mine, each) if _is_of_denial(d, mine, each)] for each in near]
        plain = all(_denies(each) != _denies(mine) for each in near) and _denies(mine) == _denies(claim)
        if found and all(found) and plain:
            at = claim.words[clause.first].start
            first = found[0][0]
            yield replace(first, start=first.start + at, end=first.end + at if first.end else 0)


def _is_of_denial(found: Difference, clause: Passage, sentence: Passage) -> bool:
    """Check whether a word that denies is in what differs."""
    if found.respect != "negation":
        return False
    sides = ((clause, found.claim), (sentence, found.evidence))
    return any(
        term.group == "negation" and passage.text_of(term) in words
        for passage, words in sides
        for term in passage.terms
    )


def _denies(passage: Passage) -> bool:
    return any(term.group == "negation" for term in passage.terms)


def _alone(passage: Passage, part: Stretch) -> Passage:
    return read(passage.text_of(part), passage.language).passage


def _is_on_the_same(clause: Passage, sentence: Passage) -> bool:
    """Check whether a sentence has most words of a clause that mean something."""
    theirs = sentence.content(sentence.whole)
    meant = frozenset[str]().union(*meanings_by_word(sentence))
    own = meanings_by_word(clause)
    words = [at for at in range(len(clause.words)) if clause.content(Stretch(at, at + 1))]
    known = [
        at for at in words if clause.content(Stretch(at, at + 1)) & theirs or not own[at].isdisjoint(meant)
    ]
    fewest = _FEWEST if clause.language == sentence.language else _FEWEST_ACROSS
    return len(known) >= fewest and (len(words) - len(known)) * _MOST <= len(words)
