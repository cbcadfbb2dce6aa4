"""Numbers and countries of a statement that a passage does not have, nor anything from which they follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from types import MappingProxyType

from briefgen.audit.bindings import is_rounded, is_same_or_bare
from briefgen.audit.known_names import find_sure_names
from briefgen.audit.name_forms import code_of, named_places
from briefgen.audit.windows import Window
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.compare_quantities import measures_alike
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
_PERIODS = frozenset({"half", "quarter"})


def is_nowhere(mine: Quantity, window: Window) -> bool:
    """Check whether a passage has no number from which one of a statement may be had."""
    if mine.first.kind not in ("measure", "share", "money") or mine.first.low == 1:
        return False
    given = window.reading.of(Quantity)
    if any(_is_same(mine, each) for each in given):
        return False
    if mine.first.unit == "month" and any(d.kind in _PERIODS for d in window.reading.of(DateClaim)):
        return False  # the first six months are the first half of a year
    if mine.first.kind == "measure":  # three miles are five kilometres, but not three
        return not any(
            q.first.unit != mine.first.unit and q.first.low != mine.first.low for q in _measures(given)
        )
    return not any(q.first.kind == mine.first.kind for q in given)


def is_far_bound(mine: Quantity, window: Window) -> bool:
    """Check whether only numbers far from a bound are within it: below 60, where a passage has 49."""
    least, most = _NEAR.get(mine.bound, (Fraction(0), Fraction(0)))
    value = mine.first.low
    if not (most and value and mine.in_digits and mine.end):
        return False
    given = [q.first.low / value for q in window.reading.of(Quantity) if measures_alike(q, mine)]
    return bool(given) and not any(least <= ratio <= most for ratio in given)


def _measures(given: Iterable[Quantity]) -> list[Quantity]:
    return [q for q in given if q.first.kind == "measure"]


def _is_same(mine: Quantity, theirs: Quantity) -> bool:
    overlap = mine.first.low <= theirs.first.high and theirs.first.low <= mine.first.high
    one_unit = mine.first.unit == theirs.first.unit or mine.first.kind != "measure"
    alike = measures_alike(mine, theirs) and one_unit
    return (is_same_or_bare(mine, theirs) and one_unit) or (alike and (overlap or is_rounded(mine, theirs)))


def unknown_places(claim: Reading, window: Window) -> Iterator[str]:
    """Yield the countries and cities of a statement that neither a passage nor its title names."""
    known = named_places(window.reading.passage)
    words = window.words | window.opening
    named = [name for name in find_sure_names(claim) if len(name.keys) > 1]
    free = (t for t in claim.passage.places if not any(n.first <= t.first < n.last for n in named))
    for term in free:
        own = claim.passage.words[term.first : term.last]
        if code_of(term, claim.passage) not in known and not all(
            stem(w.key, claim.language) in words for w in own
        ):
            yield claim.passage.text_of(term)
