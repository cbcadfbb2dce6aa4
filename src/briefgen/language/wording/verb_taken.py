"""Whether a claim gives a value the verb that its evidence has with another: fined for ordered to pay."""

from __future__ import annotations

from briefgen.language.wording.marks import Mark, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import split_at_verb
from briefgen.language.wording.units import Owner


def verb_taken(
    value: Mark, home: Owner, units: list[Owner], mine: list[Mark], claim: Passage, evidence: Passage
) -> Mark | None:
    """Find a verb of the claim that the evidence has with another value: fined for ordered to pay."""
    claimed = {mark.what for mark in mine}
    subject, verb_part = split_at_verb(claim, claim.whole)
    acts = _verb_chain(claim, verb_part)
    shared = home.own_words & words_beside_values(claim, claim.whole)
    home_verb = _verb_words(home.part, home.own_words, evidence)
    if not claim.content(subject) or not acts or home_verb <= claim.content(subject):
        return None
    if shared - claim.content(subject):
        return None  # it has other words of the part, too
    planned = claim.language == "en" and claim.terms_in(verb_part, "modality")
    if planned or _have_a_side(claim, verb_part, evidence, home.part):
        return None  # was to cost, of what was budgeted; or the same in other words
    for away in units:
        if away is home or not any(
            kind == value.kind and (kind, key) not in claimed for kind, key in away.marks
        ):
            continue
        taken = acts & _verb_words(away.part, away.own_words, evidence)
        for at in range(verb_part.first, verb_part.last):
            joined = is_joined(claim, Stretch(*sorted((at, value.at))))
            if joined and stem(claim.words[at].key, claim.language) in taken:
                return Mark(at, at + 1, "word", claim.words[at].key)
    return None


def is_joined(claim: Passage, part: Stretch) -> bool:
    """Check whether no comma is between two words, as in "passed in May, applies from 1 July"."""
    inner = range(part.first + 1, min(part.last + 1, len(claim.words)))
    return all("," not in claim.gap_before(at) for at in inner)


def _verb_words(part: Stretch, own_words: frozenset[str], passage: Passage) -> frozenset[str]:
    """Return the words of a part's own that its verb has: fined, of "was fined"; ordered, pay."""
    _, verb_part = split_at_verb(passage, part)
    return own_words & _verb_chain(passage, verb_part)


def _verb_chain(passage: Passage, verb_part: Stretch) -> frozenset[str]:
    """Return the stems of a verb and of those that follow it, up to its object or what else it needs."""
    lists = passage.lists
    ends = lists["articles"] | lists["determiners"] | lists["conjunctions"]
    marks = [mark for mark in value_marks(passage) if mark.kind != "ordinal"]
    valued = {at for mark in marks for at in range(mark.at, mark.last)}
    found: frozenset[str] = frozenset()
    for at in range(verb_part.first, verb_part.last):
        key = passage.words[at].key
        if at in valued or key in ends or (found and key in lists["prepositions"] and key != "to"):
            break
        found |= passage.content(Stretch(at, at + 1))
    return found


def words_beside_values(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return the stems of the words of a part that are no values."""
    valued = {at for mark in value_marks(passage) for at in range(mark.at, mark.last)}
    places = (Stretch(at, at + 1) for at in range(part.first, part.last) if at not in valued)
    return frozenset().union(*(passage.content(place) for place in places))


def _have_a_side(claim: Passage, verb_part: Stretch, evidence: Passage, part: Stretch) -> bool:
    """Check whether two parts take the same side of a pair, as in fired and sacked."""
    sides = {(t.name, t.sign) for t in claim.terms_in(verb_part, "pairs") if t.name not in _WIDE}
    return any((t.name, t.sign) in sides for t in evidence.terms_in(part, "pairs"))


_WIDE = frozenset({"impose", "begin"})
"""Pairs whose words do not mean the same: imposed, extended."""
