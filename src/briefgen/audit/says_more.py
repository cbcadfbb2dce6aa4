"""Whether words of a statement that a passage does not have tell something that it does not say.

Not so verbs of speech and words that tell little beside numbers, dates and names (to come, a total), nor the
qualifier of a number, which is compared with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.meanings import tells_little
from briefgen.language.wording.passage import Stretch

_LITTLE = "words of a draft that tell little"
_COMPARING = "comparatives"


def says_more(words: Iterable[str], claim: Reading) -> bool:
    """Check whether one of some words of a statement tells something more than its numbers and names."""
    passage, language = claim.passage, claim.language
    known = set(words_of(language, _LITTLE))
    for term in passage.terms:
        if term.group == "speech":
            known.update(passage.keys(Stretch(term.first, term.last)))
    for number in claim.of(Quantity):
        known.update(claim.text[slice(*number.qualified)].casefold().split())
    if any(number.than for number in claim.of(Quantity)):
        for place in passage.find_entries(_COMPARING):
            known.update(passage.keys(place))
    folded = (word.casefold() for word in words)
    return any(word not in known and not tells_little(word, language) for word in folded)
