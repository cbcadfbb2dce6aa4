"""Shares that are seen from the other side: 6 in a hundred are women, so 94% are men."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from briefgen.language.claims import PARTS, Bound, Difference, Quantity
from briefgen.language.compare import Text, number_at
from briefgen.language.how_changed import says_how_changed
from briefgen.language.listed_totals import is_part_of_other
from briefgen.language.near_texts import is_near_any
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits
from briefgen.language.word_pattern import WordPattern


def is_seen_from_other_side(difference: Difference, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check whether a share is what one of the evidence leaves, or a half where that doubles.

    6 in a hundred are women, 94% men. In the same words it is a mistake: a third for two thirds.
    """
    mine = number_at(difference, claim)
    if mine is None or mine.first.kind != "share":
        return False
    changed = says_how_changed(mine, claim)
    if not changed and any(_is_left_by(mine, share) for share in _shares_below(texts)):
        return True
    same = any(text.language == claim.language for text, _ in texts)
    return not (same and is_near_any(difference, claim, texts)) and _is_other_side(mine, claim, texts)


_OF_THOSE = WordPattern(r" {of those one is compared with}(?!\w)")
"""Words behind a share that is of another year or place: a quarter of those of 2024."""


def _is_other_side(mine: Quantity, claim: Reading, texts: tuple[Text, ...]) -> bool:
    """Check the same of a share that may be the other side of one, or of two counts."""
    same = any(text.language == claim.language for text, _ in texts)
    given = [q for text, _ in texts for q in text.of(Quantity) if q.first.kind in PARTS]
    inverse = any(q.first.kind == "multiple" and q.first.low * mine.first.low == 1 for q in given)
    if inverse and ((same and mine.role != "to") or _OF_THOSE.of(claim.language).match(claim.text, mine.end)):
        return True
    if says_how_changed(mine, claim) or is_part_of_other(mine, claim):
        return False
    denied = not same and not mine.in_digits and claim.passage.terms_in(claim.passage.whole, "negation")
    shares = [
        q
        for text, _ in texts
        for q in text.of(Quantity)
        if q.first.kind == "share" and not (q.than or (q.role == "by" and _moves(text)))
        if q.in_digits or denied
    ]
    if any(_is_left_by(mine, share) for share in shares):
        return True
    counts = [[q.first.low for q in text.of(Quantity) if q.first.kind == "count"] for text, _ in texts]
    return any(whole and fits(mine, 1 - part / whole) for row in counts for part, whole in pairwise(row))


def _shares_below(texts: tuple[Text, ...]) -> Iterator[Quantity]:
    """Yield the shares by which something is below something else: 47% below the mean is 53% of it."""
    for text, _ in texts:
        yield from (q for q in text.of(Quantity) if q.first.kind == "share" and q.than == "less")


def _moves(text: Reading) -> bool:
    """Check whether something rises or falls in a text, so that a share may be by how much."""
    return any(term.name == "rise" for term in text.passage.terms)


def _is_left_by(mine: Quantity, share: Quantity) -> bool:
    """Check whether a share is what another leaves: fewer than one in five, of more than 80%."""
    rest = 1 - share.first.low
    mirrored = _MIRRORED.get(share.bound) == mine.bound and rest == mine.first.low
    return fits(mine, rest) or mirrored


_MIRRORED: Final[Mapping[Bound, Bound]] = MappingProxyType(
    {"above": "below", "below": "above", "at-least": "at-most", "at-most": "at-least"}
)
"""For each qualifier of a share, that of what it leaves."""
