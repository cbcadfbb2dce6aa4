"""Whether a sentence denies what a statement does not, or names in its place who acts and who is acted on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.names import CAPITAL_NOUNS, Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.said_otherwise import are_superlatives
from briefgen.language.wording.senses import denied_words
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_DENYING = ("negation", "denials")
_FEWEST = 2
"""Words that two clauses have in common at least, of which one is denied."""
_REACH = 4
"""Words before a name among which "by" makes it the one who acts."""


def is_denied_otherwise(claim: Passage, evidence: Passage) -> bool:
    """Check whether only one of two texts in one language denies what both have."""
    if claim.language != evidence.language or are_superlatives(claim, evidence):
        return False
    return _denies_alone(claim, evidence) or _denies_alone(evidence, claim, only_nearest=True)


def _denials(passage: Passage) -> list[Term]:
    """List the words that deny; "no later than" does not."""
    harmless = [t for t in passage.terms if t.group == "no negation"]
    found = passage.terms_in(passage.whole, *_DENYING)
    return [term for term in found if not any(t.first <= term.first < t.last for t in harmless)]


def _denies_alone(one: Passage, other: Passage, *, only_nearest: bool = False) -> bool:
    """Check whether only the first text denies; `only_nearest` leaves out what it says of something else."""
    own = other.content(other.whole)
    most = max((len(own & one.content(clause)) for clause in one.clauses), default=0)
    for term in _denials(one):
        clause = next(c for c in one.clauses if c.has(term.first))
        behind = next((part for at in range(term.last, clause.last) if (part := _word(one, at))), frozenset())
        if only_nearest and len(own & one.content(clause)) < most and behind.isdisjoint(own):
            continue
        denied = denied_words(one, clause, term)
        answering = [c for c in other.clauses if denied & other.content(c)]
        if not answering:
            continue
        mine = one.content(clause)
        nearest = max(answering, key=lambda c: len(mine & other.content(c)))
        if len(mine & other.content(nearest)) < min(_FEWEST, len(mine)):
            continue
        if not other.terms_in(nearest, *_DENYING):
            return True
    return False


def _word(passage: Passage, at: int) -> frozenset[str]:
    """Return the stem of a word; nothing for one that means nothing of its own."""
    return passage.content(Stretch(at, at + 1))


def is_turned_round(claim: Passage, evidence: Passage) -> bool:
    """Check whether two names have changed places around a verb: A replaced B, B replaced A."""
    if claim.language != evidence.language:
        return False
    mine, theirs = _sure_names(claim), _sure_names(evidence)
    both = sorted((key for key in mine if key in theirs), key=lambda key: mine[key][0].first)
    for first, second in combinations(both, 2):
        one, other = mine[first][0], mine[second][0]
        pairs = product(theirs[first], theirs[second]) if _in_one_clause(claim, one, other) else ()
        found = [pair for pair in pairs if _in_one_clause(evidence, *pair)]
        here = _acts_second(claim, other)
        turned = [(a < b) == (here != _acts_second(evidence, max(a, b))) for a, b in found]
        if turned and all(turned):
            return True
    return False


def has_other_actor(claim: Passage, evidence: Passage) -> bool:
    """Check whether what is before and behind a verb has changed places: A sued B, B sued A."""
    if claim.language != evidence.language:
        return False
    verbs = claim.lists["past"] | claim.lists["verbs"]
    endings = tuple(claim.lists["past endings"]) or ("ed",)
    speech = {term.first for term in claim.terms if term.group == "speech"}  # "said she", "she said"
    for at, word in enumerate(claim.words):
        if (
            at in speech
            or word.key in claim.lists["empty"]
            or not (word.key in verbs or word.key.endswith(endings))
        ):
            continue
        other = next((i for i, w in enumerate(evidence.words) if w.key == word.key), None)
        if other is None or _is_passive(claim, at) or _is_passive(evidence, other):
            continue
        (before, behind), (there_before, there_behind) = _sides(claim, at), _sides(evidence, other)
        moved = before & there_behind, behind & there_before
        stayed = len(before & there_before) + len(behind & there_behind)
        if all(moved) and sum(map(len, moved)) > stayed:
            return True
    return False


def _is_passive(passage: Passage, verb: int) -> bool:
    """Check whether a verb has an agent behind it, or a form of "be" before it."""
    behind = (w.key for w in passage.words[verb + 1 : verb + 1 + _REACH])
    before = (w.key for w in passage.words[max(verb - 2, 0) : verb])
    return not words_of("any", "agents").isdisjoint(behind) or not passage.lists["be"].isdisjoint(before)


def _sides(passage: Passage, verb: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems before and behind a verb in its clause."""
    clause = next(c for c in passage.clauses if c.has(verb))
    return passage.content(Stretch(clause.first, verb)), passage.content(Stretch(verb + 1, clause.last))


def _sure_names(passage: Passage) -> dict[str, list[Name]]:
    """Return the names of those who may act, by the stems of their last words; no dates and places."""
    fewest = 2 if passage.language in CAPITAL_NOUNS else 1
    found: dict[str, list[Name]] = {}
    for name in passage.names:
        before = passage.words[name.first - 1].key if name.first else ""
        capital = name.sure or name.first == 0
        dated = not passage.lists["calendar"].isdisjoint(name.keys)
        place = before in words_of("any", "before the name of a place")
        if capital and not dated and not place and len(name.keys) >= fewest:
            found.setdefault(stem(name.keys[-1], passage.language), []).append(name)
    return found


def _in_one_clause(passage: Passage, one: Name, other: Name) -> bool:
    """Check whether two names are in one clause, with more than a comma or "and" between them."""
    first, second = sorted((one, other))
    clause = next(c for c in passage.clauses if c.has(first.first))
    between = passage.words[first.last : second.first]
    gap = passage.text[passage.words[first.last - 1].end : passage.words[second.first].start]
    return (
        clause.has(second.first)
        and bool(between)
        and "," not in gap
        and words_of("any", "between two names").isdisjoint(w.key for w in between)
    )


def is_agent_turned(claim: Passage, evidence: Passage) -> bool:
    """Check whether something is done to those who do it in a sentence: sent to the board, by the board."""
    if claim.language != evidence.language:
        return False
    agents, towards = words_of("any", "agents"), claim.lists["to"]
    doing, receiving = set(_behind(evidence, agents)), set(_behind(claim, towards))
    return bool(doing & receiving - set(_behind(evidence, towards)) - set(_behind(claim, agents)))


def _behind(passage: Passage, opening: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield the first two words that mean something behind some words."""
    for at, word in enumerate(passage.words):
        if word.key in opening:
            found = [part for n in range(at + 1, len(passage.words)) if (part := _word(passage, n))]
            yield frozenset[str]().union(*found[:_FEWEST])


def _acts_second(passage: Passage, name: Name) -> bool:
    before = passage.words[max(name.first - _REACH, 0) : name.first]
    return not words_of("any", "agents").isdisjoint(word.key for word in before)
