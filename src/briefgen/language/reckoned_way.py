"""Whether a change that a claim reckons goes the other way in its evidence: 13 fewer, where 20 rose to 33."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.how_changed import says_how_changed, way_said
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, terms_of
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.belonging import is_than
from briefgen.language.wording.compare_then import is_of_other_time
from briefgen.language.wording.marks import VALUES, token_at, value_marks
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.steps import Step, steps_between
from briefgen.language.wording.value_kinds import is_like, read_values

_EARLIER = "earlier value"
_SCALES = tuple(Fraction(10) ** power for power in (0, 3, 6, 9))
_BESIDE = 4
"""Words from the one that sets a number against another to this number."""
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
    every = tuple(texts)
    if any(not text.passage.known or is_of_other_time(passage, text.passage) for text in every):
        return ""
    ways: dict[bool, str] = {}
    for text in (*every, *all_in_one(every)):
        for earlier, later, is_of_earlier in _steps(passage, text):
            before, now = _values(earlier, later)
            if before == now or not before:
                continue
            if is_of_earlier:
                return ""
            scales = _SCALES if _are_bare(earlier, later) else _SCALES[:1]
            if any(fits(mine, each * scale) for each in _changes(mine, before, now) for scale in scales):
                first, last = sorted((earlier, later), key=lambda q: q.start)
                ways[now > before] = text.text[first.start : last.end]
    return ways.get(said != "more", "") if len(ways) == 1 else ""


def all_in_one(texts: Sequence[Reading]) -> Iterator[Reading]:
    """Yield texts of one language as one, which may go from the value of one to that of another."""
    apart = distinct(texts)
    if len(apart) > 1 and all(t.read and t.marks is None and t.language == apart[0].language for t in apart):
        yield read("; ".join(text.text for text in apart), apart[0].language)


def distinct(texts: Sequence[Reading]) -> list[Reading]:
    """Leave out what another text has: a quotation beside its sentence, the raw cells of a row."""
    once = list({text.text: text for text in texts}.values())
    return [
        text
        for text in once
        if not any(text is not other and text.text in other.text for other in once) and " | " not in text.text
    ]


def _is_of_before(claim: Passage) -> bool:
    """Check whether a claim tells what was before: a year earlier there had been 40 fewer.

    In "had 40 fewer" it does not.
    """
    perfect = words_of("en", "past perfect")
    behind = (at + 1 for at, word in enumerate(claim.words[:-1]) if word.key in perfect)
    own = claim.lists["articles"]
    if any(not claim.is_number(at) and claim.words[at].key not in own for at in behind):
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


def _is_step_of_early(claim: Passage, step: Step) -> bool:
    """Check whether all dates of a claim are those of the earlier of two values; not so "since January"."""
    dates = read(claim.text, claim.language).of(DateClaim)
    since = {token_at(claim, date.start) for date in dates if date.relation == "since"}
    named = {m.what for m in value_marks(claim) if m.kind in _DATES and m.at not in since}
    return bool(named) and named <= step.early.dates - step.late.dates


def _are_bare(*quantities: Quantity) -> bool:
    """Check whether numbers are bare ones, whose scale the head of a table may have."""
    return all(q.first.kind == "count" and not q.noun for q in quantities)


def _values(earlier: Quantity, later: Quantity) -> tuple[Fraction, Fraction]:
    """Return two values in one unit; as they are written, if one leaves out its unit."""
    one, two = next(terms_of(earlier), None), next(terms_of(later), None)
    if one is None or two is None or one.dimension != two.dimension:
        return earlier.first.low, later.first.low
    return one.value / two.factor, two.value / two.factor


def _changes(mine: Quantity, before: Fraction, now: Fraction) -> Iterator[Fraction]:
    """Yield by how much a number has changed, in its own unit, or in the points or cents of a claim."""
    if mine.first.kind == "share":
        yield abs(now - before) / before
    elif mine.first.unit in ("pp", "cent"):
        yield abs(now - before) * 100
    else:
        yield abs(now - before)


def _steps(claim: Passage, text: Reading) -> Iterator[tuple[Quantity, Quantity, bool]]:
    """Yield each earlier number with the one that it is set against, in its sentence or another one.

    And whether a claim may speak of the earlier one.
    """
    values = read_values(text.passage, across=text.language != claim.language)
    for value in values:
        if value.kind != _EARLIER:
            continue
        sentence = next(each for each in text.passage.statements() if each.has(value.part.first))
        for other in values:
            if not other.kind and sentence.has(other.part.first) and is_like(value.quantity, other.quantity):
                one, two = value.quantity, other.quantity
                near = token_at(text.passage, one.start) - value.why.first <= _BESIDE
                if near or one.first.kind == two.first.kind:  # "against 80" may leave out its unit
                    yield one, two, _is_dated_as(claim, text, one, two)
    for step in steps_between(text.passage):
        yield step.early.quantity, step.late.quantity, _is_step_of_early(claim, step)
