"""Whether a number of a statement belongs to another sentence of a passage than the one that has it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.audit.bound_otherwise import FEWEST, Numbers, tells
from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading


def is_of_other_sentence(claim: Reading, sentences: Sequence[Reading]) -> bool:
    """Check whether a sentence with another number has more words of a statement's number than its own.

    "The A family gave 200 million. The B family gave 100 million." does not say that the B family gave 200.
    """
    for item in claim.of(Quantity):
        read = [Numbers(claim, sentence) for sentence in sentences] if tells(item) else []
        own = [numbers for numbers in read if numbers.equal(item)]
        kind = [each for numbers in own for each in numbers.equal(item)]
        others = [numbers for numbers in read if numbers not in own and numbers.has_of_kind(kind)]
        if not own or not others:
            continue
        words = {word for word in own[0].words_of(item) if not word[0].isdigit()}
        here = {word for numbers in own for word in numbers.all_words}
        for there in (words & numbers.all_words for numbers in others):
            named = any(word.startswith("@") for word in there - here)
            several = len(there - here) >= FEWEST or words.isdisjoint(here)
            if words & here < there and (named or several):
                return True
    return False
