"""Whether a claim says what its evidence says in words of its own."""

from __future__ import annotations

from briefgen.language.read import read
from briefgen.language.wording.passage import Passage, Stretch

_MOST_OWN = 1
"""Words of its own that a claim has, at most, if it takes those of its evidence."""


def rewords(claim: Passage, evidence: Passage, most: int = _MOST_OWN) -> bool:
    """Check whether a claim has words of its own beside names and numbers, more than `most`.

    Who says of one what the evidence says of another takes its words. Of a sentence that is told in other
    words, it is not known which of them is which.
    """
    if claim.language != evidence.language:
        return False
    apart = claim.numbers.union(*(range(name.first, name.last) for name in claim.names if name.sure))
    if claim.numbers:  # it may say by a verb of its own who gives a number
        apart = apart.union(*(range(verb.first, verb.last) for verb in claim.terms if verb.group == "speech"))
    spans = [(value.start, value.end) for value in read(claim.text, claim.language).claims]
    places = (
        at
        for at, word in enumerate(claim.words)
        if at not in apart and not any(start <= word.start < end for start, end in spans)
    )
    words = frozenset[str]().union(*(claim.content(Stretch(at, at + 1)) for at in places))
    return len(words - evidence.content(evidence.whole)) > most
