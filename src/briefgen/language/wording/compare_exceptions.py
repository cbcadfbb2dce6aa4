"""Whether a claim keeps what its evidence excepts or limits: all but six, in three districts, the fourth."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference, Ordinal, Quantity
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.passage import Passage, Stretch

_DENYING = ("negation", "denials")


def exceptions_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "all" or "six" of whom the evidence says that all but six did it."""
    part = next(iter(evidence.find_entries("exceptions")), None)
    if part is None or claim.find_entries("exceptions") or _denies(claim) or _denies(evidence):
        return
    excepted = next((q for q in _counts(evidence) if token_at(evidence, q.start) == part.last), None)
    whole = next(iter(claim.find_entries("extent all")), None)
    if excepted is None:
        return
    mine = next((q for q in _counts(claim) if q.first.low == excepted.first.low), None)
    if whole is not None and mine is None:
        yield differ("part-and-whole", claim, whole, evidence, part, sure=False)
        return
    if (
        whole is None
        and mine is not None
        and claim.language == evidence.language
        and _says_only_this(claim, evidence)
    ):
        at = token_at(claim, mine.start)
        yield differ("part-and-whole", claim, Stretch(at, at + 1), evidence, part, sure=False)


def _says_only_this(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim has no word that its evidence lacks: not six who are still held."""
    return claim.content(claim.whole) <= evidence.content(evidence.whole)


def _denies(passage: Passage) -> bool:
    return any(t.group in _DENYING and not _is_exception(passage, t.first) for t in passage.terms)


def _is_exception(passage: Passage, at: int) -> bool:
    return any(part.has(at) for part in passage.find_entries("exceptions"))


def _counts(passage: Passage) -> list[Quantity]:
    return [q for q in read(passage.text, passage.language).of(Quantity) if q.first.kind == "count"]


def all_for_some(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "all districts" where the evidence has three of them: three districts, not the three."""
    if claim.language != evidence.language or evidence.find_entries("extent all"):
        return
    for part in claim.find_entries("extent all"):
        noun = claim.content(Stretch(part.last, min(part.last + 1, len(claim.words))))
        if not noun or part.last in claim.numbers:
            continue
        for at in sorted(evidence.numbers):
            behind = evidence.content(Stretch(at + 1, min(at + 2, len(evidence.words))))
            before = evidence.words[at - 1].key if at else ""
            known = evidence.lists["articles"] | evidence.lists["possessives"] | evidence.lists["known"]
            if behind == noun and before not in known:
                yield differ("part-and-whole", claim, part, evidence, Stretch(at, at + 2), sure=False)
                return


def orders_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report another number of those before than the place in an order leaves: two before the fourth."""
    before = claim.find_entries("before the one named")
    places = [o for o in read(evidence.text, evidence.language).of(Ordinal) if o.value > 1]
    counts = _counts(claim)
    if not before or len(places) != 1 or len(counts) != 1 or _counts(evidence):
        return
    if counts[0].first.low != places[0].value - 1:
        at, there = token_at(claim, counts[0].start), token_at(evidence, places[0].start)
        yield differ("value", claim, Stretch(at, at + 1), evidence, Stretch(there, there + 1), sure=False)
