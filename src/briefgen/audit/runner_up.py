"""Who comes behind the first, or is one of them: A had the most, followed by B; A is one of the largest."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.audit.bound_otherwise import is_same, tells
from briefgen.language.claims import DateClaim, Ordinal, Quantity
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_TOPS = frozenset({"max", "min"})
_SEVERAL = "one of several"
_REACH = 3
"""Words between "one of the" and the word for what is first."""
_FEWEST = 2
_SUPERLATIVES = ("than any other", "extent most")


def is_runner_up(claim: Reading, evidence: Reading) -> bool:
    """Check whether a statement calls first what a sentence names only behind the first."""
    mine, theirs = claim.passage, evidence.passage
    if claim.language != evidence.language or mine.find_entries("followed by") or not _is_on_a_top(claim):
        return False
    found = [place for name in mine.names for place in _places(name, theirs)]
    behind = next((part.last for part in theirs.find_entries("followed by")), None)
    return bool(found) and behind is not None and behind <= min(found)


def is_one_of_several(claim: Reading, evidence: Reading) -> bool:
    """Check whether a statement calls the largest what a sentence calls only one of the largest."""
    theirs = evidence.passage
    several = [part.last for part in theirs.find_entries(_SEVERAL)]
    if not several or claim.passage.find_entries(_SEVERAL) or not _is_on_a_top(claim):
        return False
    tops = [term.first for term in theirs.terms if term.group == "pairs" and term.name in _TOPS]
    return not any(all(not 0 <= top - last <= _REACH for last in several) for top in tops)


def is_top_elsewhere(claim: Reading, sentences: Sequence[Reading]) -> bool:
    """Check whether no sentence has both the top of a statement and a number or name of it.

    "Some 24% are over 40. The rate is highest among children." does not say that it is highest over 40.
    """
    items = [c for c in claim.claims if isinstance(c, Quantity | DateClaim) and c.end and tells(c)]
    if len(sentences) < _FEWEST or not items or not any(_tops(claim.passage)):
        return False
    tops = [sentence for sentence in sentences if any(_tops(sentence.passage))]
    return bool(tops) and not any(_has_one(items, sentence) for sentence in tops)


def _tops(passage: Passage) -> list[Term]:
    return [term for term in passage.terms if term.group == "pairs" and term.name in _TOPS]


def _has_one(items: list[Quantity | DateClaim], sentence: Reading) -> bool:
    return any(is_same(mine, other) for mine in items for other in sentence.claims)


def _places(name: Name, passage: Passage) -> list[int]:
    """Return where a text has all words of a name, side by side."""
    mine = [stem(key, passage.language) for key in name.keys]
    keys = [stem(word.key, passage.language) for word in passage.words]
    return [at for at in range(len(keys)) if keys[at : at + len(mine)] == mine]


def _is_on_a_top(reading: Reading) -> bool:
    """Check whether a text has a superlative that is not that of a second or third."""
    passage = reading.passage
    tops = any(_tops(passage))
    first = all(ordinal.value == 1 for ordinal in reading.of(Ordinal))
    return first and (tops or any(passage.find_entries(each) for each in _SUPERLATIVES))
