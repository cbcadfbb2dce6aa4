"""Parts in words against shares in digits: two thirds of 67 per cent, more than half of 59."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from briefgen.language.claims import Quantity, Sense
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern


def is_part_beyond(claim: Quantity, mine: Sense, exact: Fraction) -> bool:
    """Check whether "more than half" is said of 59 per cent, or "more than doubled" of 2.5 times."""
    in_words = mine.kind == "share" and not claim.in_digits
    return (in_words and _is_up_to_next(claim.bound, mine.low, exact)) or _is_multiple_beyond(
        claim, mine, exact
    )


def _is_multiple_beyond(claim: Quantity, mine: Sense, exact: Fraction) -> bool:
    """Check whether "more than doubled" is said of two and a half times: of less than the next multiple."""
    in_words = mine.kind == "multiple" and not claim.in_digits and mine.low >= 1
    return in_words and claim.bound == "above" and mine.low < exact < mine.low + 1


def rounds_part(claim: Quantity, mine: Sense, evidence: Quantity, apart: Fraction) -> bool:
    """Check whether "two thirds" is the 67 per cent of the evidence, or "three in ten" its 30.3.

    "Half" is just that: 49 per cent of the votes are none.
    """
    in_words = mine.kind == "share" and not claim.in_digits and evidence.in_digits
    same = claim.bound in (evidence.bound, "") and evidence.bound in ("", "exact", "about", claim.bound)
    near = max(evidence.place, _POINT) / 2
    return in_words and mine.low.denominator > _HALVES and same and abs(apart) <= near


_HALVES = 2
_POINT = Fraction(1, 50)
"""The last place to which a fraction in words may round a share: three fifths, of 61 per cent."""


def has_part_and_whole(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether the evidence has both numbers of a share: four out of six, of six times and four."""
    cardinals = load_lexicon(claim.language).cardinals
    words = claim.text[quantity.start : quantity.end].lower().split()
    named = [Fraction(w) if w.isdecimal() else cardinals[w] for w in words if w.isdecimal() or w in cardinals]
    counts = {q.first.low for q in evidence.of(Quantity) if q.first.kind in ("count", "multiple")}
    return len(named) == _PAIR and named[0] < named[1] and counts.issuperset(named)


_PAIR = 2


def _is_up_to_next(bound: str, named: Fraction, exact: Fraction) -> bool:
    """Check whether a share is above or below a common fraction, but not beyond the next: half, 59 %."""
    if named not in _FRACTIONS:
        return False
    at = _FRACTIONS.index(named)
    if bound == "above":
        return named < exact <= (*_FRACTIONS, Fraction(1))[at + 1]
    return bound == "below" and (Fraction(0), *_FRACTIONS)[at] <= exact < named


_FRACTIONS = tuple(
    sorted(Fraction(*f) for f in ((1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (9, 10)))
)
"""Common fractions, in order."""


def is_of_part(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a count is of a share of the evidence, or of its whole: eight of Ayr's ten parks."""
    shares = {g.first.low for g in evidence.of(Quantity) if g.first.kind == "share" and not g.in_digits}
    counts = [q for q in claim.of(Quantity) if q.first.kind == "count" and q.first.low > 0] if shares else []
    return any(
        quantity in (part, whole)
        and part.first.low / whole.first.low in shares
        and _OF_WHOLE.of(claim.language).match(claim.text, part.end)
        for part, whole in pairwise(counts)
    )


_OF_WHOLE = WordPattern(r" {of} ")
