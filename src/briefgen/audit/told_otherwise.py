"""What a sentence says otherwise than a statement of the same numbers and names: likely, failed, not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.audit.senses import senses_of
from briefgen.audit.subject import missing_words, subject_words, unlike_words
from briefgen.language.claims import DateClaim, Ordinal, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import (
    exclusive_meanings,
    meanings,
    meanings_in,
    opposites,
    tells_little,
)
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.said_otherwise import are_superlatives
from briefgen.language.wording.word_lists import Term

_AIM = "aim"
"""The meaning of words for what somebody wants to reach: an aim, a goal."""
_EXPECTED = "expect"
"""The meaning of words for what is not sure to be: to expect, a forecast."""
_POSSIBLE = ("pairs", "possible", 1)
"""The group, name and side of the words for what may be: possible causes."""
_RISE = "rise"
_FIRST = frozenset({"month-first", "origin"})
"""The meanings of words for what comes first: initial, original."""
_ALL = "extent all"
_DENYING = ("negation", "denials")
_FEWEST = 2
"""Words that a statement has in common with the clause that is only likely."""
_SEVERAL = 3
"""The same where another clause has more."""


def is_only_likely(claim: Reading, evidence: Reading) -> bool:
    """Check whether a statement says plainly what a sentence calls likely or possible."""
    mine, theirs = claim.passage, evidence.passage
    open_yet = mine.find_entries("hedges") or _possible(claim) or _EXPECTED in meanings_in(mine)
    if open_yet or mine.terms_in(mine.whole, *_DENYING):
        return False
    hedges = [hedge.first for hedge in theirs.find_entries("hedges")]
    hedges += [t.first for t in theirs.terms if (t.group, t.name, t.sign) == _POSSIBLE]
    if claim.language != evidence.language:
        plans = bool(mine.terms_in(mine.whole, "modality")) or _AIM in meanings_in(mine)
        aims = _AIM in meanings_in(theirs) and not plans
        may_be_planned = {t.first for t in theirs.terms if t.name == "planned" and plans}
        possible = [t for t in _possible(evidence) if t.first not in may_be_planned]  # is to, soll
        return bool(possible or hedges or aims)
    own = mine.content(mine.whole)
    shared = [(len(own & theirs.content(clause)), clause) for clause in theirs.clauses]
    least = min(max((count for count, _ in shared), default=0), _SEVERAL)
    near = [clause for count, clause in shared if count >= max(least, _FEWEST)]
    return any(clause.has(hedge) for clause in near for hedge in hedges)


def leaves_out_condition(claim: Reading, evidence: Reading) -> bool:
    """Check whether a statement says plainly, or for any case, what a sentence says only for a case: if."""
    mine, theirs = claim.passage, evidence.passage
    if mine.find_entries("in any case") and not theirs.find_entries("in any case"):
        return True
    open_yet = mine.find_entries("if") or mine.find_entries("conditions") or _possible(claim)
    return not open_yet and bool(theirs.find_entries("if") or opens_with_condition(theirs))


def opens_with_condition(passage: Passage) -> bool:
    """Check whether a sentence begins with a condition without "if": should it rain."""
    first = passage.words[0].key if passage.words else ""
    return first in passage.lists["inverted conditions"] and "," in passage.text and "?" not in passage.text


def _possible(reading: Reading) -> list[Term]:
    """List the words that say what may be; the month of May is none."""
    passage = reading.passage
    dated = {at for each in reading.claims for at in range(each.start, each.end)}
    found = (t for t in passage.terms_in(passage.whole, "modality") if t.name != "planned")
    return [term for term in found if passage.words[term.first].start not in dated]


def is_denied_across(claim: Passage, evidence: Passage) -> bool:
    """Check whether only one of two texts in two languages denies what both have."""
    mine, theirs = _denials(claim), _denials(evidence)
    if mine and not theirs:
        return any(term.group == "negation" for term in mine)
    if mine or not theirs:
        return False
    meant = meanings_in(claim)
    return any(meant & _denied(evidence, term) for term in theirs if term.group == "negation")


def lacking_ordinals(claim: Reading, evidence: Reading) -> Iterator[str]:
    """Yield the places in an order that a text does not have: the first."""
    given = {ordinal.value for ordinal in evidence.of(Ordinal)}
    if not _FIRST.isdisjoint(meanings_in(evidence.passage)):
        given.add(Fraction(1))
    periods = claim.passage.lists["time units"] | claim.passage.lists["periods"]
    for ordinal in claim.of(Ordinal):
        behind = next((word.key for word in claim.passage.words if word.start >= ordinal.end), "")
        if ordinal.value not in given and behind not in periods:  # the first year is one of many
            yield ordinal.words


def denies_alone(claim: Passage, sentences: Iterable[Passage]) -> bool:
    """Check whether a statement has a "not" or "no", and no sentence denies anything."""
    given = list(sentences)
    if any(are_superlatives(claim, sentence) for sentence in given):
        return False
    mine = any(term.group == "negation" for term in _denials(claim))
    return mine and not any(_denials(sentence) for sentence in given)


def _denials(passage: Passage) -> list[Term]:
    harmless = [t for t in passage.terms if t.group == "no negation"]
    found = passage.terms_in(passage.whole, *_DENYING)
    return [term for term in found if not any(t.first <= term.first < t.last for t in harmless)]


def _denied(passage: Passage, term: Term) -> frozenset[str]:
    """Return what the word behind a negation means; at the end of a clause, the one before it."""
    clause = next(c for c in passage.clauses if c.has(term.first))
    behind = _meant(passage, range(term.last, clause.last))
    before = _meant(passage, range(clause.first, term.first))
    return next(iter((*behind, *reversed(before))), frozenset())


def _meant(passage: Passage, places: Iterable[int]) -> list[frozenset[str]]:
    keys = (passage.words[at].key for at in places)
    meant = (meanings(key, passage.language) for key in keys if key not in passage.lists["empty"])
    return [each for each in meant if each]


def is_moved_across(claim: Reading, evidence: Reading) -> bool:
    """Check whether a sentence in another language has a fall where a statement has a rise, or reversed."""
    mine, theirs = (
        {t.sign for t in each.passage.terms if t.group == "pairs" and t.name == _RISE}
        for each in (claim, evidence)
    )
    return len(mine) == 1 and len(theirs) == 1 and mine != theirs


def is_unordered(claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether a statement without numbers has an order in time, and no sentence has any."""
    if any(isinstance(each, Quantity | DateClaim) for each in claim.claims):
        return False  # it may set two numbers against each other: six a year before
    times = [any(_is_of_time(t) for t in s.passage.terms) for s in (claim, *sentences)]
    return times[0] and not any(times[1:])


