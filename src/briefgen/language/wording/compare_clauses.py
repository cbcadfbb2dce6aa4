"""Comparing each clause of a claim with the clause of its evidence that speaks of the same."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.language.claims import Difference
from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.compare_modality import modality_differs
from briefgen.language.wording.compare_speakers import is_echoed
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.one_scale import are_on_one_scale, is_converse
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.said_otherwise import (
    are_superlatives,
    denied_by,
    is_denied_otherwise,
    is_of_the_others,
)
from briefgen.language.wording.senses import Polarity, read_sense, term_words
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.topics import is_elliptical, own_topic, topics_of, with_values
from briefgen.language.wording.what_is_denied import is_denied_and_said
from briefgen.language.wording.word_lists import Term

_ACTS = word_set("rise open begin win approve appoint impose enter buy arrest advance keep")
"""Pairs of what is done, which tell something without the words around them."""
_YEAR = lazy(r"1[5-9]\d\d|20\d\d")
_NUMBER_WEIGHT = 3
"""A number that two clauses share is rarely shared by chance."""


def clauses_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report clauses that deny what the evidence says, say the opposite, or have as done what is planned."""
    topics = topics_of(evidence)
    everywhere = evidence.content(evidence.whole)
    for clause, topic in zip(claim.clauses, topics_of(claim), strict=True):
        others = _closest(topic, topics, evidence)
        if not _closest(own_topic(claim, clause), topics, evidence):
            yield from _stray_pairs(claim, clause, evidence)
        others = _sharing_most(claim.content(clause), others, evidence, topics)
        if not others:
            continue
        mine = read_sense(claim, clause, everywhere, claimed=True)
        content = _content(claim, clause)
        faults = [
            list(
                _senses_differ(
                    mine, _sense_beside(mine, claim, clause, evidence, o, content), claim, evidence
                )
            )
            for o in others
        ]
        denying = bool(faults and faults[0]) and faults[0][0].respect == "negation"
        if denying and (
            is_denied_otherwise(claim, clause, evidence, others)
            or _is_of_nobody(claim, clause, topic, evidence)
        ):
            continue
        if all(faults) and is_of_the_others(faults[0][0], claim, evidence):
            continue  # "unlikely to exceed 60", "probably at most 60"
        if all(faults) and not _is_elsewhere(
            faults[0][0],
            claim,
            clause,
            evidence,
            [(o, t) for o, t in zip(evidence.clauses, topics, strict=True) if o not in others],
        ):
            sure = not denying or _is_contradicted(claim, clause, evidence, others[0])
            if denying and not is_denied_and_said(claim, clause, evidence, others[0]):
                continue
            yield from (replace(fault, sure=fault.sure and sure) for fault in faults[0])
        valued = _with_values(claim, clause, evidence, others)
        modal = [list(modality_differs(claim, clause, evidence, other)) for other in valued]
        if all(modal):
            yield from modal[0]


def _with_values(claim: Passage, clause: Stretch, evidence: Passage, others: list[Stretch]) -> list[Stretch]:
    """Choose the parts of the evidence that have a number of a clause; all where none has: may treble."""
    numbers = {m.what for m in value_marks(claim) if m.kind == "number" and clause.has(m.at)}
    marks = [mark for mark in value_marks(evidence) if mark.what in numbers]
    return [other for other in others if any(other.has(mark.at) for mark in marks)] or others


def _is_of_nobody(claim: Passage, clause: Stretch, topic: frozenset[str], evidence: Passage) -> bool:
    """Check whether evidence denies something of who has "no one" or "nothing", and says nothing else of it.

    "Sent no one" is "has not deployed staff", where it does not say that they sent anything.
    """
    terms = claim.terms_in(clause, "negation")
    if len(terms) != 1 or term_words(claim, terms[0]) not in words_of("any", "nobody and nothing"):
        return False
    subject = topic - own_topic(claim, clause) or claim.content(subject_of(claim, clause))
    said = claim.content(clause) - subject
    on = [c for c, t in zip(evidence.clauses, topics_of(evidence), strict=True) if not subject.isdisjoint(t)]
    denying = [each for each in on if evidence.terms_in(each, "negation")]
    plain = (each for each in on if each not in denying)
    return bool(denying) and all(said.isdisjoint(evidence.content(each)) for each in plain)


