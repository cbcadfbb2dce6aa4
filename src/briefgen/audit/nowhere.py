"""Numbers and countries of a statement that a passage does not have, nor anything from which they follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from types import MappingProxyType

from briefgen.audit.bindings import is_rounded, is_same_or_bare
from briefgen.audit.name_forms import code_of, named_places
from briefgen.audit.passages import Sentence
from briefgen.audit.sure_names import find_sure_names
from briefgen.audit.translated_names import translated_names
from briefgen.audit.windows import Window
from briefgen.language.claims import PARTS, DateClaim, Difference, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import follows
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading
from briefgen.language.wording.stems import stem

_NEAR = MappingProxyType(
    {
        "above": (Fraction(19, 20), Fraction(3, 2)),
        "at-least": (Fraction(19, 20), Fraction(3, 2)),
        "below": (Fraction(17, 20), Fraction(21, 20)),
        "at-most": (Fraction(17, 20), Fraction(21, 20)),
    }
)
"""How far a number is from a bound that was drawn from it, in parts of the bound."""
_STEPS = 2
"""How far it is at most, in units of the last place of the bound that is not 0: above 6.8, from 7.0."""
_CLOSE = Fraction(1, 20)
"""How far it may be in any case, in parts of the bound."""
_SMALLEST_PLACE = Fraction(1, 1_000_000)
_NEAR_UNIT = Fraction(1, 10)
"""How far a measure may be from one in another unit, in parts of it."""
_PERIODS = frozenset({"half", "quarter"})


def is_nowhere(mine: Quantity, claim: Reading, window: Window) -> bool:
    """Check whether a passage has no number from which one of a statement may be had.

    In another language it is not enough that no number differs.
    """
    across = window.reading.language != claim.language
    if mine.first.low == 1 or not (across or mine.first.kind in ("measure", "share", "money")):
        return False
    if has_number(mine, claim, window.reading, window.issued):
        return False
    if mine.first.unit == "month" and any(d.kind in _PERIODS for d in window.reading.of(DateClaim)):
        return False  # the first six months are the first half of a year
    given = window.reading.of(Quantity)
    if mine.first.kind == "measure":  # three miles are five kilometres
        return not any(_is_converted(mine, each) for each in _measures(given))
    return (across and mine.first.kind != "vague") or not any(q.first.kind == mine.first.kind for q in given)


def has_number(mine: Quantity, claim: Reading, evidence: Reading, issued: Issued) -> bool:
    """Check whether a text has a number of a statement, or numbers from which it follows.

    Many pairs of numbers have one share, and nothing shows which pair is meant.
    """
    if any(_is_same(mine, each) or _is_bare_one(mine, each) for each in evidence.of(Quantity)):
        return True
    if mine.end and mine.words.casefold() in evidence.text.casefold():
        return True  # as a part of a date: four months ago
    return mine.first.kind not in PARTS and bool(follows(mine, claim, [(evidence, issued)]))


def _is_bare_one(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether one of two equal numbers is without its unit: from 95.1 to 92.3 per cent."""
    bare = [q.first.kind == "count" and q.in_digits and not q.noun for q in (mine, theirs)]
    one, other = (q.first.low * (100 if q.first.kind == "share" else 1) for q in (mine, theirs))
    return any(bare) and one == other


def lacks_number(found: Difference, claim: Reading, sentence: Sentence) -> bool:
    """Check whether a sentence in another language, where nothing differs, has no such number either."""
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    across = sentence.reading.language != claim.language
    return across and mine is not None and not has_number(mine, claim, sentence.reading, sentence.text.dated)


def is_far_bound(mine: Quantity, window: Window) -> bool:
    """Check whether only numbers far from a bound, or less exact ones, are within it: below 60, from 49."""
    least, most = _NEAR.get(mine.bound, (Fraction(0), Fraction(0)))
    value = mine.first.low
    step = _STEPS * _round_place(value) / value if value else Fraction(0)
    least, most = max(least, 1 - max(step, _CLOSE)), min(most, 1 + max(step, _CLOSE))
    if mine.bound not in _NEAR or not (value and mine.in_digits and mine.end):
        return False
    given = [q for q in window.reading.of(Quantity) if measures_alike(q, mine)]
    near = [q for q in given if least <= q.first.low / value <= most]
    return bool(given) and not any(q.place <= mine.place or q.first.low == value for q in near)


def _round_place(value: Fraction) -> Fraction:
    """Return the last place of a number that is not 0: 100 of 1,200, 1/10 of 6.8."""
    place = _SMALLEST_PLACE
    while (value / (place * 10)).denominator == 1:
        place *= 10
    return place


def _is_converted(mine: Quantity, theirs: Quantity) -> bool:
    """Check whether two measures in different units are about the same."""
    (one, value), (other, second) = (to_base(q.first.low, q.first.unit) for q in (mine, theirs))
    return one == other and mine.first.unit != theirs.first.unit and abs(value - second) <= value * _NEAR_UNIT


def _measures(given: Iterable[Quantity]) -> list[Quantity]:
    return [q for q in given if q.first.kind == "measure"]


def _is_same(mine: Quantity, theirs: Quantity) -> bool:
    overlap = mine.first.low <= theirs.first.high and theirs.first.low <= mine.first.high
    one_unit = mine.first.unit == theirs.first.unit or mine.first.kind != "measure"
    alike = measures_alike(mine, theirs) and one_unit
    return (is_same_or_bare(mine, theirs) and one_unit) or (alike and (overlap or is_rounded(mine, theirs)))


def unknown_places(claim: Reading, window: Window) -> Iterator[str]:
    """Yield the countries and cities of a statement that neither a passage nor its title names."""
    near = [reading.passage for reading in (window.reading, *window.beside)]
    known = frozenset[str]().union(*map(named_places, near))
    words = window.words | window.opening
    named = [name for name in find_sure_names(claim) if len(name.keys) > 1]
    free = (t for t in claim.passage.places if not any(n.first <= t.first < n.last for n in named))
    for term in free:
        own = claim.passage.words[term.first : term.last]
        if translated_names(claim.passage.text_of(term)) & translated_names(window.reading.text):
            continue
        if code_of(term, claim.passage) not in known and not all(
            stem(w.key, claim.language) in words for w in own
        ):
            yield claim.passage.text_of(term)
