"""The words by which a clause says less than a fact: will, may, reportedly, wird."""

from __future__ import annotations

from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term


def modal_words(passage: Passage, clause: Stretch) -> list[Term]:
    """List the words that make a clause less than a fact; not the month of May."""
    return [
        term
        for term in passage.terms_in(clause, "modality")
        if (term.first == clause.first or not passage.text[passage.words[term.first].start].isupper())
        and not _is_passive(passage, term)
        and not _is_had(passage, term)
    ]


def _is_had(passage: Passage, term: Term) -> bool:
    """Check whether a word for a plan says what is had, since no infinitive follows: ma dwa porty."""
    if passage.words[term.first].key not in passage.lists["plan or having"]:
        return False
    clause = next(c for c in passage.clauses if c.has(term.first))
    endings = tuple(passage.lists["endings of infinitives"])
    return not any(key.endswith(endings) for key in passage.keys(Stretch(term.last, clause.last)))


def _is_passive(passage: Passage, term: Term) -> bool:
    """Check whether a word for a plan makes a passive of what is done now: wird seit 2020 getragen."""
    if passage.words[term.first].key not in passage.lists["passive auxiliaries"]:
        return False
    segment = next(s for s in passage.segments if s.has(term.first))
    if passage.lists["lasting until now"].isdisjoint(passage.keys(segment)):
        return False
    at = term.first - 1 if term.last == segment.last else segment.last - 1
    word = passage.words[at].key if at >= segment.first else ""
    infinitive = _INFINITIVE.of(passage.language).fullmatch(word)
    return not infinitive and bool(_PARTICIPLE.of(passage.language).fullmatch(word))


_PARTICIPLE = WordPattern("{forms of participles}")
_INFINITIVE = WordPattern("{infinitives like participles}")
