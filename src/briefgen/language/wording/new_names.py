"""Names of a claim of which its evidence has no word."""

from __future__ import annotations

from functools import lru_cache

from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import CAPITAL_NOUNS, PARTICLES, Name
from briefgen.language.wording.passage import Passage


def is_new(name: Name, claim: Passage, evidence: Passage) -> bool:
    """Check whether the evidence has no word of a name, nor a pronoun.

    "The Kremlin" may be another word for what the evidence names. Of "Anna Berg of Oceana", the
    person counts.
    """
    located = {at for place in claim.places for at in range(place.first, place.last)}
    described = name.first > 0 and claim.words[name.first - 1].key in claim.lists["articles"]
    if described or not located.isdisjoint(range(name.first, name.last)) or claim.text_of(name).isupper():
        return False
    if any(word.key in evidence.lists["subjects"] for word in evidence.words):
        return False
    end = name.keys.index("of") if "of" in name.keys[2:] else len(name.keys)
    telling = [key for key in name.keys[:end] if key not in PARTICLES]
    if len(telling) < (2 if claim.language in CAPITAL_NOUNS else 1):
        return False
    known = known_words(evidence)
    return not any(is_named(key, known, claim.language, evidence.language) for key in telling)


@lru_cache(maxsize=512)
def known_words(evidence: Passage) -> frozenset[str]:
    """Return the words that a name may have."""
    return evidence.known_names.union(word.key for word in evidence.words)
