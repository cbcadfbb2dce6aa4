"""Who comes behind the first, or is one of them: A had the most, followed by B; A is one of the largest."""

from __future__ import annotations

from briefgen.language.claims import Ordinal
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem

_TOPS = frozenset({"max", "min"})
_SEVERAL = "one of several"
_REACH = 3
"""Words between "one of the" and the word for what is first."""
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


def _places(name: Name, passage: Passage) -> list[int]:
    """Return where a text has all words of a name, side by side."""
    mine = [stem(key, passage.language) for key in name.keys]
    keys = [stem(word.key, passage.language) for word in passage.words]
    return [at for at in range(len(keys)) if keys[at : at + len(mine)] == mine]


def _is_on_a_top(reading: Reading) -> bool:
    """Check whether a text has a superlative that is not that of a second or third."""
    passage = reading.passage
    tops = any(term.group == "pairs" and term.name in _TOPS for term in passage.terms)
    first = all(ordinal.value == 1 for ordinal in reading.of(Ordinal))
    return first and (tops or any(passage.find_entries(each) for each in _SUPERLATIVES))
