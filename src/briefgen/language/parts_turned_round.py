"""Whether a multiple turns round a part of the evidence: a hundred times that, one percent of it."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from briefgen.language.claims import PARTS, Quantity
from briefgen.language.other_sides import is_compared
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.marks import thing_marks, token_at
from briefgen.language.wording.passage import Passage, Stretch

_LEAST = 3
"""The least multiple: twice and half are said of too many things."""
_OF_OTHER = WordPattern(r" (?:{names one that is compared} |(?=[A-Z][\w-]+['’]s))")
_CHANGED = frozenset({"to", "by", "from"})
_PLAIN = frozenset({"", "exact", "about", "nearly"})
_TURNED = MappingProxyType({"below": "above", "at-most": "at-least", "above": "below", "at-least": "at-most"})
"""What a qualifier of a part becomes for the multiple: less than a tenth, more than ten times."""


def is_part_turned_round(mine: Quantity, claim: Reading, texts: Iterable[Reading]) -> bool:
    """Check whether a text gives a part of which a claim's number is the multiple, or the other way round."""
    if not _is_part(mine) or not _is_comparison(mine, claim):
        return False
    return any(
        _is_part(given)
        and _is_comparison(given, text)
        and _is_reciprocal(mine, given)
        and not _has_same_subject((mine, claim.passage), (given, text.passage))
        for text in texts
        for given in text.of(Quantity)
    )


def _is_part(quantity: Quantity) -> bool:
    """Check whether a number says how much of another one something is, and not by how much it changes."""
    sense = quantity.first
    changed = quantity.role in _CHANGED or (quantity.than and sense.kind == "share")
    if sense.kind not in PARTS or changed or sense.low != sense.high or sense.low <= 0:
        return False
    return max(sense.low, 1 / sense.low) >= _LEAST and (sense.kind == "share") == (sense.low < 1)


def _is_comparison(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a multiple compares two things: ten times as much as, ten times the; no “tripled”."""
    if quantity.first.kind == "share" or is_compared(quantity, reading):
        return True
    return bool(_OF_OTHER.of(reading.language).match(reading.text, quantity.end))


def _is_reciprocal(mine: Quantity, given: Quantity) -> bool:
    """Check whether two numbers make one together, with qualifiers that say the same of both."""
    if given.bound in _TURNED:
        return mine.bound == _TURNED[given.bound] and mine.first.low * given.first.low == 1
    return mine.bound in _PLAIN and fits(mine, 1 / given.first.low)


def _has_same_subject(mine: tuple[Quantity, Passage], given: tuple[Quantity, Passage]) -> bool:
    """Check whether what is a part in a text is what is so many times the other in a claim."""
    (number, claim), (part, text) = mine, given
    across = claim.language != text.language
    at, behind = token_at(claim, number.start), token_at(claim, number.end)
    left, right = Stretch(0, at), Stretch(behind, len(claim.words))
    place = token_at(text, part.start)
    sentence = next((each for each in text.statements() if each.has(place)), text.whole)
    before = Stretch(sentence.first, place)
    words = ((_words(text, Stretch(i, i + 1), across=across)) for i in range(before.first, before.last))
    subject = next((each for each in words if each), frozenset[str]())
    return bool(subject & _words(claim, left, across=across) - _words(claim, right, across=across))


def _words(passage: Passage, part: Stretch, *, across: bool) -> frozenset[str]:
    """Return what a part of a text speaks of: stems, or things that are known in all languages."""
    if across:
        return frozenset(mark.key for mark in thing_marks(passage) if part.has(mark.at))
    return passage.content(part)
