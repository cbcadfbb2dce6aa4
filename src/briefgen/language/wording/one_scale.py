"""Whether two words that may be opposites are so here.

They are said of one thing, and both are denied or neither. They do not say the same of two sides the other
way round: A sold it to B, B bought it from A.
"""

from __future__ import annotations

from types import MappingProxyType

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_NEAR = 5
"""Words on either side of a word among which that is of which it is said."""


def are_on_one_scale(claim: Passage, mine: Term, evidence: Passage, theirs: Term) -> bool:
    """Check whether two words of a pair are said of one thing, and a denial turns both or neither.

    "Fewer than half in all districts" is no opposite of "more than half in none". Nor is a word that both
    have set against another: it may raise the loss, the loss may reach two million.
    """
    both = _is_in_both(claim, mine, evidence, theirs) or _is_in_both(evidence, theirs, claim, mine)
    if mine.sign != theirs.sign and (both or of_pace(claim, mine) != of_pace(evidence, theirs)):
        return False
    near = _words_near(claim, mine) & _words_near(evidence, theirs)
    return bool(near) and _is_turned(claim, mine) == _is_turned(evidence, theirs)


def of_pace(passage: Passage, term: Term) -> bool:
    """Check whether a word says how fast something rises or falls: inflation slowed, prices still rose."""
    return not words_of("any", "changes of pace").isdisjoint(passage.keys(Stretch(term.first, term.last)))


def _is_in_both(one: Passage, term: Term, other: Passage, opposite: Term) -> bool:
    """Check whether a part has a word of its own side of a pair, and all that the other has of its side."""
    stems = {stem(key, one.language) for key in one.keys(_part_of(one, term))}
    taken = [
        each
        for each in other.terms_in(_part_of(other, opposite), "pairs")
        if (each.name, each.sign) == (opposite.name, opposite.sign)
    ]
    keys = (key for each in taken for key in other.keys(Stretch(each.first, each.last)))
    return all(stem(key, other.language) in stems for key in keys)


def _part_of(passage: Passage, term: Term) -> Stretch:
    return next(part for part in passage.segments if part.has(term.first))


def _words_near(passage: Passage, term: Term) -> frozenset[str]:
    clause = next(c for c in passage.clauses if c.has(term.first))
    before = Stretch(max(clause.first, term.first - _NEAR), term.first)
    after = Stretch(term.last, max(term.last, min(clause.last, term.last + _NEAR)))
    inside = Stretch(term.first, term.last if term.last > term.first + 1 else term.first)  # let the ship in
    return passage.content(before) | passage.content(inside) | passage.content(after)


def _is_turned(passage: Passage, term: Term) -> bool:
    """Check whether an odd number of denials is beside a word, however they are bounded: no one paid more."""
    part = _part_of(passage, term)
    beside = [
        other
        for other in passage.terms_in(part, "negation", "denials", "no negation")
        if other.first < term.first < other.last or other.last <= term.first or term.last <= other.first
    ]
    return len(beside) % 2 == 1


_CONVERSE = frozenset({"buy", "lead", "lend", "import", "before", "win", "more", "north", "east", "older"})
"""Pairs of which one side says of two things what the other says of them the other way round."""
_OF_PLACES = frozenset({"north", "east"})
"""Those of them that may also name a part of a country: unemployment in the north."""
_PARTNERS = MappingProxyType(
    {
        ("buy", 1): "from",
        ("buy", -1): "to",
        ("lend", 1): "to",
        ("lend", -1): "from",
        ("import", 1): "from",
        ("import", -1): "to",
    }
)
"""The list of the words before the one with whom something is done: bought from B."""
_PARTICIPLE_NEAR = 2
"""Words before a participle among which its "was" is: was later bought."""


