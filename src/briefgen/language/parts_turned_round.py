"""Whether a multiple turns round a part of the evidence: a hundred times that, one percent of it."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from briefgen.language.claims import PARTS, Quantity
from briefgen.language.other_sides import is_compared
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.marks import thing_marks, token_at
from briefgen.language.wording.passage import Passage, Stretch

_LEAST = 3
"""The least multiple: twice and half are said of too many things."""
_OF_OTHER = WordPattern(r" (?:{names one that is compared} |(?=[A-Z][\w-]+['’]s))")
_OF_THAT = WordPattern(
    r" (?:{of before a unit} )?{pronouns of a number}(?!\w)(?! (?:{of before a unit}|von|van|av|af) )"
)
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
        and _is_other_way((mine, claim.passage), (given, text.passage))
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


def _is_other_way(mine: tuple[Quantity, Passage], given: tuple[Quantity, Passage]) -> bool:
    """Check whether a claim says of one thing what a text says of the other, be that only "of that"."""
    across = mine[1].language != given[1].language
    (own, compared), (before, behind) = (_sides(*each, across=across) for each in (mine, given))
    one, two = _all(own) - _all(compared), _all(compared) - _all(own)
    subject = next((each for each in before if each), frozenset[str]())
    others = _all(behind) - _all(before)
    if subject & one or others & two:
        return False
    of_that = _OF_THAT.of("any").match(given[1].text.lower(), given[0].end)
    return bool(of_that or subject & two or others & one)


def _all(words: list[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*words)


def _sides(number: Quantity, passage: Passage, *, across: bool) -> tuple[list[frozenset[str]], ...]:
    """Return what the words before a number, and those that it compares with, speak of, each by itself."""
    at, behind = token_at(passage, number.start), token_at(passage, number.end)
    sentence = next((each for each in passage.statements() if each.has(at)), passage.whole)
    joints = frozenset[str]().union(*(words_of("any", name) for name in _JOINTS))
    near = range(min(behind + _NEAR_JOINT, sentence.last) - 1, behind - 1, -1)
    behind = next((i + 1 for i in near if passage.words[i].key in joints), behind)
    parts = (range(sentence.first, at), range(behind, sentence.last))
    return tuple([_words(passage, Stretch(i, i + 1), across=across) for i in part] for part in parts)


_JOINTS = ("than", "as of a comparison", "as behind a multiple")
_NEAR_JOINT = 8
"""Words behind a multiple in which "as" or "than" is: four times as many ferries a week as."""


def _words(passage: Passage, part: Stretch, *, across: bool) -> frozenset[str]:
    """Return what a part of a text speaks of: stems, or things that are known in all languages."""
    if across:
        return frozenset(mark.key for mark in thing_marks(passage) if part.has(mark.at))
    return frozenset(word for word in passage.content(part) if word != "one")
