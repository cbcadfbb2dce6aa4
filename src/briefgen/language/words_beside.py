"""Words beside two equal numbers that set them apart: 14 per 100,000, well below 900, down 11 points."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.bounds_in_words import Placed
from briefgen.language.claims import Quantity, Respect
from briefgen.language.counters import counts_other_kind
from briefgen.language.measures import to_base
from briefgen.language.mere_of import comes_to_change, is_gained, is_level_gained
from briefgen.language.rates_named import EACH, names_other_rate, tells_other_rate
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.course import time_of
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.passage import Stretch

_PER_SO_MANY = WordPattern(r" (?:{before a number of a rate}) (?:{articles of amounts} )?\d")
_FAR = WordPattern(r"(?<!\w){far from a number}(?!\w)")
_UP, _DOWN = (WordPattern(rf"(?<!\w){{{name}}} $") for name in ("up before a change", "down before a change"))
_REACH = 12
"""Characters before a number in which "down" may be."""


def differs_beside(mine: Placed, theirs: Placed, *, plain: bool) -> Iterator[tuple[Respect, bool]]:
    """Yield in what the words beside two numbers differ, and whether surely.

    Flags: `plain` is whether the numbers themselves agree in all respects.
    """
    for sure in _has_other_rate(mine, theirs):
        yield "rate", sure
        plain = False
    if plain and mine[1].language != theirs[1].language and counts_other_kind(mine[0], *theirs):
        yield "unit", False
    if _is_of_another_base(mine, theirs):
        yield "unit", True
    if plain and _is_far_from(mine, theirs):
        yield "qualifier", True
    if plain and _is_told_as_earlier(mine, theirs):
        yield "date", False
    turned = plain and any(
        turns(mine, theirs) for turns in (_is_set_other_way, _is_no_difference, _is_level, is_level_gained)
    )
    if turned or comes_to_change(mine, theirs):
        yield "direction", False


def _has_other_rate(mine: Placed, theirs: Placed) -> Iterator[bool]:
    """Yield whether a claim surely has another rate, where its evidence names one in other words."""
    (quantity, claim), (match, evidence) = mine, theirs
    if not match.per and quantity.per not in ("", EACH) and names_other_rate(quantity.per, evidence):
        yield False
    elif tells_other_rate(quantity, match, claim, evidence):
        yield bool(match.per)


def _is_of_another_base(mine: Placed, theirs: Placed) -> bool:
    """Check whether a number in per cent is one per so many in the evidence: 14 per 100,000."""
    share, other = mine[0].first.kind == "share" and mine[0].in_digits, theirs[0].first.kind == "count"
    text = theirs[1].text.lower()
    return share and other and bool(_PER_SO_MANY.of(theirs[1].language).match(text, theirs[0].end))


def _is_far_from(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim sets what is nearly a number far from it: well below 900, of just under 900."""
    if theirs[0].bound not in ("nearly", "barely", "about", "") or mine[0].first.low != theirs[0].first.low:
        return False
    start, end = mine[0].qualified
    bounded = mine[0].bound in ("above", "below") and end > start
    return bounded and bool(
        _FAR.of(mine[1].language).search(mine[1].text.lower(), max(0, start - _REACH), end)
    )


def _is_no_difference(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim is more or less by a value of the evidence, which names another difference.

    Two euros lower than the toll, which is nine: nine euros lower.
    """
    (quantity, _), (match, evidence) = mine, theirs
    if not quantity.than or match.than or match.role or _moves_before(match, evidence):
        return False
    added = _ADDED.of("any").search(evidence.text.lower(), 0, match.start)
    others = [q for q in evidence.of(Quantity) if q.than and _is_of_one_kind(q, quantity)]
    return not added and bool(others) and all(q.first.low != quantity.first.low for q in others)


def _moves_before(number: Quantity, reading: Reading) -> bool:
    """Check whether something rises or falls right before a number: an increase of 45 per cent."""
    passage = reading.passage
    at = token_at(passage, number.start)
    part = next((s for s in passage.segments if s.has(at)), passage.whole)
    return any(term.name == "rise" for term in passage.terms_in(Stretch(part.first, at), "pairs"))


def _is_of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Check whether two numbers measure the same, or both count something."""
    units = {to_base(q.first.low, q.first.unit)[0] for q in (one, other)}
    return one.first.kind == other.first.kind and len(units) == 1


def _is_level(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim changes by a value that the evidence has at one time, with another at another."""
    (quantity, _), (match, evidence) = mine, theirs
    moves = any(term.name == "rise" for term in evidence.passage.terms)
    changed = moves or is_gained(match, evidence) or match.than or match.role
    if changed or not (quantity.than or quantity.role == "by"):
        return False
    given = [q for q in evidence.of(Quantity) if q.first.kind == match.first.kind and not (q.than or q.role)]
    times = {q.first.low: time for q in given if (time := time_of(evidence.passage, q.start))}
    own = times.pop(match.first.low, None)
    others = [value for value, time in times.items() if time != own]
    if own is None or not others or _ADDED.of("any").search(evidence.text.lower(), 0, match.start):
        return False
    return abs(match.first.low - others[0]) != match.first.low


_ADDED = WordPattern(r"(?<!\w){added before a number} $")


def _is_told_as_earlier(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim gives as what had been what something only comes to in the evidence."""
    (quantity, claim), (match, evidence) = mine, theirs
    if match.role != "to" or quantity.role or quantity.than:
        return False
    given, own = evidence.of(Quantity), {q.first.low for q in claim.of(Quantity)}
    before = [q for q in given if q.role == "from" and q.first.low not in own]
    return bool(before) and bool(_HAD.of(claim.language).search(claim.text.lower(), 0, quantity.start))


_HAD = WordPattern(r"(?<!\w){being before a change}(?: [^\W\d_]+){0,2} $")


def _is_set_other_way(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim is more by what its evidence is down, or less by what that is up."""
    if not mine[0].than or theirs[0].than or theirs[0].role:
        return False
    start = theirs[0].qualified[0] or theirs[0].start
    ways = {"more": _DOWN, "less": _UP}
    text = theirs[1].text.lower()
    return bool(ways[mine[0].than].of(theirs[1].language).search(text, max(0, start - _REACH), start))
