"""Whether a claim has a word whose meaning excludes that of its evidence: vacant for filled.

All else that the claim says must be known from its evidence, but for one word; the word that is excluded must
be beside what both have, and neither text may deny anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations

from briefgen.language.claims import Difference
from briefgen.language.tables import load_table
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.meanings import opposites, tells_little
from briefgen.language.wording.meant import Meant, all_meant, meant_by
from briefgen.language.wording.passage import Passage, Stretch

_MOST_OTHER = 1
"""Words of a claim, besides the one that is compared, that its evidence may lack."""

_MOST_UNLISTED = 0
"""Words of evidence in another language of which it may not be known what they mean."""


def meanings_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a word of a claim whose meaning excludes that of a word of its evidence; once."""
    if evidence.contrasts or any(_denies(passage) for passage in (claim, evidence)):
        return
    across = claim.language != evidence.language
    if not _has_values_of(claim, evidence) or (across and len(_unlisted(evidence)) > _MOST_UNLISTED):
        return
    there, said = all_meant(evidence), all_meant(claim)
    mine, theirs = meant_by(claim), meant_by(evidence)
    new = [at for at, meant in enumerate(mine) if meant and meant.isdisjoint(there)]
    new = [at for at in new if not tells_little(claim.words[at].key, claim.language)]
    if not new or len(new) > 1 + _MOST_OTHER:
        return
    for at in new:
        for other, meant in enumerate(theirs):
            if meant.isdisjoint(said) and _excludes(mine[at], meant) and _is_beside(claim, evidence, other):
                one, two = Stretch(at, at + 1), Stretch(other, other + 1)
                yield differ("direction", claim, one, evidence, two, sure=False)
                return


def _has_values_of(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim has no other number than its evidence: 6 % women is as well 94 % men."""
    given = {mark.what for mark in value_marks(evidence)}
    return all(mark.what in given for mark in value_marks(claim) if mark.kind == "number")


def _unlisted(passage: Passage) -> list[int]:
    """List the words of a text of which it is not known what they mean in another language."""
    return [
        at
        for at, meant in enumerate(meant_by(passage))
        if meant and not any(each[0] in "=#@" for each in meant)
        if not tells_little(passage.words[at].key, passage.language)
    ]


def _denies(passage: Passage) -> bool:
    return any(term.group in ("negation", "denials") for term in passage.terms)


def _is_beside(claim: Passage, evidence: Passage, at: int) -> bool:
    """Check whether the part of a word of the evidence has another word, or a value, that the claim has."""
    part = next(segment for segment in evidence.segments if segment.has(at))
    said, values = all_meant(claim), {mark.what for mark in value_marks(claim)}
    shared = any(meant_by(evidence)[each] & said for each in range(*part) if each != at)
    return shared or any(mark.what in values and part.has(mark.at) for mark in value_marks(evidence))


def _excludes(mine: Meant, theirs: Meant) -> bool:
    """Check whether one of the meanings of a word excludes one of another's, and none is the same."""
    return mine.isdisjoint(theirs) and any((one, other) in _exclusive() for one in mine for other in theirs)


@cache
def _exclusive() -> frozenset[tuple[str, str]]:
    """Return the meanings of which one excludes the other, either way round.

    A meaning of which two have one side each excludes nothing: one buys, the other sells.
    """
    table = load_table("meanings", "any")
    turned = {meaning for pair in table["of either side"] for meaning in pair}
    groups = [*opposites(), *table["exclusive"]]
    return frozenset(
        (f"={one}", f"={other}")
        for group in groups
        for one, other in permutations(group, 2)
        if one not in turned and other not in turned
    )
