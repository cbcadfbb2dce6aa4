"""Words that a passage denies and a statement does not."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem

_HALF = 0.5
"""Share of a sentence's words that a statement on the same has."""
_FEWEST = 3
"""Words that both have at least, where a word of the sentence has a negative prefix."""
_FEWEST_DENIED = 2
"""Words of a statement that the clause has which denies one of them."""
_DENYING = ("extent few", "extent none", "unless")
"""Lists of words that deny without a "not": hardly any, none, unless."""
INFINITIVE = frozenset({"to", "zu", "de"})
"""What ends "no need to", but not "no later than"."""
_NON = "non"
_SHORTEST = 5
"""Letters of a word to which "un" is a prefix: paid, unpaid; but union."""
_NEGATION_REACH = 3
"""Words behind a negation among which the one is that it denies."""


def denied_words(claim: Reading, evidence: Passage) -> Iterator[Difference]:
    """Report a word that a sentence on the same denies, where the statement denies nothing."""
    negating = {"negation", "denials"}
    mine, theirs = claim.passage.content(claim.passage.whole), evidence.content(evidence.whole)
    shared = len(mine & theirs)
    if any(term.group in negating | {"no negation"} for term in claim.passage.terms):
        return
    if any(claim.passage.find_entries(words) for words in _DENYING):
        return
    if shared >= max(_FEWEST, len(mine) * _HALF):
        yield from _with_prefix(claim, evidence)
        yield from _without_need(claim, evidence)
    if shared < len(theirs) * _HALF:
        return
    claimed = {word.key for word in claim.passage.words}
    for term in evidence.terms_in(evidence.whole, *negating):
        if claimed.issuperset(word.key for word in evidence.words[term.first : term.last]):
            continue
        clause = next(c for c in evidence.clauses if c.has(term.first))
        if len(mine & evidence.content(clause)) < _FEWEST_DENIED:
            continue  # it denies something else
        behind = evidence.words[term.last : term.last + _NEGATION_REACH]
        after = next((w for w in behind if w.key not in evidence.lists["empty"]), None)
        for word in claim.passage.words if after else ():
            if after and stem(word.key, claim.language) == stem(after.key, claim.language):
                words = evidence.text[evidence.words[term.first].start : after.end]
                yield Difference(
                    "negation", True, claim.text[word.start : word.end], words, word.start, word.end
                )
                return


def _with_prefix(claim: Reading, evidence: Passage) -> Iterator[Difference]:
    """Report a word that a sentence has with a negative prefix only: toxic, non-toxic; likely, unlikely."""
    keys = [word.key for word in evidence.words]
    mine = [word.key for word in claim.passage.words]
    for at, word in enumerate(claim.passage.words):
        if (
            word.key in evidence.lists["empty"]
            or len(word.key) < _SHORTEST
            or _NON in mine[max(at - 1, 0) : at]
        ):
            continue
        here = [i for i, key in enumerate(keys) if key == word.key]
        joined = next((i for i, key in enumerate(keys) if key == f"un{word.key}"), None)
        if here and all(keys[max(i - 1, 0) : i] == [_NON] for i in here):
            first, last = here[0] - 1, here[0]
        elif joined is not None and not here:
            first = last = joined
        else:
            continue
        words = evidence.text[evidence.words[first].start : evidence.words[last].end]
        yield Difference("negation", True, claim.text[word.start : word.end], words, word.start, word.end)


def _without_need(claim: Reading, evidence: Passage) -> Iterator[Difference]:
    """Report a word that follows "no need to" in a sentence: no need to panic, reason to panic."""
    for term in evidence.terms_in(evidence.whole, "no negation"):
        needs = evidence.words[term.last - 1].key in INFINITIVE
        behind = evidence.words[term.last : term.last + 1] if needs else ()
        for word in claim.passage.words if behind else ():
            if word.key == behind[0].key and word.key not in evidence.lists["empty"]:
                words = evidence.text[evidence.words[term.first].start : behind[0].end]
                yield Difference("negation", True, word.key, words, word.start, word.end)