def _sense_beside(
    mine: Polarity,
    claim: Passage,
    clause: Stretch,
    evidence: Passage,
    other: Stretch,
    content: frozenset[str],
) -> Polarity:
    """Read a clause of the evidence; of a pair of which it has both sides, that beside the claim's words."""
    found = read_sense(evidence, other, content)
    number = evidence.clauses.index(other)
    if is_elliptical(evidence, number):
        found = replace(found, sides=read_sense(evidence, evidence.clauses[number - 1]).sides | found.sides)
    both = [pair for pair, taken in found.sides.items() if len(taken) > 1 and mine.side(pair)]
    part = _part_on(claim, clause, evidence, other) if both else None
    if part is None:
        return found
    beside = read_sense(evidence, part)
    return replace(found, sides=found.sides | {pair: beside.sides.get(pair, {}) for pair in both})


def _part_on(claim: Passage, clause: Stretch, evidence: Passage, other: Stretch) -> Stretch | None:
    """Find the one part of a clause that has all that the clause has of a claim's words."""
    parts = [s for s in evidence.segments if other.has(s.first)]
    words = own_topic(claim, clause) & with_values(evidence, other)
    found = [part for part in parts if words and words <= with_values(evidence, part)]
    return found[0] if len(found) == 1 else None


def _content(claim: Passage, clause: Stretch) -> frozenset[str]:
    """Return what a clause speaks of; all that its claim does, where that is left out: "Germany does not"."""
    own = claim.content(clause)
    return own if len(own) > 1 else claim.content(claim.whole)


def _is_elsewhere(
    fault: Difference,
    claim: Passage,
    clause: Stretch,
    evidence: Passage,
    topics: list[tuple[Stretch, frozenset[str]]],
) -> bool:
    """Check whether a text has elsewhere what it seems to lack: the denial, or the side of the pair."""
    if fault.respect == "direction":
        return _is_before_return(fault, claim, clause, evidence) or _has_side_elsewhere(
            fault, claim, clause, evidence, topics
        )
    mine = claim.terms_in(clause, "negation", "denials")
    if not mine or not read_sense(claim, clause).denies():
        lasting = not claim.lists["lasting"].isdisjoint(claim.keys(clause))
        return lasting or _denies_alike(evidence, evidence.whole, claim)
    if any(is_echoed(claim, evidence, term) for term in mine):
        return True
    denying = {
        at for t in evidence.terms if t.group in ("denials", "no negation") for at in range(t.first, t.last)
    }
    nouns = {stem(w.key, evidence.language) for at, w in enumerate(evidence.words) if at not in denying}
    named = any(
        t.group == "denials" and stem(claim.words[t.first].key, claim.language) in nouns for t in mine
    )
    return named or _denies_alike(claim, clause, evidence) or _count_none(claim, mine, evidence)


def _count_none(claim: Passage, mine: list[Term], evidence: Passage) -> bool:
    """Check whether two texts say "none" or the like, as of things that the one has named before."""
    nobody = words_of("any", "none of several")
    there = [term for term in evidence.terms if term.group == "negation"]
    return any(term_words(claim, each) in nobody for each in mine) and any(
        term_words(evidence, each) in nobody for each in there
    )


def _is_before_return(fault: Difference, claim: Passage, clause: Stretch, evidence: Passage) -> bool:
    """Check whether a claim says for how long something was shut or halted that its evidence has reopened."""
    back = any(evidence.text_of(each) == fault.evidence for each in evidence.find_entries("returns"))
    return back and any(clause.has(at) for at in claim.numbers)


def _denies_alike(passage: Passage, part: Stretch, other: Passage) -> bool:
    """Check whether another text denies, wherever, some of the words that a part of this one does."""
    mine = [
        (term_words(passage, term), denied_by(passage, term))
        for term in passage.terms_in(part, "negation", "denials")
    ]
    theirs = [
        (term_words(other, term), denied_by(other, term))
        for clause in other.clauses
        for term in other.terms_in(clause, "negation", "denials")
        if term.first in other.set_apart or read_sense(other, clause).denies()
    ]
    return any(
        denied & there or (word == word_there and not denied | there)
        for word, denied in mine
        for word_there, there in theirs
    )


