"""Differences that do not count in a draft: a day for the end of its month, a unit left out, a known name."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType

from briefgen.audit.bindings import same_number
from briefgen.audit.computed import is_computed
from briefgen.audit.known_names import find_sure_names, knows_name
from briefgen.audit.windows import Window
from briefgen.language.claims import DateClaim, Difference, Ordinal, Quantity
from briefgen.language.dates_agree import agrees
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import meanings_of

_PERIOD_REACH = 5
"""Words before a number among which "yearly" says what it is per."""
_PERIODS = MappingProxyType({6: "half", 3: "quarter"})
"""Which part of a year has how many months."""
_LATE = 25
"""Day from which a date is at the end of a month."""


def may_differ(found: Difference, claim: Reading, window: Window) -> bool:
    """Check whether a draft may differ in this way from a passage that says the same."""
    if found.respect == "name":
        named = [n for n in find_sure_names(claim) if claim.passage.text_of(n) == found.claim]
        return not named or any(knows_name(claim, name, window) for name in named)
    if _is_difference_in_sentence(found, claim, window) or is_computed(found, claim, window.sentences):
        return True
    if found.respect == "rate":
        return _is_rate_before(found, claim, window.reading)
    if found.respect == "modality":
        return bool(claim.passage.find_entries("status forecast"))
    alike = _is_elided(found, claim) or _is_half_year(found, claim, window)
    return alike or _is_dated_by_text(found, claim, window)


def _is_dated_by_text(found: Difference, claim: Reading, window: Window) -> bool:
    """Check whether a date that a passage lacks is that of its text."""
    mine = next((d for d in claim.of(DateClaim) if d.start == found.start), None)
    if found.respect != "date" or mine is None:
        return False
    if any(_is_end_of(mine, d) for d in window.reading.of(DateClaim)):
        return True
    return any(agrees(mine, d, window.issued) for d in window.dates)


def _is_end_of(mine: DateClaim, theirs: DateClaim) -> bool:
    """Check whether a day is at the end of a month: the end of March, 31 March."""
    same = (mine.month == theirs.month and mine.year in (0, theirs.year)) or (
        theirs.year == 0 and mine.month == theirs.month
    )
    return same and mine.kind == "month" and mine.part == "late" and theirs.day >= _LATE


def _is_difference_in_sentence(found: Difference, claim: Reading, window: Window) -> bool:
    """Check whether a number is just the difference of two in one sentence: 4.1 million more than planned."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    compares = any(word.key in claim.passage.lists["than"] for word in claim.passage.words)
    if found.respect != "value" or found.sure or mine is None or not compares:
        return False
    for sentence in window.sentences:
        lows = [q.first.low for q in sentence.of(Quantity) if q.first.kind == mine.first.kind]
        if any(abs(a - b) == mine.first.low for a, b in combinations(lows, 2)):
            return True
    return False


def _is_rate_before(found: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether a passage has what a rate is per before its number: a yearly budget of 4.6 million."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    periods = meanings_of(evidence.language, "periods")
    for theirs in evidence.of(Quantity) if mine else ():
        before = [w.key for w in evidence.passage.words if w.end <= theirs.start][-_PERIOD_REACH:]
        rates = {rate for word in before for rate in (word, periods.get(word))}
        if mine and same_number(mine, theirs) and mine.per in rates:
            return True
    return False


def _is_half_year(found: Difference, claim: Reading, window: Window) -> bool:
    """Check whether the first six months of a statement are the first half of a passage; three, a quarter."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    if found.respect != "value" or mine is None or mine.first.unit != "month":
        return False
    kind = _PERIODS.get(int(mine.first.low))
    firsts = [o for o in claim.of(Ordinal) if o.value == 1 and 0 < mine.start - o.end <= 1]
    return bool(firsts) and any(d.kind == kind and d.number == 1 for d in window.reading.of(DateClaim))


def _is_elided(found: Difference, claim: Reading) -> bool:
    """Check whether a number has its unit from another of the statement: to 4.6 million tonnes, then 3.2."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    if found.respect != "unit" or mine is None or mine.first.kind != "count":
        return False
    return any(
        q.first.kind == "measure" and q.words.split()[-1] in found.evidence for q in claim.of(Quantity)
    )
