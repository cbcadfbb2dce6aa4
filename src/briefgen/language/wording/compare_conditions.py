"""Whether a claim leaves out or turns the condition, or the date, on which something is so."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import DateClaim, Difference
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks, token_at, value_marks
from briefgen.language.wording.modals import modal_words
from briefgen.language.wording.passage import Passage, Stretch


def conditions_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "will" of what the evidence has happen if something else does."""
    if not any(term.name == "planned" for term in modal_words(claim, claim.whole)) or _is_open(claim):
        return
    openers = [part for part in evidence.find_entries("if") if not _is_in_any_case(evidence, part)]
    if len(openers) != 1 or len(evidence.statements()) > 1:
        return
    condition, rest = _split(openers[0], evidence)
    if len(rest) != 1:
        return
    if _share(claim, evidence, rest[0]) and not _share(claim, evidence, condition):
        yield differ("modality", claim, None, evidence, condition, sure=False)


def _is_open(claim: Passage) -> bool:
    """Check whether a claim has a condition itself, or leaves open whether it happens."""
    if any(claim.find_entries(name) for name in _OPEN):
        return True
    return any(term.name == "possible" for term in modal_words(claim, claim.whole))


_OPEN = ("if", "if too", "unless", "fearing", "probably", "in any case", "earliest")
"""Lists of words by which a claim leaves open whether something happens."""


def _is_in_any_case(evidence: Passage, part: Stretch) -> bool:
    """Check whether what follows "if" changes nothing: even if."""
    return any(each.has(part.first) for each in evidence.find_entries("in any case"))


def _split(opener: Stretch, evidence: Passage) -> tuple[Stretch, list[Stretch]]:
    """Return the condition of a sentence, and its other parts but for who says so."""
    part = next(part for part in evidence.segments if part.has(opener.first))
    rest = [each for each in evidence.segments if each != part]
    rest = [each for each in rest if not evidence.terms_in(each, "speech", "source words")] or rest
    if opener.first > part.first + 1:
        return Stretch(opener.first, part.last), [Stretch(part.first, opener.first), *rest]
    return part, rest


def _share(claim: Passage, evidence: Passage, part: Stretch) -> bool:
    """Check whether a part of the evidence has the words or, in another language, values of a claim."""
    if claim.language == evidence.language:
        words = claim.content(claim.whole)
        return 2 * len(words & evidence.content(part)) > len(words)
    mine, there = _known(claim, claim.whole), _known(evidence, part)
    return bool(mine & there)


def _known(passage: Passage, part: Stretch) -> set[tuple[str, str]]:
    """Return what a part has that has one form in every language: values, things, sides of pairs."""
    marks = (*value_marks(passage), *thing_marks(passage))
    sides = {(t.name, str(t.sign)) for t in passage.terms_in(part, "pairs")}
    return sides | {mark.what for mark in marks if part.has(mark.at)}


def turned_conditions_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "will not, even if B" of what the evidence has happen only if B."""
    mine = next(iter(claim.find_entries("even if")), None)
    theirs = next(iter(evidence.find_entries("only on condition")), None)
    if mine is None or theirs is None or claim.language != evidence.language:
        return
    denied = [any(t.group in _DENYING for t in p.terms) for p in (claim, evidence)]
    behind = [p.content(Stretch(e.last, p.whole.last)) for p, e in ((claim, mine), (evidence, theirs))]
    if denied == [True, False] and len(behind[0] & behind[1]) * 2 >= len(behind[0]):
        yield differ("negation", claim, mine, evidence, theirs, sure=False)


_DENYING = ("negation", "denials")


def limits_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "from 2026" of what the evidence has so until something of 2026 happens, and the reverse."""
    dates = [date for date in read(claim.text, claim.language).of(DateClaim) if date.relation in _LIMITS]
    if len(dates) != 1 or any(t.group in _DENYING for p in (claim, evidence) for t in p.terms):
        return
    mine = dates[0]
    theirs = [date for date in read(evidence.text, evidence.language).of(DateClaim) if _is_same(date, mine)]
    if len(theirs) != 1:
        return
    at = token_at(evidence, theirs[0].start)
    part = next(each for each in evidence.segments if each.has(at))
    opens = evidence.keys(part)[0]
    rest = Stretch(part.last, evidence.whole.last)
    until = opens in evidence.lists["until"] and part.first == 0 and rest.first < rest.last
    if until and mine.relation == "since" and _share(claim, evidence, rest):
        place = Stretch(token_at(claim, mine.start), token_at(claim, mine.start) + 1)
        yield differ("time-order", claim, place, evidence, part, sure=False)


_LIMITS = frozenset({"since", "until"})


def _is_same(one: DateClaim, other: DateClaim) -> bool:
    return (one.kind, one.year, one.month, one.day) == (other.kind, other.year, other.month, other.day)