def is_converse(pair: str, claim: Passage, one: Term, evidence: Passage, two: Term) -> bool:
    """Check whether the words around a word have changed places: A sold to B, B bought from A.

    Around words of one side, all that is before the claim's has to be behind the other.
    """
    if pair not in _CONVERSE or (
        pair in _OF_PLACES and not (_is_beyond(claim, one) and _is_beyond(evidence, two))
    ):
        return False
    if _are_partners(claim, one, evidence, two) or _are_partners(evidence, two, claim, one):
        return True
    (before, after), (other_before, other_after) = (_around(p, t) for p, t in ((claim, one), (evidence, two)))
    if _is_passive(claim, one) != _is_passive(evidence, two):
        if _is_noun(claim, one) or _is_noun(evidence, two):
            return False  # had no export licence
        if _has_no_object(claim, one) or _has_no_object(evidence, two):
            return False  # trams bought in 1998
        return bool(before & other_before and after & other_after)
    moved = before & other_after
    return bool(moved and after & other_before) and (one.sign != two.sign or moved == before)


def _is_beyond(passage: Passage, term: Term) -> bool:
    """Check whether a word for a side says where something is from another thing: north of."""
    behind = passage.words[term.last].key if term.last < len(passage.words) else ""
    return behind in passage.lists["of"]


def _has_no_object(passage: Passage, term: Term) -> bool:
    """Check whether a word that takes an object has a preposition behind it, as a participle may."""
    behind = passage.words[term.last].key if term.last < len(passage.words) else ""
    takes = (term.name, term.sign) in _PARTNERS and not _is_passive(passage, term)
    return takes and behind in passage.lists["prepositions"]


def _are_partners(passage: Passage, term: Term, other: Passage, there: Term) -> bool:
    """Check whether who does it in one text is the one with whom it is done in the other."""
    acting, partner = (
        _acting(passage, term),
        _behind(other, there, _PARTNERS.get((there.name, there.sign), "")),
    )
    return bool(acting) and acting <= partner and not partner & _acting(other, there)


def _acting(passage: Passage, term: Term) -> frozenset[str]:
    """Return the stems of who does it: what is before the verb, or behind the "by" of a passive."""
    return _behind(passage, term, "by") if _is_passive(passage, term) else _around(passage, term)[0]


def _behind(passage: Passage, term: Term, name: str) -> frozenset[str]:
    """Return the stems of what a preposition of a list has: B, of "A bought it from B in May"."""
    clause = next(c for c in passage.clauses if c.has(term.first))
    words, prepositions = passage.lists[name], passage.lists["prepositions"]
    at = next((at for at in range(term.last, clause.last - 1) if passage.words[at].key in words), None)
    if at is None:
        return frozenset()
    ends = (end for end in range(at + 2, clause.last) if passage.words[end].key in prepositions)
    return passage.content(Stretch(at + 1, next(ends, clause.last)))


def _is_passive(passage: Passage, term: Term) -> bool:
    """Check whether what is before a verb is what it is done to: was bought, had been lent."""
    near = Stretch(max(term.first - _PARTICIPLE_NEAR, 0), term.first)
    traded = (term.name, term.sign) in _PARTNERS
    if term.first and passage.words[term.first - 1].key in passage.lists["to"]:
        return False  # is to buy
    if passage.language == "en" and passage.words[term.first].key.endswith("ing"):
        return False  # is lending
    return traded and not passage.lists["be"].isdisjoint(passage.keys(near))


def _is_noun(passage: Passage, term: Term) -> bool:
    """Check whether an article or the like is right before a word."""
    before = passage.words[term.first - 1].key if term.first else ""
    return (
        before in passage.lists["determiners"] | passage.lists["articles"] | passage.lists["no before a noun"]
    )


def _around(passage: Passage, term: Term) -> tuple[frozenset[str], frozenset[str]]:
    clause = next(c for c in passage.clauses if c.has(term.first))
    after = Stretch(term.last, max(term.last, clause.last))
    return passage.content(Stretch(clause.first, term.first)), passage.content(after)
