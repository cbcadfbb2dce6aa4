"""Numbers that are no alteration: a text in another language gives them, or a passage has them misprinted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.audit.parts import is_small
from briefgen.audit.passages import Sentence
from briefgen.audit.verdicts import AuditVerdict
from briefgen.language.claims import Ordinal, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.reading import Reading

_MISPRINT = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,] ?\d{3})*[.,] \d{3}(?: ?[.,] ?\d{3})*(?!\d)")
"""A number with a space behind the mark between its thousands: 15, 700."""

_ALIKE = 5
"""Letters at the beginning of two words that may be one word in two languages."""


def is_given_elsewhere(found: AuditVerdict, claim: Reading, sentences: Iterable[Sentence]) -> bool:
    """Check whether each number that differs is one of a text in another language, or a misprinted one."""
    numbers = [q for q in claim.of(Quantity) if any(d.start == q.start and d.end for d in found.differences)]
    if found.verdict != "altered" or not numbers or any(d.respect != "value" for d in found.differences):
        return False
    across = [s for s in sentences if s.text.language != claim.language]
    passage = " ".join(where.words for where in found.where)
    return all(_is_misprinted(q, passage) or any(_has(s.reading, claim, q) for s in across) for q in numbers)


def _has(theirs: Reading, claim: Reading, mine: Quantity) -> bool:
    """Check whether a sentence has a number, and with it a thing, name or word of the claim."""
    numbers = theirs.of(Quantity)
    if is_small(mine) or not any(q.first.low == mine.first.low and measures_alike(q, mine) for q in numbers):
        return False
    one, other = claim.passage, theirs.passage
    named = {t.name for t in (*one.things, *one.places)} & {t.name for t in (*other.things, *other.places)}
    alike = _beginnings(claim) & _beginnings(theirs)
    ordered = {o.value for o in claim.of(Ordinal)} & {o.value for o in theirs.of(Ordinal)}
    return bool(named or alike or ordered)


def _beginnings(reading: Reading) -> frozenset[str]:
    """Return how the words begin that are in no number: names, and words that many languages share."""
    numeric = {at for each in reading.claims for at in range(each.start, each.end)}
    words = (w for w in reading.passage.words if w.start not in numeric and len(w.key) >= _ALIKE)
    return frozenset(w.key[:_ALIKE] for w in words if w.key not in reading.passage.lists["empty"])


def _is_misprinted(mine: Quantity, passage: str) -> bool:
    return any(int(re.sub(r"\D", "", each)) == mine.first.low for each in _MISPRINT.findall(passage))
