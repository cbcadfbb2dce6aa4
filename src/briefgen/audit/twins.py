"""A fact or sentence that says all of a statement but one thing: its twin, from which it was altered.

A fact's statement is the best bridge from a draft to a text in another language: whoever wrote it, read the
text. It is compared as a sentence of a text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.audit.library import Library
from briefgen.audit.match import Match
from briefgen.audit.may_accuse import is_one_of_several
from briefgen.audit.one_difference import (
    Pair,
    find_one_difference,
    has_most_itself,
    least_share,
    share_without,
)
from briefgen.audit.planned_as_done import is_planned_of_another
from briefgen.audit.twin_across import differences_across
from briefgen.audit.twin_elsewhere import is_elsewhere
from briefgen.audit.verdicts import Where
from briefgen.audit.windows import Window, windows_around
from briefgen.language.claims import Difference
from briefgen.language.reading import Reading

_FEWEST = 3
"""Words and numbers that both have at least."""


class Twin(Struct, frozen=True):
    """A fact or sentence beside a statement."""

    match: Match
    where: Where
    evidence: Reading
    fact: str
    """Id of the fact; empty for a sentence of a text."""


def find_twins(claim: Reading, twins: Sequence[Twin], library: Library) -> Iterator[tuple[Twin, Difference]]:
    """Yield what says all of a statement but one thing, the nearest first, with the difference."""
    alike = [t for t in twins if t.evidence.language == claim.language]
    alike = [t for t in alike if t.match.shared + t.match.numbers >= _FEWEST]
    for twin in sorted(alike, key=lambda t: (-round(t.match.overlap, 2), not t.fact)):
        pair = Pair(claim, twin.evidence, twin.match, list(_windows(twin, library)), library)
        found = find_one_difference(pair)
        share = share_without(pair, found) if found else 0.0
        if found is None or share < least_share(pair, found) or not has_most_itself(pair, found):
            continue
        if found.respect == "name" and is_one_of_several(found, claim.passage, twin.evidence.passage):
            continue
        if found.respect == "modality" and is_planned_of_another(claim, found, twin.evidence):
            continue
        if not is_elsewhere(pair, found, share):
            yield twin, found
    for twin in (t for t in twins if t.evidence.language != claim.language):
        windows = list(_windows(twin, library))
        yield from ((twin, d) for d in differences_across(claim, twin.evidence, windows, library))


def _windows(twin: Twin, library: Library) -> Iterator[Window]:
    """Yield the passages that a twin is from: its paragraph, or that which a fact quotes."""
    text = next((t for t in library.texts if t.name == twin.where.source), None)
    if text and twin.where.end:
        start, end = twin.where.start, twin.where.end
        inside = [s for s in library.index.of_text(text) if s.start < end and start < s.end]
        yield from windows_around(inside, library)
