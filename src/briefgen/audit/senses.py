"""What is known of a text in every language: things, countries, meanings, names, numbers, months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import meanings

_SHORT = 2
"""Letters of a part of a name that tells little."""


def senses_of(reading: Reading, start: int = 0, end: int | None = None) -> frozenset[str]:
    """Return what is known of some words of a text, in a form that is equal in all languages."""
    passage, end = reading.passage, len(reading.text) if end is None else end
    known = [("", t) for t in (*passage.things, *passage.places)]
    known += ((f"{t.sign}", t) for t in passage.terms if t.group == "pairs")
    words = (word for word in passage.words if start <= word.start < end)
    found = {f"={each}" for word in words for each in meanings(word.key, reading.language)}
    found |= {f"{d.year}-{d.month}" for d in reading.of(DateClaim) if d.month and start <= d.start < end}
    found |= {f"{d.year}" for d in reading.of(DateClaim) if d.year and start <= d.start < end}
    names = (name for name in passage.names if name.sure and start <= passage.words[name.first].start < end)
    found |= {f"@{key}" for name in names for key in name.keys if len(key) > _SHORT}
    found |= {f"{sign}{t.name}" for sign, t in known if start <= passage.words[t.first].start < end}
    return frozenset(found)


def nearest_sentence(claim: Reading, sentences: Sequence[Reading]) -> Reading:
    """Return the sentence that has the most of what a statement has, in another language too."""
    mine = _all_of(claim)
    return max(sentences, key=lambda sentence: len(mine & _all_of(sentence)))


def _all_of(reading: Reading) -> frozenset[str]:
    return senses_of(reading) | frozenset(_numbers(reading.of(Quantity)))


def _numbers(given: Iterable[Quantity]) -> Iterable[str]:
    return (f"#{q.first.low}" for q in given if q.in_digits)