def _is_contradicted(claim: Passage, clause: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether one text says some of the words that the other denies; else a person has to look.

    An exception, as in "all but four", may mean the same as a denial.
    """
    if any(passage.find_entries("exceptions") for passage in (claim, evidence)):
        return False
    denying, part, plain, plain_part = claim, clause, evidence, other
    if not read_sense(claim, clause, claimed=True).denies():
        denying, part, plain, plain_part = evidence, other, claim, clause
    if plain.terms_in(plain_part, "negation"):
        return False
    denied = frozenset().union(
        *(denied_by(denying, term) for term in denying.terms_in(part, "negation", "denials"))
    )
    return not denied or bool(denied & plain.content(plain_part))


def _has_side_elsewhere(
    fault: Difference,
    claim: Passage,
    clause: Stretch,
    evidence: Passage,
    topics: list[tuple[Stretch, frozenset[str]]],
) -> bool:
    """Check whether another clause on the same things, two at least, takes the claim's side of the pair."""
    taken = {
        (t.name, t.sign) for t in claim.terms_in(clause, "pairs") if claim.words[t.first].start == fault.start
    }
    words = own_topic(claim, clause)
    stands = evidence.lists["subjects"] | words_of("any", "things named before")
    return any(
        (t.name, t.sign) in taken
        and (len(words & topic) > 1 or evidence.words[other.first].key in stands)  # those at Dren remain shut
        for other, topic in topics
        for t in evidence.terms_in(other, "pairs")
    )


def _closest(words: frozenset[str], topics: list[frozenset[str]], evidence: Passage) -> list[Stretch]:
    """Choose the clauses that have most of some words; a word that few clauses have counts for more."""
    scores = [sum(_weight(w) / sum(w in each for each in topics) for w in words & topic) for topic in topics]
    best = max(scores, default=0)
    return [c for c, s in zip(evidence.clauses, scores, strict=True) if s >= best - 1e-9] if best > 0 else []


def _sharing_most(
    words: frozenset[str], parts: list[Stretch], evidence: Passage, topics: list[frozenset[str]]
) -> list[Stretch]:
    """Choose among equally close clauses by the words that are compared apart, too: signed, yet to sign."""
    of = dict(zip(evidence.clauses, topics, strict=True))
    shared = [len(words & (of[part] | evidence.content(part))) for part in parts]
    return [part for part, count in zip(parts, shared, strict=True) if count == max(shared)]


def _weight(word: str) -> int:
    """Weigh a word that two clauses share; a year is more often shared by chance than another number."""
    return 1 if not word[0].isdigit() else 2 if _YEAR.fullmatch(word) else _NUMBER_WEIGHT


def _senses_differ(
    mine: Polarity, theirs: Polarity, claim: Passage, evidence: Passage
) -> Iterator[Difference]:
    shared = [pair for pair in mine.sides if mine.side(pair) and theirs.side(pair)]
    opposed = [
        pair
        for pair in shared
        if (mine.side(pair) != theirs.side(pair))
        != is_converse(pair, claim, mine.word(pair), evidence, theirs.word(pair))
    ]
    denied = mine.denies(frozenset(mine.word(pair).first for pair in shared))
    denied_there = theirs.denies(frozenset(theirs.word(pair).first for pair in shared))
    if denied != denied_there and not opposed and not are_superlatives(claim, evidence):
        sure = bool(mine.negations if denied else theirs.negations)
        yield differ("negation", claim, mine.first_negation(), evidence, theirs.first_negation(), sure=sure)
    twice = {len(mine.negations), len(theirs.negations)} == {0, 2}  # each may turn a word of its own
    if opposed and denied == denied_there and not twice:
        pair = opposed[0]
        if are_on_one_scale(claim, mine.word(pair), evidence, theirs.word(pair)):
            sure = pair != "lead"  # of "she" and "him" it is not known who is who
            yield differ("direction", claim, mine.word(pair), evidence, theirs.word(pair), sure=sure)


def _stray_pairs(claim: Passage, clause: Stretch, evidence: Passage) -> Iterator[Difference]:
    """Compare a clause that shares no other word with its evidence: "and signed it" for "and vetoed it"."""
    if claim.terms_in(clause, "negation") or evidence.terms_in(evidence.whole, "negation"):
        return
    mine, theirs = read_sense(claim, clause), read_sense(evidence, evidence.whole)
    if pair := next((p for p in mine.sides if p in _ACTS and mine.side(p) * theirs.side(p) < 0), ""):
        yield differ("direction", claim, mine.word(pair), evidence, theirs.word(pair), sure=False)
