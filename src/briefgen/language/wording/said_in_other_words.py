"""Denials in other words: what was last done, what is lacking, what is moved away from."""

from __future__ import annotations

from briefgen.language.claims import Difference
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import denied_words

_MOST_BETWEEN = 4
"""Words between what is moved from and what it is moved to, or between "lack of" and what is lacking."""


def is_left(passage: Passage, at: int) -> bool:
    """Check whether a word is what something moves away from: from the car to the train.

    That is what another text has as "by train instead of car". In languages in which the word for "from" also
    means "of", what it is moved to follows.
    """
    first = at
    while first and passage.words[first - 1].key in passage.lists["articles"]:
        first -= 1
    if not any(part.last == first for part in passage.find_entries("moving from")):
        return False
    near = Stretch(at + 1, at + 2 + _MOST_BETWEEN)
    return not passage.lists["moving to"] or any(
        near.has(part.first) for part in passage.find_entries("moving to")
    )


def is_since_then(claim: Passage, evidence: Passage) -> bool:
    """Check whether one text says when something was last so, and the other that it was not so since."""
    return any(
        bool(one.find_entries("last time")) and _denies_since(other)
        for one, other in ((claim, evidence), (evidence, claim))
    )


def is_first_since(fault: Difference, claim: Passage, evidence: Passage) -> bool:
    """Check whether one text has the first for 25 years, and the other the last one 25 years ago."""
    for one, other, word in ((claim, evidence, fault.claim), (evidence, claim, fault.evidence)):
        last = (one.text_of(part) for part in one.find_entries("last time"))
        if word and any(word in words for words in last) and other.find_entries("since"):
            return True
    return False


def is_lacking(claim: Passage, evidence: Passage) -> bool:
    """Check whether one text has a lack of what the other denies: no margin, the lack of margin."""
    for one, other in ((claim, evidence), (evidence, claim)):
        lacking = [
            other.content(Stretch(part.last, min(part.last + _MOST_BETWEEN, len(other.words))))
            for part in other.find_entries("lacking")
        ]
        if not lacking or one.find_entries("lacking"):
            continue
        if one.language != other.language:
            return any(term.group == "negation" for term in one.terms)
        for term in (term for term in one.terms if term.group in ("negation", "denials")):
            clause = next(c for c in one.clauses if c.has(term.first))
            denied = denied_words(one, clause, term)
            if any(denied & words for words in lacking):
                return True
    return False


def _denies_since(passage: Passage) -> bool:
    """Check whether a text denies something since a time."""
    return bool(passage.find_entries("since")) and any(term.group == "negation" for term in passage.terms)
