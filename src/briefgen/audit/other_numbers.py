"""Find a passage that has all of a part of a statement, but with another number or date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from briefgen.audit.alike import is_alike
from briefgen.audit.changes import is_change
from briefgen.audit.known_names import knows_name
from briefgen.audit.nowhere import lacks_number
from briefgen.audit.parts import Altered, Beside, StatementPart, compare_rest, split_parts
from briefgen.audit.passages import Sentence
from briefgen.audit.sure_names import find_sure_names
from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.compare import compare_numbers
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.wording.stems import stem

_LEAST = 0.45
"""Share of the rest of a part, by weight, that a sentence on the same has."""
_FEWEST = 2
"""Words and numbers of the rest that it has at least."""
_ELSEWHERE = 0.25
"""Share of a part's words, by weight, with which another sentence has its number."""
_MAGNITUDE = 10
"""How many times as high a count may be as the one that it was altered from."""
_SCALES = frozenset(Fraction(10**power) for power in (-9, -6, -3, 3, 6, 9))
"""The same, where the scale was altered: million for thousand."""


def find_other_numbers(beside: Beside) -> Iterator[Altered]:
    """Yield what a passage has instead of the one number or date in which a part of a statement differs."""
    claim, window = beside.claim, beside.window
    compared = compare_numbers(claim, [(window.reading, window.issued)])
    numeric = [d for d in compared if d.end]
    for part in split_parts(claim):
        differing = {d.start: d for d in numeric if part.has(d.start)}
        found = next(iter(differing.values()), None)
        if len(differing) != 1 or found is None or not found.sure or not _knows_names(part, beside):
            continue
        for core in window.sentences:
            rest = compare_rest(part, (found.start, found.end), beside, core)
            if rest.share < _LEAST or rest.count < _FEWEST:
                continue
            if claim.language != core.language and not rest.agreed:
                continue
            if other := _other(found, beside, core):
                altered = Difference(found.respect, True, found.claim, other, found.start, found.end)
                yield Altered(part, altered, rest.weight)


def is_number_elsewhere(found: Altered, beside: Beside, sentences: Iterable[Sentence]) -> bool:
    """Check whether any sentence has the number or date that differs, with words of the same part.

    In the text itself, the number alone is enough: it may be there in other words.
    """
    words = {word.key: beside.weight(word.key) for word in found.part.words}
    least = sum(words.values()) * _ELSEWHERE
    for sentence in sentences:
        reading = sentence.reading
        content = reading.passage.content(reading.passage.whole)
        shared = sum(weight for key, weight in words.items() if key in content)
        in_text = sentence.text is beside.window.text and found.difference.respect == "value"
        if shared < least and not in_text:
            continue
        compared = compare_numbers(beside.claim, [(reading, sentence.text.dated)])
        differs = any(d.start == found.difference.start for d in compared)
        if not differs and not lacks_number(found.difference, beside.claim, sentence):
            return True
    return False


def _knows_names(part: StatementPart, beside: Beside) -> bool:
    """Check whether a passage has all names of a part, so that it may be about the same."""
    words = beside.claim.passage.words
    own = (n for n in find_sure_names(beside.claim) if part.has(words[n.first].start))
    return all(knows_name(beside.claim, name, beside.window) for name in own)


def _number_at(found: Difference, claim: Reading) -> Quantity | None:
    return next((q for q in claim.of(Quantity) if q.start == found.start), None)


def _other(found: Difference, beside: Beside, core: Reading) -> str:
    """Return what a sentence has in the place of what differs; empty where that is not clear."""
    if found.respect == "date":
        return _other_date(found, beside, core)
    mine = _number_at(found, beside.claim)
    if mine is None:
        return found.evidence if found.evidence and found.evidence.split()[-1] in core.text else ""
    if (found.respect == "qualifier" and not mine.bound) or is_alike(found, beside.claim, core, frozenset()):
        return ""
    same = next((q for q in core.of(Quantity) if q.first.low == mine.first.low), None)
    if found.respect == "value" or (found.respect == "unit" and not (same and measures_alike(same, mine))):
        return _other_number(mine, beside, core)
    if same is None:
        return ""
    return found.evidence if same.words in found.evidence else same.words


def _other_date(found: Difference, beside: Beside, core: Reading) -> str:
    own = beside.claim.of(DateClaim)
    mine = next((d for d in own if d.start == found.start), None)
    if mine and any(agrees(mine, dated, Issued()) for dated in beside.window.dates):
        return ""  # the text is of this date
    free = [d for d in core.of(DateClaim) if not any(agrees(o, d, beside.window.issued) for o in own)]
    alike = [d for d in free if mine and d.kind == mine.kind]
    return alike[0].words if len(alike) == 1 else ""


def _other_number(mine: Quantity, beside: Beside, core: Reading) -> str:
    given = {q.first.low for q in beside.claim.of(Quantity)}
    free = [
        q
        for q in core.of(Quantity)
        if q.end and q.first.low not in given and _may_stand_for(q, mine, beside.claim, core)
    ]
    return free[0].words if len(free) == 1 else ""


def _may_stand_for(theirs: Quantity, mine: Quantity, claim: Reading, core: Reading) -> bool:
    """Check whether two numbers are of one kind and unit, and two counts of the same things."""
    alike = theirs.first.kind == mine.first.kind and measures_alike(theirs, mine)
    one_unit = theirs.first.unit == mine.first.unit or mine.first.kind != "measure"
    if not (alike and one_unit) or (theirs.role == "by") != (mine.role == "by"):
        return False
    if mine.first.kind == "share" and is_change(theirs, core) != is_change(mine, claim):
        return False
    if mine.first.kind != "count":
        return True
    ratio = mine.first.low / theirs.first.low if theirs.first.low else Fraction(0)
    near = Fraction(1, _MAGNITUDE) <= ratio <= _MAGNITUDE or ratio in _SCALES
    one, other = _nouns(mine, claim), _nouns(theirs, core)
    return near and (claim.language != core.language or one == other or bool(one & other))


def _nouns(number: Quantity, reading: Reading) -> frozenset[str]:
    empty = reading.passage.lists["empty"]
    return frozenset(stem(noun, reading.language) for noun in number.noun if noun not in empty)
