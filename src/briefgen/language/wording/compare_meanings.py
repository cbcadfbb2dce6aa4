"""Whether a claim has a word whose meaning excludes that of its evidence: vacant for filled.

All else that the claim says must be known from its evidence, but for one word; the word that is excluded must
be beside what both have, and neither text may deny anything by another word.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.meanings import exclusive_meanings, tells_little
from briefgen.language.wording.meant import Meant, all_meant, meant_by
from briefgen.language.wording.passage import Passage, Stretch

_MOST_OTHER = 1
"""Words of a claim, besides the one that is compared, that its evidence may lack."""


def meanings_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a word of a claim whose meaning excludes that of a word of its evidence; once."""
    if evidence.contrasts or any(t.group == "negation" for p in (claim, evidence) for t in p.terms):
        return
    across = claim.language != evidence.language
    if not _has_values_of(claim, evidence) or (across and not _is_listed(evidence)):
        return
    there, said = all_meant(evidence), all_meant(claim)
    mine, theirs = meant_by(claim), meant_by(evidence)
    new = [at for at, meant in enumerate(mine) if meant and meant.isdisjoint(there)]
    new = [at for at in new if not tells_little(claim.words[at].key, claim.language)]
    if not new or len(new) > 1 + _MOST_OTHER:
        return
    for at in new:
        for other, meant in enumerate(theirs):
            if (
                meant.isdisjoint(said)
                and _excludes(mine[at], meant)
                and _is_beside(claim, evidence, other)
                and not _are_of_other_nouns(claim, at, evidence, other)
                and not (_denies_apart_from(claim, at) or _denies_apart_from(evidence, other))
            ):
                one, two = Stretch(at, at + 1), Stretch(other, other + 1)
                yield differ("direction", claim, one, evidence, two, sure=False)
                return


def _has_values_of(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim has no other number than its evidence: 6 % women is as well 94 % men."""
    given = {mark.what for mark in value_marks(evidence)}
    return all(mark.what in given for mark in value_marks(claim) if mark.kind == "number")


def _is_listed(passage: Passage) -> bool:
    """Check whether it is known of all words of a text what they mean in other languages."""
    return not any(
        meant
        and not any(each[0] in "=#@" for each in meant)
        and not tells_little(passage.words[at].key, passage.language)
        for at, meant in enumerate(meant_by(passage))
    )


def _denies_apart_from(passage: Passage, at: int) -> bool:
    """Check whether a text denies something by another word than the one that is compared: denied."""
    return any(t.group == "denials" and not t.first <= at < t.last for t in passage.terms)


def _is_beside(claim: Passage, evidence: Passage, at: int) -> bool:
    """Check whether the part of a word of the evidence has another word, or a value, that the claim has."""
    part = next(segment for segment in evidence.segments if segment.has(at))
    said, values = all_meant(claim), {mark.what for mark in value_marks(claim)}
    shared = any(meant_by(evidence)[each] & said for each in range(*part) if each != at)
    return shared or any(mark.what in values and part.has(mark.at) for mark in value_marks(evidence))


def _are_of_other_nouns(claim: Passage, at: int, evidence: Passage, other: int) -> bool:
    """Check whether two words are before words with other meanings: foreign rice, domestic blends.

    Nor are north and south opposites where each is of something: north of the mill, south of the ferry.
    """
    if all(_is_of(passage, place) for passage, place in ((claim, at), (evidence, other))):
        return True
    behind = [_meant_behind(passage, place) for passage, place in ((claim, at), (evidence, other))]
    return all(behind) and behind[0].isdisjoint(behind[1])


def _is_of(passage: Passage, at: int) -> bool:
    sides = any(t.first == at and t.name in ("north", "east") for t in passage.terms if t.group == "pairs")
    return sides and at + 1 < len(passage.words) and passage.words[at + 1].key in passage.lists["of"]


def _meant_behind(passage: Passage, at: int) -> Meant:
    """Return the meanings of the word right behind another one, which it may describe."""
    if at + 1 >= len(passage.words) or passage.gap_before(at + 1).strip():
        return frozenset()
    if tells_little(passage.words[at + 1].key, passage.language):
        return frozenset()  # a verb's auxiliary
    return meant_by(passage)[at + 1]


def _excludes(mine: Meant, theirs: Meant) -> bool:
    """Check whether one of the meanings of a word excludes one of another's, and none is the same."""
    pairs = exclusive_meanings()
    one, other = ([each[1:] for each in meant if each[0] == "="] for meant in (mine, theirs))
    return mine.isdisjoint(theirs) and any((a, b) in pairs for a in one for b in other)
