"""Whether a claim turns a comparison round correctly: 3,000 fewer in 2010, of 3,000 more than in 2010."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from briefgen.language.claims import Difference, Quantity
from briefgen.language.measures import to_base
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.belonging import is_than
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, thing_marks, token_at, value_marks
from briefgen.language.wording.passage import Passage, Stretch


def is_of_other_time(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim speaks of the time with which its evidence compares, and compares with none."""
    than = next((at for at in range(1, len(evidence.words)) if _compares(evidence, at)), None)
    if than is None or any(_compares(claim, at) for at in range(len(claim.words))):
        return False
    clause = next(c for c in evidence.clauses if c.has(than))
    part = Stretch(than + 1, max(than + 1, clause.last))
    compared, mine = _times(evidence, part), _times(claim, claim.whole)
    elsewhere = _times(evidence, Stretch(0, than)) | _times(evidence, Stretch(part.last, len(evidence.words)))
    if compared & mine - elsewhere:
        return True
    words = evidence.content(part) if claim.language == evidence.language else frozenset()
    opening = (claim.content(Stretch(at, at + 1)) for at in range(len(claim.words)))
    return bool(words) and words <= claim.content(claim.whole) and next(filter(None, opening), words) <= words


def then_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim on the earlier time that has as more what its evidence has as more than at that time."""
    mine, theirs = (read(p.text, p.language).of(Quantity) for p in (claim, evidence))
    for quantity in (each for each in mine if each.than):
        same = [each for each in theirs if each.than and each.first == quantity.first]
        deep = (
            claim.language != evidence.language and to_base(Fraction(1), quantity.first.unit)[0] == "length"
        )
        if len(same) == 1 and same[0].than == quantity.than and not deep:  # lower, or deeper
            at = token_at(claim, quantity.start)
            there = Stretch(token_at(evidence, same[0].start), token_at(evidence, same[0].end))
            yield differ("direction", claim, Stretch(at, at + 1), evidence, there, sure=False)
            return


def _compares(passage: Passage, at: int) -> bool:
    """Check whether a word sets a value against another: than, below its level of 2022."""
    if is_than(passage, at):
        return True
    beside = passage.words[at].key in words_of(passage.language, "compared by place")
    owned = at + 1 < len(passage.words) and passage.words[at + 1].key in passage.lists["possessives"]
    return beside and owned


def _times(passage: Passage, part: Stretch) -> frozenset[tuple[str, str]]:
    """List the dates and periods in some words."""
    dates = (
        mark.what
        for mark in value_marks(passage)
        if mark.kind in VALUES - {"number", "ordinal"}
        if part.has(mark.at)
    )
    periods = (
        mark.what for mark in thing_marks(passage) if mark.kind in ("period", "when") and part.has(mark.at)
    )
    return frozenset((*dates, *periods))
