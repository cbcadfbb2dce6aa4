"""Whether a change that a claim reckons goes the other way in its evidence: 13 fewer, where 20 rose to 33."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.language.claims import Quantity
from briefgen.language.how_changed import says_how_changed, way_said
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, terms_of
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.belonging import is_than
from briefgen.language.wording.compare_then import is_of_other_time
from briefgen.language.wording.marks import VALUES, value_marks
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.value_kinds import is_like, read_values

_EARLIER = "earlier value"
_DATES = VALUES - {"number", "ordinal"}


def goes_other_way(mine: Quantity, claim: Reading, texts: Iterable[Reading]) -> str:
    """Return what the evidence has for a change that a claim tells the other way round; empty if nothing.

    A claim that speaks of the earlier time, or denies something, may have it the other way round.
    """
    said = way_said(mine, claim) if says_how_changed(mine, claim) else ""
    passage = claim.passage
    if not said or not passage.known or any(t.group == "negation" for t in passage.terms):
        return ""
    if _is_of_before(passage):
        return ""
    ways: dict[bool, str] = {}
    for text in texts:
        if not text.passage.known or is_of_other_time(passage, text.passage):
            return ""
        for earlier, later in _steps(text, across=text.language != claim.language):
            before, now = next(terms_of(earlier), None), next(terms_of(later), None)
            if before is None or now is None or before.value == now.value or not before.value:
                continue
            if _is_dated_as(passage, text, earlier, later):
                return ""
            if any(fits(mine, each) for each in _changes(mine, before.value, now.value)):
                first, last = sorted((earlier, later), key=lambda q: q.start)
                ways[now.value > before.value] = text.text[first.start : last.end]
    return ways.get(said != "more", "") if len(ways) == 1 else ""


def _is_of_before(claim: Passage) -> bool:
    """Check whether a claim tells what was before: a year earlier there had been 40 fewer."""
    if not words_of("en", "past perfect").isdisjoint(claim.keys(claim.whole)):
        return True
    return bool(claim.find_entries(_EARLIER)) and not any(
        is_than(claim, at) for at in range(len(claim.words))
    )


def _is_dated_as(claim: Passage, text: Reading, earlier: Quantity, later: Quantity) -> bool:
    """Check whether a claim names a date that its evidence has beside the earlier of two numbers."""
    named = {mark.what for mark in value_marks(claim) if mark.kind in _DATES}
    passage = text.passage
    places = [passage.words[mark.at].start for mark in value_marks(passage) if mark.what in named]
    return any(abs(at - earlier.end) < abs(at - later.end) for at in places)


def _changes(mine: Quantity, before: Fraction, now: Fraction) -> Iterator[Fraction]:
    """Yield by how much a number has changed, in the unit of a claim's."""
    if mine.first.kind == "share":
        yield abs(now - before) / before
    elif mine.first.unit in ("pp", "cent"):
        yield abs(now - before) * 100
    else:
        yield abs(now - before)


def _steps(text: Reading, *, across: bool) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each earlier number with the one that it is set against, in one sentence."""
    values = read_values(text.passage, across=across)
    for value in values:
        if value.kind != _EARLIER:
            continue
        sentence = next(each for each in text.passage.statements() if each.has(value.part.first))
        for other in values:
            if not other.kind and sentence.has(other.part.first) and is_like(value.quantity, other.quantity):
                yield value.quantity, other.quantity
