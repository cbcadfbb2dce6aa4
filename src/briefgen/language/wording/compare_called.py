"""Whether a claim says what its evidence in another language denies, in a few words: not catastrophic.

What a text sets apart, or quotes, is said in its own words, of which another language has one of the same
letters or the same meaning. Such a word is denied where a "not" is right before it, a prefix turns it, or the
text sets it apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.wording.denying_prefixes import plain_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.near import is_short
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.same_words import SameWords

_BEFORE = 2
"""Words between a "not" and what it denies, at most: not a red line."""
_SHORTEST = 4


def called_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a word that one text denies and the other says, of what the evidence quotes or sets apart."""
    telling = _quoted(evidence) | evidence.set_apart
    if claim.language == evidence.language or not telling or not is_short(claim):
        return
    words = SameWords(claim, evidence)
    found = {at: words.same(at) for at in range(len(claim.words)) if claim.content(Stretch(at, at + 1))}
    if all(there <= telling for there in found.values()):
        return  # of something else: "A year had been asked for"
    for at, there in found.items():
        if len(claim.words[at].key) < _SHORTEST or not there or not there <= telling:
            continue
        if _is_turned(claim, at, evidence, there):
            other = Stretch(min(there), min(there) + 1)
            yield differ("negation", claim, Stretch(at, at + 1), evidence, other, sure=False)
            return


def _is_turned(claim: Passage, at: int, evidence: Passage, there: frozenset[int]) -> bool:
    """Check whether a word is denied in one text, and nothing in its part of the other may say no."""
    denied, denied_there = _is_denied(claim, at), [_is_denied(evidence, each) for each in there]
    if not denied:
        return all(denied_there) and not _may_deny(claim, claim.whole) and not _has_not(claim, evidence)
    parts = [segment for segment in evidence.segments if any(segment.has(each) for each in there)]
    return not any(denied_there) and not any(_may_deny(evidence, part) for part in parts)


def _has_not(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim copies the "not" of its evidence: “nicht finanzierbar”."""
    copied = {key for t in evidence.terms if t.group == "negation" for key in evidence.keys(Stretch(*t[:2]))}
    return not copied.isdisjoint(claim.keys(claim.whole))


def _quoted(passage: Passage) -> frozenset[int]:
    """Return the words in quotation marks."""
    quoted = find_quoted(passage.text)
    return frozenset(
        at for at, word in enumerate(passage.words) if any(q.start <= word.start < q.end for q in quoted)
    )


def _is_denied(passage: Passage, at: int) -> bool:
    """Check whether a word is set apart, turned by a prefix, or close behind a "not"."""
    if at in passage.set_apart or plain_of(passage.words[at].key, passage.language):
        return True
    segment = next(s for s in passage.segments if s.has(at))
    near = Stretch(max(segment.first, at - _BEFORE - 1), at)
    return any(term.last <= at for term in passage.terms_in(near, "negation"))


def _may_deny(passage: Passage, part: Stretch) -> bool:
    """Check whether some words deny anything, or may say no in another way."""
    turned = any(plain_of(key, passage.language) for key in passage.keys(part))
    listed = any(part.has(e.first) for e in passage.find_entries("no in other words"))
    return turned or listed or bool(passage.terms_in(part, "negation", "denials"))
