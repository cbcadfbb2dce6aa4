"""Whether a claim mixes two parts of evidence in another language: who did what, where, with whom.

"The ministry asked for caution and the bank announced purchases" supports nothing on a bank that asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import Mark, thing_marks
from briefgen.language.wording.passage import Passage, Stretch

_OF_TIME = frozenset({"when", "period", "degree"})
"""Classes of things that tell nothing of who did what."""
_SMALL = ("empty", "articles", "conjunctions", "prepositions", "determiners", "joints")
"""Lists of words that may be before what a part begins with."""


class _Part(Struct, frozen=True):
    """A part of a text that begins with a thing or a place."""

    stretch: Stretch
    begins: Mark
    marks: frozenset[tuple[str, str]]


def mixed_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report what one part of the evidence begins with, beside what only another part has; once."""
    parts = _parts(evidence) if len(claim.clauses) == 1 else []
    mine = [mark for mark in thing_marks(claim) if mark.kind not in _OF_TIME]
    claimed = {mark.what for mark in mine}
    for own in parts:
        for other in parts:
            if own is other or own.begins.what not in claimed - other.marks:
                continue
            if other.begins.what in claimed or other.begins.kind != own.begins.kind:
                continue
            for taken in mine:
                homes = [part for part in parts if taken.what in part.marks]
                if homes == [other] and _has_instead(own, taken, claimed):
                    at = Stretch(taken.at, taken.last)
                    yield differ("subject", claim, at, evidence, other.stretch, sure=False)
                    return


def _has_instead(own: _Part, taken: Mark, claimed: set[tuple[str, str]]) -> bool:
    """Check whether a part has another thing of the class of one that a claim takes from elsewhere."""
    others = own.marks - claimed - {own.begins.what}
    return any(kind == taken.kind for kind, _ in others)


def _parts(passage: Passage) -> list[_Part]:
    """Split a text where a segment begins with a thing or a place."""
    marks = [mark for mark in thing_marks(passage) if mark.kind not in _OF_TIME]
    found: list[_Part] = []
    for segment in passage.segments:
        begins = next((m for m in sorted(marks, key=lambda m: m.at) if segment.has(m.at)), None)
        inside = frozenset(mark.what for mark in marks if segment.has(mark.at))
        if begins is not None and _is_first(passage, segment, begins):
            found.append(_Part(segment, begins, inside))
        elif found:
            last = found.pop()
            joined = Stretch(last.stretch.first, segment.last)
            found.append(_Part(joined, last.begins, last.marks | inside))
    return found


def _is_first(passage: Passage, segment: Stretch, mark: Mark) -> bool:
    small = frozenset[str]().union(*(passage.lists[name] for name in _SMALL))
    joins = {at for t in passage.terms_in(segment, "clauses") for at in range(t.first, t.last)}
    return all(at in joins or passage.words[at].key in small for at in range(segment.first, mark.at))
