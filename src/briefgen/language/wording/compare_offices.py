"""Whether the office of someone in a claim is the one that the evidence names."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.neighbours import neighbours, word_before
from briefgen.language.wording.passage import Passage

_OFFICE = MappingProxyType(dict.fromkeys(("economy-minister", "trade-minister"), "finance-minister"))
"""Departments that some countries have in one."""
_LEADERS = frozenset({"president", "prime-minister", "king", "mayor", "governor"})


def offices_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a minister of one department on evidence that has another's."""
    mine, theirs = ([t for t in p.things if t.name.endswith("-minister")] for p in (claim, evidence))
    claimed, given = ({_OFFICE.get(t.name, t.name) for t in terms} for terms in (mine, theirs))
    for term in mine:
        other = next((t for t in theirs if _OFFICE.get(t.name, t.name) not in claimed), None)
        if other is not None and _OFFICE.get(term.name, term.name) not in given:
            yield differ("role", claim, term, evidence, other, sure=False)
            return


def leaders_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report the head of a state, a region or a town, where the evidence has another at the same verb."""
    mine, theirs = ([t for t in p.things if t.name in _LEADERS] for p in (claim, evidence))
    claimed, given = ({term.name for term in terms} for terms in (mine, theirs))
    for term in mine:
        if term.name in given:
            continue
        before, behind = neighbours(term, claim)
        for other in theirs:
            there = neighbours(other, evidence)
            same = (behind and behind == there[1]) or (before and before == there[0])
            words = word_before(claim, term.first), word_before(evidence, other.first)
            by = claim.lists["by"].issuperset(words)  # a passive names who did it: signed by the president
            if (same or by) and other.name not in claimed:
                yield differ("role", claim, term, evidence, other, sure=False)
                return
