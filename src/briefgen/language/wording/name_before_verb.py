"""The name before a claim's verb, where the evidence has another before it."""

from __future__ import annotations

from briefgen.language.found_once import found_once
from briefgen.language.wording.names import CAPITAL_NOUNS, Name
from briefgen.language.wording.neighbours import neighbours
from briefgen.language.wording.passage import Passage, Stretch


@found_once
def known_words(evidence: Passage) -> frozenset[str]:
    """Return the words that a name may have."""
    return evidence.known_names.union(word.key for word in evidence.words)


def before_its_verb(name: Name, claim: Passage, evidence: Passage, theirs: list[Name]) -> Name | None:
    """Find the name before the verb of a claim's first word, which may be a name: Pfizer withdrew it.

    Of a name that is one for certain, only another country is found.
    """
    country = _country_before_its_verb(name, claim, evidence, theirs)
    if country or name.sure:
        return country
    known = any(thing.first == name.first for thing in claim.things)
    if (
        known
        or len(name.keys[0]) < _SHORTEST
        or name.keys[0].endswith("s")
        or claim.language in CAPITAL_NOUNS
    ):
        return None
    _, verb = neighbours(name, claim)
    behind = [(other, _behind(other, evidence)) for other in theirs if other.sure or evidence.contrasts]
    return next((other for other, word in behind if word == verb != ""), None)


def _country_before_its_verb(
    name: Name, claim: Passage, evidence: Passage, theirs: list[Name]
) -> Name | None:
    """Find another country, or its capital, before the verb of the country that a name is.

    At the beginning of a sentence, the capital of a common word shows no name, but a country is one.
    """
    code, verb = _country(name, claim), neighbours(name, claim)[1]
    if not code or not verb:
        return None
    mine, given = ({place.name for place in passage.places} for passage in (claim, evidence))
    others = (other for other in theirs if neighbours(other, evidence)[1] == verb and code not in given)
    return next((other for other in others if _country(other, evidence) not in {"", *mine}), None)


def _country(name: Name, passage: Passage) -> str:
    """Return the code of the country that a name is, or whose capital it is; else nothing."""
    return next(
        (
            place.name
            for place in passage.places
            if len(place.name) == _CODE and (place.first, place.last) == (name.first, name.last)
        ),
        "",
    )


_CODE = 2
"""Letters of a country's code."""
_SHORTEST = 4
"""Letters from which on a sentence's first word may be a name."""


def _behind(name: Name, passage: Passage) -> str:
    """Return the stem of the word behind a name and what is set apart: Merck, not Bayer, withdrew."""
    apart = next((c for c in passage.contrasts if c.first == name.last), None)
    last = apart.last if apart else name.last
    if last >= len(passage.words):
        return ""
    return next(iter(passage.content(Stretch(last, last + 1))), "")
