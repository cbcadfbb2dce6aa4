"""Whether evidence that has no range gives both ends of one: apart, in a list, as a change."""

from __future__ import annotations

from itertools import pairwise

from briefgen.language.claims import Quantity
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern


def has_both_ends(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether the evidence gives both ends of a range of a claim, each as a number of its own."""
    apart = claim.language != evidence.language or _names_extremes(evidence)
    ends = apart and not _is_turned(quantity, claim, evidence) and _has_ends_apart(quantity, evidence)
    return ends or _has_row_between(quantity, evidence) or _has_steps_between(quantity, evidence)


def _has_steps_between(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether a range is from first to last of the steps of a sentence: 5 here, 6 there, 7 off."""
    first, steps = quantity.first, list[Quantity]()
    given = [q for q in evidence.of(Quantity) if (q.first.kind, q.first.unit) == (first.kind, first.unit)]
    for each in given:
        goes_on = steps and steps[-1].first.high < each.first.low
        if not goes_on or _SENTENCE_END.search(evidence.text, steps[-1].end, each.start):
            steps = []
        steps.append(each)
        for at in range(len(steps) - _PAIR_OF_ENDS):
            if (steps[at].first.low, each.first.high) == (first.low, first.high):
                return True
    return False


_SENTENCE_END = lazy(r"[.!?;] ")


def _names_extremes(evidence: Reading) -> bool:
    """Check whether a text speaks of the lowest and the highest, which are the ends of a range."""
    sides = {t.sign for t in evidence.passage.terms if t.group == "pairs" and t.name == "max"}
    return sides == {1, -1}


def _has_ends_apart(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether both ends of a range are in evidence that is not read as one: 18- tot 25-jarigen."""
    first = quantity.first
    given = {
        end
        for q in evidence.of(Quantity)
        for s in q.senses
        if s.kind in (first.kind, "count")
        for end in (s.low, s.high)
    }
    return {first.low, first.high} <= given


def _is_turned(quantity: Quantity, claim: Reading, evidence: Reading) -> bool:
    """Check whether a claim says from the lower end to the higher what fell from the one to the other."""
    first, given = quantity.first, evidence.of(Quantity)
    fell = any(
        (one.role, one.first.low, other.role, other.first.low) == ("from", first.high, "to", first.low)
        for one, other in pairwise(given)
    )
    return fell and _FROM_BEFORE.of("any").search(claim.text, 0, quantity.start) is not None


_FROM_BEFORE = WordPattern(r"(?i:(?<!\w){changed from} $)")


def _has_row_between(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether a range is from the first to the last of a list, or of a change: "54, 59 or 64 euros"."""
    first = quantity.first
    given = [q for q in evidence.of(Quantity) if q.first.low == q.first.high and not q.bound]
    for at, lowest in enumerate(given):
        row = [lowest]
        for each in given[at + 1 :]:
            if not _LISTED.of("any").fullmatch(evidence.text, row[-1].end, each.start):
                break
            row.append(each)
        alike = {q.first.kind for q in row} <= {first.kind, "count"} and row[-1].first.kind == first.kind
        ends = (min(q.first.low for q in row), max(q.first.low for q in row))
        changed = [q.role for q in given[at : at + 2]] == ["from", "to"]
        if len(row) > _PAIR_OF_ENDS and alike and ends == (first.low, first.high):
            return True
        if changed and [q.first.low for q in given[at : at + 2]] == [first.low, first.high]:
            return True
    return False


_PAIR_OF_ENDS = 2
_LISTED = WordPattern(r"(?i:,? | ?, ?|,? {joins the last of a list} )")
"""What is between two numbers of a list."""