def _is_of_time(term: Term) -> bool:
    return term.group == "pairs" and term.name == "before"


def extends_to_all(claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether a statement is on all of something, or on all fifteen, and no sentence is on all."""
    passage = claim.passage
    numeric = {q.start for q in claim.of(Quantity) if q.first.kind != "measure"}  # every 12 days
    whole = False
    for entry in passage.find_entries(_ALL):
        behind = passage.words[entry.last : entry.last + 1]
        whole |= entry.last - entry.first > 1 or any(word.start in numeric for word in behind)
    return whole and not any(sentence.passage.find_entries(_ALL) for sentence in sentences)


def is_opposite(claim: Reading, sentences: Iterable[Reading]) -> bool:
    """Check whether each sentence on a statement has the opposite of a word that it does not have."""
    found = [_has_opposite(claim, sentence) for sentence in sentences]
    return bool(found) and all(found)


def _has_opposite(claim: Reading, sentence: Reading) -> bool:
    words = subject_words(claim)
    missing = missing_words(claim, words, sentence.passage, frozenset())
    lacking = unlike_words(claim, missing, sentence.passage)
    passage, theirs = claim.passage, meanings_in(sentence.passage)
    keys = [passage.words[word.at].key for word in lacking if not word.named]
    keys = [key for key in keys if not tells_little(key, claim.language)]
    lacked = frozenset[str]().union(*(meanings(key, claim.language) for key in keys)) - theirs
    mine = meanings_in(passage)
    both_ways = ((a, b) for one, other in opposites() for a, b in ((one, other), (other, one)))
    pairs = exclusive_meanings().union(both_ways)
    return any(a in lacked and b in theirs and b not in mine for a, b in pairs)


def is_compared_otherwise(claim: Reading, evidence: Reading) -> bool:
    """Check whether two things have changed places around a comparison: more died than were born."""
    mine, theirs = _compared(claim), _compared(evidence)
    if mine is None or theirs is None:
        return False
    (more, less), (other_more, other_less) = mine, theirs
    turned = more & other_less - other_more, less & other_more - other_less
    return all(turned) and not (more & other_more or less & other_less)


def _compared(reading: Reading) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words beside a comparison, of what is more and of what is less: A exceeded B."""
    passage = reading.passage
    exceeds, than = passage.find_entries("exceeding"), passage.find_entries("than")
    if len(exceeds or than) != 1:
        return None
    place = (exceeds or than)[0]
    clause = next(c for c in passage.clauses if c.has(place.first))
    before = Stretch(clause.first, place.first)
    more = [t for t in passage.terms_in(before, "pairs") if t.name == "more"]
    if not (exceeds or more):
        return None
    left = _nearest_word(reading, reversed(range(before.first, before.last)))
    right = _nearest_word(reading, range(place.last, clause.last))
    fewer = not exceeds and any(t.sign < 0 for t in more)
    return (right, left) if fewer else (left, right)


def _nearest_word(reading: Reading, places: Iterable[int]) -> frozenset[str]:
    """Return the first of some words that means something, with its senses."""
    words, empty = reading.passage.words, reading.passage.lists["empty"]
    at = next((at for at in places if words[at].key not in empty), None)
    if at is None:
        return frozenset()
    known = senses_of(reading, words[at].start, words[at].end)
    return known | reading.passage.content(Stretch(at, at + 1))
