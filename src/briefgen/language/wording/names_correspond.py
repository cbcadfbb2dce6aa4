"""Whether two names that differ may stand for the same place, person or body in two texts."""

from __future__ import annotations

from briefgen.language.wording.names import particles, titles
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.tokens import find_tokens

_ALIKE = 60
"""From how many per cent of common letters on one word may be a slip of another."""
_PLACE, _BODY, _OFFICE = "place", "body", "office"


def may_correspond(mine: str, claim: Passage, theirs: str, evidence: Passage) -> bool:
    """Check whether a name of a claim may be set against one of its evidence: both people, both places.

    Shape: the names are words of the passages. Names that share a word, or look alike, correspond.
    """
    one, two = _words(mine, claim), _words(theirs, evidence)
    if not one or not two:
        return False
    return _kind(mine, one, claim) == _kind(theirs, two, evidence) or _look_alike(one, two)


def _words(name: str, passage: Passage) -> list[str]:
    left_out = particles() | titles() | passage.lists["empty"]
    return [token.key for token in find_tokens(name, passage.language) if token.key not in left_out]


def _kind(name: str, words: list[str], passage: Passage) -> str:
    """Say what a name may name; of others, whether it is an abbreviation, one word or several."""
    if any(passage.text_of(place) == name for place in passage.places):
        return _PLACE
    if passage.lists["offices"].issuperset(words):
        return _OFFICE
    if not passage.lists["bodies"].isdisjoint(words):
        return _BODY
    if is_abbreviation(name):
        return "abbreviation"
    return "word" if len(words) == 1 else "words"


def is_abbreviation(name: str) -> bool:
    """Check whether most letters of a name are capitals."""
    return sum(letter.isupper() for letter in name) * 2 > sum(letter.isalpha() for letter in name)


def _look_alike(one: list[str], two: list[str]) -> bool:
    from rapidfuzz import fuzz  # slow to load: few findings are about names

    return any(fuzz.ratio(a, b) >= _ALIKE for a in one for b in two)
