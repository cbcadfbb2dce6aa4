"""Whether a part of a sentence has only a value, and a time, to compare with: 29 tonnes, up from 5 in May.

All else is that of the part before it: its subject, its verb, what is counted, and where.
"""

from __future__ import annotations

from briefgen.language.found_once import found_once
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.marks import thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch

_OPENINGS = ("compared by", "compared with", "comparison opens")
_SAME = WordPattern(r"(?<!\w){the same period}")


def is_only_compared(passage: Passage, part: Stretch) -> bool:
    """Check whether a part opens with a word such as "against", and has but a value and a time behind it."""
    keys = " ".join(passage.keys(part))
    openings = (each for name in _OPENINGS for each in passage.lists[name] if keys.startswith(f"{each} "))
    opening = max(openings, key=len, default="")
    if not opening:
        return False
    places = range(part.first + opening.count(" ") + 1, part.last)
    return not any(
        passage.content(Stretch(at, at + 1)) for at in places if at not in _values_and_times(passage)
    )


@found_once
def _values_and_times(passage: Passage) -> frozenset[int]:
    """Return the words that are values, or say when: over the same period of the previous year."""
    marks = (*value_marks(passage), *(m for m in thing_marks(passage) if m.kind in ("when", "period")))
    found = {at for mark in marks for at in range(mark.at, mark.last)}
    found.update(at for place in passage.find_entries("earlier value") for at in range(*place))
    spans = [same.span() for same in _SAME.of("any").finditer(passage.text.lower())]
    found.update(at for at, w in enumerate(passage.words) if any(a <= w.start < b for a, b in spans))
    return frozenset(found)
