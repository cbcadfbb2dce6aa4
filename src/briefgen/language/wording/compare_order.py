"""Whether names and numbers are where they are in the evidence: who did it to whom, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.name_cases import may_be_object
from briefgen.language.wording.names import Name
from briefgen.language.wording.neighbours import word_before
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem


def order_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report two names that have changed places on either side of the same words."""
    for one, two in pairwise(claim.names):
        pair = _same_clause(one, two, evidence)
        if pair is None or one.keys[-1] == two.keys[-1] or pair[0].first < pair[1].first:
            continue
        between, there = Stretch(one.last, two.first), Stretch(pair[1].last, pair[0].first)
        shared = _stems(claim, between) & _stems(evidence, there)
        apart = any(name.first in evidence.set_apart for name in pair)
        apart = apart or _is_broken(claim, one, two) or _is_broken(evidence, pair[1], pair[0])
        moved = any(_keeps_role(m, claim, t, evidence) for m, t in zip((one, two), pair, strict=True))
        moved = moved or _is_from_whom(two, claim, pair[0], evidence)
        moved = moved or any(may_be_object(name, evidence) for name in pair)
        moved = moved or _is_from(claim, between) != _is_from(evidence, there)
        moved = moved or any(between.has(each.first) for each in claim.find_entries("done by both"))
        if shared and not apart and not moved and not _is_turned(claim, between, evidence, there):
            whole = Stretch(pair[1].first, pair[0].last)
            yield differ("subject", claim, Stretch(one.first, two.last), evidence, whole, sure=False)


def _is_broken(passage: Passage, one: Name, two: Name) -> bool:
    """Check whether a comma is between two names, so that one verb does not join them."""
    return "," in passage.text[passage.words[one.last - 1].end : passage.words[two.first].start]


def _keeps_role(name: Name, claim: Passage, other: Name, evidence: Passage) -> bool:
    """Check whether a name keeps its preposition, or an article that shows an object: den Vertrag."""
    mine, theirs = _sign_of_role(claim, name.first), _sign_of_role(evidence, other.first)
    return mine != "" and mine == theirs


def _is_from_whom(name: Name, claim: Passage, other: Name, evidence: Passage) -> bool:
    """Check whether a deal is told from its other side: B leases it from A, of "A leased it to B"."""
    mine, theirs = _sign_of_role(claim, name.first), _sign_of_role(evidence, other.first)
    ends = [evidence.lists["from"], evidence.lists["to"]]
    return any(mine in one and theirs in two for one, two in (ends, ends[::-1]))


def _sign_of_role(passage: Passage, at: int) -> str:
    """Return the preposition before a word and its article, or the article of an object; else nothing."""
    article = passage.words[at - 1].key if at else ""
    if article in passage.lists["object articles"]:
        return article
    before = word_before(passage, at)
    return before if before in passage.lists["prepositions"] else ""


def _is_from(passage: Passage, part: Stretch) -> bool:
    """Check whether a part tells something from the side of who has it: received approval from."""
    return not passage.lists["from"].isdisjoint(passage.keys(part))


def _same_clause(one: Name, two: Name, evidence: Passage) -> tuple[Name, Name] | None:
    """Find two names in the first clause that has the one, where it has each once."""
    clause = next(
        (
            c
            for c in evidence.clauses
            for n in evidence.names
            if c.has(n.first) and n.keys[-1] == one.keys[-1]
        ),
        None,
    )
    if clause is None:
        return None
    found = [
        [n for n in evidence.names if clause.has(n.first) and n.keys[-1] == name.keys[-1]]
        for name in (one, two)
    ]
    return (found[0][0], found[1][0]) if all(len(each) == 1 for each in found) else None


def _stems(passage: Passage, part: Stretch) -> frozenset[str]:
    empty = passage.lists["empty"] | passage.lists["conjunctions"]
    return frozenset(stem(key, passage.language) for key in passage.keys(part) if key not in empty)


def _is_turned(claim: Passage, between: Stretch, evidence: Passage, there: Stretch) -> bool:
    """Check whether one is the passive of the other, or both are sides of a pair: sold to, bought from."""
    passive = claim.lists["passive"]
    if passive.isdisjoint(claim.keys(between)) != passive.isdisjoint(evidence.keys(there)):
        return True
    mine = {(t.name, t.sign) for t in claim.terms_in(between, "pairs")}
    return any((t.name, -t.sign) in mine for t in evidence.terms_in(there, "pairs"))
