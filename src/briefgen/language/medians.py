"""Whether one text says of half of some things what the other says of their median."""

from __future__ import annotations

from fractions import Fraction

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_MEDIAN = WordPattern(r"(?<!\w){medians}(?!\w)|{medians without spaces}")
_HALF = Fraction(1, 2)
_BOUNDED = frozenset({"at-least", "at-most", "above", "below"})


def is_median(mine: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a number is the half that is above or below a median, or the bound at it."""
    return _gives_median(mine, claim, evidence) or _gives_median(mine, evidence, claim)


def _gives_median(mine: Quantity, halved: Reading, text: Reading) -> bool:
    """Check whether one text says of half what the other says of the median, of the same number."""
    if not _MEDIAN.of("any").search(text.text.lower()) or _MEDIAN.of("any").search(halved.text.lower()):
        return False
    halves = [q for q in halved.of(Quantity) if q.first.kind == "share" and q.first.low == _HALF]
    bounded = [q for q in halved.of(Quantity) if q.bound in _BOUNDED and q.first.kind != "share"]
    given = {(q.first.kind, q.first.low) for q in text.of(Quantity) if not q.bound}
    at_median = [q for q in bounded if (q.first.kind, q.first.low) in given]
    half = next((q for q in halves if not q.bound), None)
    if half is None or not at_median:
        return False
    return mine is half or (mine.first.kind, mine.first.low) in {
        (q.first.kind, q.first.low) for q in at_median
    }
