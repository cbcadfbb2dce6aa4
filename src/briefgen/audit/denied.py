"""Words that a passage denies and a statement does not."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem

_HALF = 0.5
"""Share of a sentence's words that a statement on the same has."""
_NEGATION_REACH = 3
"""Words behind a negation among which the one is that it denies."""


def denied_words(claim: Reading, evidence: Passage) -> Iterator[Difference]:
    """Report a word that a sentence on the same denies, where the statement denies nothing."""
    negating = {"negation", "denials"}
    mine, theirs = claim.passage.content(claim.passage.whole), evidence.content(evidence.whole)
    on_the_same = len(mine & theirs) >= len(theirs) * _HALF
    if not on_the_same or any(term.group in negating for term in claim.passage.terms):
        return
    claimed = {word.key for word in claim.passage.words}
    for term in evidence.terms_in(evidence.whole, *negating):
        if claimed.issuperset(word.key for word in evidence.words[term.first : term.last]):
            continue
        behind = evidence.words[term.last : term.last + _NEGATION_REACH]
        after = next((w for w in behind if w.key not in evidence.lists["empty"]), None)
        for word in claim.passage.words if after else ():
            if after and stem(word.key, claim.language) == stem(after.key, claim.language):
                words = evidence.text[evidence.words[term.first].start : after.end]
                yield Difference(
                    "negation", True, claim.text[word.start : word.end], words, word.start, word.end
                )
                return
