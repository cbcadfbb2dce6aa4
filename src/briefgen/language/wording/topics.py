"""What each clause of a passage speaks of."""

from __future__ import annotations

from briefgen.language.found_once import found_once
from briefgen.language.lexicon import load_lexicon
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of

_LONGEST_NOUN = 4
"""Words of a noun that a relative clause is on, with its article."""


def own_topic(passage: Passage, clause: Stretch) -> frozenset[str]:
    """Return the stems of what a clause speaks of, without the words that are compared apart."""
    apart = {
        passage.words[t.first].key
        for t in passage.terms_in(clause, "pairs", "denials")
        if t.last == t.first + 1
    }
    content = with_values(passage, clause)
    return content - {stem(key, passage.language) for key in apart} or content


def with_values(passage: Passage, clause: Stretch) -> frozenset[str]:
    """Return the stems of a clause, with a number in words as one in digits: two opposed it."""
    cardinals = load_lexicon(passage.language).cardinals
    written = {key: cardinals[key] for key in passage.keys(clause) if cardinals.get(key, 0) > 1}
    stems = {stem(key, passage.language) for key in written}
    return (passage.content(clause) - stems) | {str(value) for value in written.values()}


@found_once
def topics_of(passage: Passage) -> list[frozenset[str]]:
    """Return what each clause speaks of."""
    return [_topic(passage, number) for number in range(len(passage.clauses))]


def _topic(passage: Passage, number: int) -> frozenset[str]:
    """Return what a clause speaks of, with the subject that it takes from the clause before."""
    clause = passage.clauses[number]
    own = own_topic(passage, clause)
    if not number:
        return own
    before = passage.clauses[number - 1]
    lists = passage.lists
    first = clause.first
    if passage.words[first].key in lists["relatives"]:
        return own | passage.content(_noun_at_end(passage, before))
    if (
        passage.words[first].key in lists["conjunctions"] | lists["contrast closes"]
        and first + 1 < clause.last
    ):
        first += 1
    if is_elliptical(passage, number):
        return own | (passage.content(before) - passage.content(subject_of(passage, before)))
    if passage.words[first].key in lists["none of those"]:
        return own | passage.content(before)
    verbs = {t.first for t in passage.terms if t.group in ("pairs", "denials", "speech")}
    verbs |= {at for at, word in enumerate(passage.words) if word.key in lists["verbs"]}
    if first not in verbs:
        return own
    end = next((at for at in range(before.first, before.last) if at in verbs), 0)
    return own | passage.content(Stretch(before.first, end) if end else subject_of(passage, before))


def is_elliptical(passage: Passage, number: int) -> bool:
    """Check whether a clause takes its verb from the one before: Peru has signed; Chile has not."""
    if not number:
        return False
    clause = passage.clauses[number]
    nots = {t.first for t in passage.terms_in(clause, "negation") if t.last == clause.last}
    last = min([clause.last, *nots]) - 1
    return last > clause.first and passage.words[last].key in passage.lists["verbs alone"]


def _noun_at_end(passage: Passage, part: Stretch) -> Stretch:
    """Return the last words of a part from an article on, or the last one: the harbour levy, which."""
    near = range(max(part.first, part.last - _LONGEST_NOUN), part.last)
    opens = [at for at in near if passage.words[at].key in passage.lists["articles"]]
    return Stretch(opens[-1] if opens else part.last - 1, part.last)
