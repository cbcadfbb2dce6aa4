"""The words behind a link that say what its subject does: [the levy](fact:ID) slowed imports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.differences import word_differences, word_differences_of_facts
from briefgen.check.prose_field import words_of
from briefgen.check.support import Support
from briefgen.corpus.fact import Fact
from briefgen.language.claims import Difference, Respect
from briefgen.language.read import read
from briefgen.reading.prose import Inlines, inline_references

_TURNS: frozenset[Respect] = frozenset({"negation", "direction"})
_VERBS = ("finite", "past", "verbs", "be")
_END = re.compile(r"[,;:–—()]| and | but | which | who ")


def differences_behind(
    text: str, places: tuple[int, int, int, int], language: str, fact: Fact, given: Support
) -> Iterator[Difference]:
    """Yield what is denied or turned by the verb right behind a link that has none itself.

    Units: code points; `places` are where its statement begins, where the link begins and ends, and where
    the statement ends. What follows a comma, or "and", may be the analyst's own.
    """
    first, start, end, last = places
    words, behind = read(text[start:end], language).passage, _END.split(text[end:last])[0]
    verbs = frozenset[str]().union(*(words.lists[name] for name in _VERBS))
    spoken = words.terms_in(words.whole, "pairs", "speech", "denials", "negation")
    if not behind.strip() or spoken or not verbs.isdisjoint(words.keys(words.whole)):
        return
    for difference in word_differences_of_facts(text[first:end] + behind, [fact], given):
        if difference.respect in _TURNS and (not difference.end or difference.start >= end - first):
            yield difference


def not_said_behind(found: list[Difference], whole: str, given: Support) -> list[Difference]:
    """Leave out what the rest of a statement has behind the link; `whole` is empty where there is none."""
    if not whole or all(d.end for d in found):
        return found
    rest = {d.respect for d in word_differences(whole, given) if not d.end}
    return [d for d in found if d.end or d.respect in rest]


def is_alone(children: Inlines, words: str) -> bool:
    """Check whether a paragraph has no other link, whose fact the words behind this one may be of."""
    return [words_of(link.children) for link in inline_references(children)] == [words]
