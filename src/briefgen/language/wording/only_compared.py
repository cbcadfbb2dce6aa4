"""Whether a part of a sentence has only a value, and a time, to compare with: 29 tonnes, up from 5 in May.

All else is that of the part before it: its subject, its verb, what is counted, and where.
"""

from __future__ import annotations

from briefgen.language.found_once import found_once
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.marks import Mark, thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch

_OPENINGS = ("compared by", "compared with", "comparison opens")
_SAME = WordPattern(r"(?<!\w){the same period}")


def is_only_compared(claim: Passage, evidence: Passage, value: int) -> bool:
    """Check whether the part with a value opens with a word such as "against", and has but a time beside it.

    The claim must have a time, too: what was said of an earlier year is not said of now.
    """
    part = next(each for each in evidence.segments if each.has(value))
    keys = " ".join(evidence.keys(part))
    openings = (each for name in _OPENINGS for each in evidence.lists[name] if keys.startswith(f"{each} "))
    opening = max(openings, key=len, default="")
    if not opening or not (_times(claim) or claim.find_entries("earlier value")):
        return False
    told = _values_and_times(evidence)
    places = (at for at in range(part.first + opening.count(" ") + 1, part.last) if at not in told)
    return not any(evidence.content(Stretch(at, at + 1)) for at in places)


def _times(passage: Passage) -> list[Mark]:
    things = [mark for mark in thing_marks(passage) if mark.kind in ("when", "period")]
    return things + [mark for mark in value_marks(passage) if mark.kind in ("day", "month", "year")]


@found_once
def _values_and_times(passage: Passage) -> frozenset[int]:
    """Return the words that are values, or say when: over the same period of the previous year."""
    found = {at for mark in (*value_marks(passage), *_times(passage)) for at in range(mark.at, mark.last)}
    found.update(at for place in passage.find_entries("earlier value") for at in range(*place))
    spans = [same.span() for same in _SAME.of("any").finditer(passage.text.lower())]
    found.update(at for at, w in enumerate(passage.words) if any(a <= w.start < b for a, b in spans))
    return frozenset(found)
