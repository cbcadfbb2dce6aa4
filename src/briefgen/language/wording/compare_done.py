"""Whether a claim has as done, in one language, what its evidence in another has as planned for a date."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.folded import word_set
from briefgen.language.word_pattern import meanings_of, words_of
from briefgen.language.wording.compare_modality import past_words
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.modals import modal_words
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_ACTS = word_set("open begin enter buy rise legal advance")
"""Pairs of which a past verb says that what was planned for a date is done; an approval may be of a plan."""
_DATES = frozenset({"year", "month"})
_OPEN = ("status announced", "status forecast", "status target", "put off", "if", "firmly ahead", "falls due")
"""Lists of words by which a claim says itself that something is ahead."""


def done_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "opened in 2029" where the evidence says, in another language, that it will open in 2029."""
    if claim.language == evidence.language or modal_words(claim, claim.whole):
        return
    if any(claim.find_entries(name) for name in _OPEN) or any(t.group == "negation" for t in claim.terms):
        return
    dates = {mark.what for mark in value_marks(claim) if mark.kind in _DATES}
    done = _done(claim)
    parts = [s for s in evidence.segments if _has(s, evidence, dates)]
    if not dates or done is None or not parts:
        return
    plans = [next(iter(_plans(evidence, part)), None) for part in parts]
    if all(plans) and not any(
        _is_past(evidence, part) or _has_others(part, evidence, dates) for part in parts
    ):
        yield differ("modality", claim, done, evidence, plans[0], sure=False)


def _done(claim: Passage) -> Term | None:
    """Find the past verb of a pair: opened, was closed; not "the closed port"."""
    past = set(past_words(claim, claim.whole))
    articles = claim.lists["articles"] | claim.lists["determiners"] | claim.lists["prepositions"]
    for term in claim.terms_in(claim.whole, "pairs"):
        before = claim.words[term.first - 1].key if term.first else ""
        if term.name in _ACTS and before and before not in articles and _is_verb(term, past):
            return term
    return None


def _is_verb(term: Term, past: set[int]) -> bool:
    near = range(max(term.first - 2, 0), term.last)
    return any(at in past for at in near)


def _has(part: Stretch, evidence: Passage, dates: set[tuple[str, str]]) -> bool:
    return any(mark.what in dates and part.has(mark.at) for mark in value_marks(evidence))


def _has_others(part: Stretch, evidence: Passage, dates: set[tuple[str, str]]) -> bool:
    """Check whether a part has dates that a claim has not, so that the plan may be for those."""
    kinds = {kind for kind, _ in dates}
    marks = (mark for mark in value_marks(evidence) if part.has(mark.at) and mark.kind in kinds)
    return any(mark.what not in dates for mark in marks)


def _plans(evidence: Passage, part: Stretch) -> list[Term | Stretch]:
    """List the words by which a part of the evidence is ahead: will open, is planned."""
    found: list[Term | Stretch] = [t for t in modal_words(evidence, part) if t.name == "planned"]
    return found + [place for place in evidence.find_entries("verbs ahead") if part.has(place.first)]


def _is_past(evidence: Passage, part: Stretch) -> bool:
    """Check whether a part also tells what happened: it opened in 2024 and will."""
    past = evidence.lists["past"] - evidence.lists["present"] - evidence.lists["finite"]
    return not past.isdisjoint(evidence.keys(part))


def scheduled_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "opened in May" or "has opened" on "opens in May", and on what is so until it opens.

    In English the present tells of what is to come, where a date or "until" is in the same part.
    """
    if claim.language != "en" or evidence.language != "en" or modal_words(claim, claim.whole):
        return
    if any(claim.find_entries(name) for name in _OPEN) or any(t.group in _DENYING for t in claim.terms):
        return
    done = {_verb(claim, at): at for at in told_as_past(claim)}
    past = {_verb(evidence, at) for at in told_as_past(evidence)}
    for part in evidence.segments:
        dates = {m.what for m in value_marks(evidence) if part.has(m.at) and m.kind in _WHEN}
        until = not evidence.lists["opening what is ahead"].isdisjoint(evidence.keys(part)[:1])
        if not (dates or until) or _is_past(evidence, part):
            continue
        place = _presently(evidence, part, set(done) - past)
        mine = done.get(_verb(evidence, place)) if place is not None else None
        if mine is not None and place is not None and _is_about(claim, mine, evidence, part, dates):
            there = Stretch(place, place + 1)
            yield differ("modality", claim, Stretch(mine, mine + 1), evidence, there, sure=False)
            return


_DENYING = ("negation", "denials", "no negation")
_WHEN = frozenset({"month", "day", "weekday"})


def _verb(passage: Passage, at: int) -> str:
    """Return the stem of a verb, of an irregular one that of all its forms."""
    key = passage.words[at].key
    return stem(meanings_of("en", "irregular verbs").get(key, key), "en")


def told_as_past(passage: Passage) -> Iterator[int]:
    """Yield the places of the past forms of verbs in English, but for auxiliaries."""
    past = set(past_words(passage, passage.whole))
    auxiliary = passage.lists["be"] | passage.lists["having now"] | words_of("any", "auxiliaries of the past")
    forms = meanings_of("en", "irregular verbs")
    for at, word in enumerate(passage.words):
        behind = at > 0 and passage.words[at - 1].key in passage.lists["having now"]  # has come
        if word.key not in auxiliary and (at in past or behind or word.key in forms):
            yield at


def _presently(passage: Passage, part: Stretch, verbs: set[str]) -> int | None:
    """Find the present of one of some verbs in a part: opens, behind its subject."""
    for at in range(part.first + 1, part.last):
        key = passage.words[at].key
        before = passage.words[at - 1].key
        noun = before in passage.lists["determiners"] | passage.lists["prepositions"] | passage.lists["be"]
        if _verb(passage, at) in verbs and not noun and not key.endswith(("ed", "ing")):
            return at
    return None


def _is_about(claim: Passage, at: int, evidence: Passage, part: Stretch, dates: set[tuple[str, str]]) -> bool:
    """Check whether a claim has the words of a part, and no date but those of the part."""
    mine = {mark.what for mark in value_marks(claim) if mark.kind in _WHEN | _DATES}
    there = {mark.what for mark in value_marks(evidence) if part.has(mark.at)}
    others = claim.content(claim.whole) - claim.content(Stretch(at, at + 1))
    said = {word for word in others if not word[0].isdigit()}
    return (
        mine <= there | dates
        and len(said - evidence.content(evidence.whole)) <= 0
        and bool(said & evidence.content(part))
    )
