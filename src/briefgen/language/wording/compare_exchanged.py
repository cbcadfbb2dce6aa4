"""Whether a claim puts a name of one part of its evidence in the place of one of another part.

“Cars for Norway are built in Ghent, and for Chile in Turin”: a claim that has Norway and Turin has the names
of the first part, but for the one in whose place it has that of the second.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.same_words import SameWords

_PARTS = 2
_BESIDE = 1
"""Words beside a name that belong to it: the Dieric triptych."""


def exchanged_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim with the names of one part of the evidence, but for one of the other part; once."""
    parts = [(part, names) for part in _parts(evidence) if (names := _names(evidence, part))]
    words = SameWords(claim, evidence)
    mine = _names(claim, claim.whole, words)
    if len(parts) != _PARTS or len(mine) < _PARTS or any(len(names) != len(mine) for _, names in parts):
        return
    if evidence.contrasts or claim.terms_in(claim.whole, "negation", "denials"):
        return
    there = [frozenset[int]().union(*(words.same(at) for at in range(*place))) for place in mine]
    for (part, names), (other, others) in (parts, parts[::-1]):
        has = [_place_of(each, names) for each in there]
        takes = [_place_of(each, others) for each in there]
        if takes.count(None) != len(mine) - 1 or has.count(None) != 1:
            continue
        taken, place = next((n, at) for n, at in enumerate(takes) if at is not None)
        if has[taken] is None and place not in has and _is_told_of(claim, mine, words, part, other):
            yield differ("subject", claim, mine[taken], evidence, others[place], sure=False)
            return


def _parts(passage: Passage) -> list[Stretch]:
    """Split a text where a sentence, a clause or what is joined to one begins."""
    joints = passage.lists["conjunctions"] | passage.lists["relatives"]
    joined = {term.first for term in passage.terms if term.group == "clauses"}
    clauses = (c.first for c in passage.clauses if not c.first or "," in passage.gap_before(c.first))
    starts = {*clauses, *(each.first for each in passage.statements())}
    starts |= {s.first for s in passage.segments if passage.words[s.first].key in joints or s.first in joined}
    ends = [*sorted(starts - {0}), len(passage.words)]
    return [Stretch(first, last) for first, last in zip([0, *ends[:-1]], ends, strict=True)]


def _names(passage: Passage, part: Stretch, known: SameWords | None = None) -> list[Stretch]:
    """List the names and places of a part, in order, without days and what may be no name.

    The first word of a claim is a name where its evidence has it: `known` finds it there.
    """
    places = [Stretch(p.first, p.last) for p in passage.places if part.has(p.first)]
    taken = {at for place in places for at in range(*place)}
    names = (name for name in passage.names if part.has(name.first) and name.first not in taken)
    calendar = passage.lists["calendar"]
    found = [
        Stretch(name.first, name.last)
        for name in names
        if not calendar.issuperset(name.keys) and (name.sure or (known and known.same(name.first)))
    ]
    return sorted({*places, *found})


def _place_of(there: frozenset[int], names: list[Stretch]) -> int | None:
    """Return which of some names a name is; None where it is none of them."""
    return next((n for n, name in enumerate(names) if not there.isdisjoint(range(*name))), None)


def _is_told_of(
    claim: Passage, names: list[Stretch], words: SameWords, part: Stretch, other: Stretch
) -> bool:
    """Check whether a claim says what one part of the evidence says, and nothing that only the other does."""
    named = {at for first, last in names for at in range(first - _BESIDE, last + _BESIDE)}
    rest = [at for at in range(len(claim.words)) if at not in named and claim.content(Stretch(at, at + 1))]
    found = [words.same(at) for at in rest]
    of_part = any(any(part.has(at) for at in each) for each in found)
    of_other = any(each and all(other.has(at) for at in each) for each in found)
    return of_part and not of_other
