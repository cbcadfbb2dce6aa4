"""Which differences of wording do not count in a draft, and how the others are shown."""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefgen.audit.computed import is_whole_of_share
from briefgen.language.claims import Difference, Quantity
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.stems import stem

_WITHIN = WordPattern(r"\b{within}\s+\Z", re.IGNORECASE)
_WITHOUT = WordPattern(r"\b{without}\s+\Z", re.IGNORECASE)
_LESS = frozenset({"below", "at-most"})
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(?:[^\W\d_]+\s+){0,2}\Z")
_BEHIND = re.compile(r"(?:\s+[^\W\d_]+){0,2}")


def is_alike(found: Difference, claim: Reading, evidence: Reading, known: frozenset[str]) -> bool:
    """Check whether a difference is none: less than 200 metres from, within 200 metres of; a known name.

    `known` has the stems of names that the sentence may leave out.
    """
    if found.respect == "qualifier":
        mine = [q for q in claim.of(Quantity) if q.start == found.start and q.bound in _LESS]
        within = _WITHIN.of(evidence.language)
        theirs = [q for q in evidence.of(Quantity) if within.search(evidence.text, 0, q.start)]
        return any(q.first.low == other.first.low for q in mine for other in theirs)
    if found.respect == "speaker" and found.claim == found.evidence:  # words that both quote
        return any(q.start <= found.start < q.end for q in find_quoted(claim.text))
    if found.respect == "direction":  # without pay, unpaid
        prefixes = tuple(evidence.passage.lists["negative prefixes"])
        denied = _WITHOUT.of(claim.language).search(claim.text, 0, found.start)
        return denied is not None and found.evidence.startswith(prefixes)
    if found.respect in ("name", "subject") and not found.sure:
        titles = claim.passage.lists["titles"]
        names = [w for w in _WORD.findall(found.claim) if w[0].isupper() and w.casefold() not in titles]
        if len(names) > 1 and found.start == 0:
            names = names[1:]  # a capital at the beginning of a sentence
        stems = {stem(name.casefold(), claim.language) for name in names}
        has = evidence.passage.content(evidence.passage.whole) | known
        return _initials(found.claim) == found.evidence or stems <= has  # none: no name at all
    return is_whole_of_share(found, claim, evidence)


def _initials(words: str) -> str:
    return "".join(word[0] for word in _WORD.findall(words) if word[0].isupper())


def widened(found: Difference, claim: Reading, evidence: Reading) -> Difference:
    """Show the words around a number where its own are the same on both sides: a year, a month."""
    if found.claim.casefold() != found.evidence.casefold() or not found.claim:
        return found
    start = evidence.text.find(found.evidence)
    if start < 0:
        return found
    mine = _around(claim.text, found.start, found.end)
    theirs = _around(evidence.text, start, start + len(found.evidence))
    return replace(found, claim=mine, evidence=theirs) if mine != theirs else found


def _around(text: str, start: int, end: int) -> str:
    before, behind = _BEFORE.search(text, 0, start), _BEHIND.match(text, end)
    return text[before.start() if before else start : behind.end() if behind else end]
