"""Whether a sentence says what something is, where a statement says so: lithium is a metal."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_SAYING_WHAT = ("be", "becoming", "calling")
"""Lists of words that say what something is."""
_REACH = 5
"""Words behind such a word among which is what it is."""


def is_no_identity(claim: Passage, evidence: Passage) -> bool:
    """Check whether only a statement says what something is, in words of a sentence: "is a", "was the".

    A sentence says it behind such a verb, or behind a comma: lithium, a metal.
    """
    what = _said_to_be(claim) if claim.language == evidence.language else frozenset[str]()
    if what.isdisjoint(evidence.content(evidence.whole)):
        return False
    places = [entry.last for name in _SAYING_WHAT for entry in evidence.find_entries(name)]
    articles = (at for at, word in enumerate(evidence.words) if at and word.key in evidence.lists["articles"])
    places += [at for at in articles if set(",(–—:") & set(evidence.gap_before(at))]
    last = len(evidence.words)
    return all(what.isdisjoint(evidence.content(Stretch(at, min(at + _REACH, last)))) for at in places)


def _said_to_be(passage: Passage) -> frozenset[str]:
    """Return the words behind "is a" where "to be" is the only verb of a statement; none for any other."""
    lists = passage.lists
    being = [at for at, word in enumerate(passage.words) if word.key in lists["be"]]
    if len(being) != 1 or not lists["articles"].intersection(
        passage.keys(Stretch(being[0] + 1, being[0] + 2))
    ):
        return frozenset()
    endings = tuple(lists["past endings"])
    behind = Stretch(being[0] + 1, len(passage.words))
    verbs = lists["past"] | lists["verbs"]
    if any(key in verbs or (endings and key.endswith(endings)) for key in passage.keys(behind)):
        return frozenset()
    return passage.content(behind)
