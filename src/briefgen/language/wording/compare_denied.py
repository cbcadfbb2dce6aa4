"""Whether a claim says of one what the evidence denies of it: neither A nor B has signed; C has.

A sentence may deny one thing and say another, so that its clauses as a whole tell nothing. Here each name
that acts, and in English each verb, is compared by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.word_pattern import meanings_of, words_of
from briefgen.language.wording.compare_done import told_as_past
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks
from briefgen.language.wording.modals import modal_words
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.said_otherwise import is_denied_otherwise
from briefgen.language.wording.senses import denied_words, read_sense
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.what_is_denied import says_no_otherwise
from briefgen.language.wording.word_lists import Term

_DENYING = ("negation", "denials")
_OTHERWISE = (
    "unless", "only", "no longer", "if", "weak negation", "exceptions", "until", "earliest", "not yet",
    "extent few", "extent not all", "extent most",
)  # fmt: skip
"""Lists of words by which a denial may be no plain one."""


def named_denials_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "C has not signed" where the evidence denies it of A and B alone, and the reverse; once."""
    theirs = _acting(evidence)
    if len({each.denied for each in theirs}) < 2 or len(evidence.statements()) > _MOST_STATEMENTS:
        return
    for mine in _acting(claim):
        homes = [each for each in theirs if _is_same(mine.name, each.name, claim, evidence)]
        if len(homes) != 1 or homes[0].denied == mine.denied or not _said_of(claim, mine.part):
            continue
        own, there = _said_of(claim, mine.part), _said_of(evidence, homes[0].part)
        plain, part, denying = (
            (evidence, homes[0].part, claim) if mine.denied else (claim, mine.part, evidence)
        )
        if says_no_otherwise(plain, part, denying):
            continue
        if not there or not own.isdisjoint(there):
            yield differ("negation", claim, mine.name, evidence, homes[0].name, sure=False)
            return


_MOST_STATEMENTS = 2


class _Acting(NamedTuple):
    """A name that acts in a part of a text, and whether that is denied."""

    name: Name
    denied: bool
    part: Stretch


def _is_same(name: Name, other: Name, claim: Passage, evidence: Passage) -> bool:
    return is_named(name.keys[-1], (other.keys[-1],), claim.language, evidence.language)


@found_once
def _acting(passage: Passage) -> tuple[_Acting, ...]:
    """List the names that act, each with whether that is denied; none in a text that says no otherwise.

    A part with an auxiliary alone says or denies what another one tells: Khartoum has, Cairo has not.
    """
    if _says_otherwise(passage):
        return ()
    found = []
    for part in passage.segments:
        subject = subject_of(passage, part)
        denied = read_sense(passage, part).denies()
        opens = [t for t in passage.terms_in(part, "negation") if t.first == part.first]  # neither A nor B
        first = part.first if opens else subject.first
        last = max([subject.last, *(t.last for t in opens)])
        for name in passage.names:
            inside = first <= name.first < last and part.has(name.first)
            alone = (name.first, name.last) == tuple(subject)
            if inside and (name.sure or alone or opens):
                found.append(_Acting(name, denied, part))
    return tuple(found)


def _says_otherwise(passage: Passage) -> bool:
    """Check whether a text may deny, or deny nothing, by more than a plain "not"."""
    listed = any(passage.find_entries(name) for name in _OTHERWISE)
    return listed or bool(passage.terms_in(passage.whole, "no negation"))


def _said_of(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return what a part says, but for names: stems, things and sides of pairs."""
    named = {at for name in passage.names for at in range(name.first, name.last)}
    places = (Stretch(at, at + 1) for at in range(*part) if at not in named)
    stems = frozenset[str]().union(*(passage.content(each) for each in places))
    things = {
        f"thing {mark.key}" for mark in thing_marks(passage) if part.has(mark.at) and mark.at not in named
    }
    return stems | things | {f"side {t.name} {t.sign}" for t in passage.terms_in(part, "pairs")}


def acts_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "was seized" where each form of that verb in the evidence is denied, and the reverse; once."""
    if claim.language != "en" or evidence.language != "en" or len(claim.segments) > 1:
        return
    if any(_says_otherwise(p) or p.contrasts for p in (claim, evidence)):
        return
    at = max(_verbs(claim), default=None)
    if at is None or modal_words(claim, claim.whole) or _denies_behind(claim, at, frozenset()):
        return
    places = [n for n in range(len(evidence.words)) if _verb(evidence, n) == _verb(claim, at)]
    if places and _is_turned(claim, at, evidence, places):
        there = Stretch(places[0], places[0] + 1)
        yield differ("negation", claim, Stretch(at, at + 1), evidence, there, sure=False)


def _is_turned(claim: Passage, at: int, evidence: Passage, places: list[int]) -> bool:
    """Check whether a verb is denied in one text, and in the other at no place; each once at most."""
    own = _denials_before(claim, at)
    others = [_denials_before(evidence, n) for n in places]
    if own > 1 or any(each > 1 or (each > 0) == (own > 0) for each in others):
        return False
    said = claim.content(claim.whole)
    if not all(_tells_of(claim, at, evidence, n) and not _denies_behind(evidence, n, said) for n in places):
        return False
    sides = (evidence, _before_without(evidence, places[0]), claim) if own else (claim, claim.whole, evidence)
    clauses = [c for c in evidence.clauses if c.has(places[0])]
    same = is_denied_otherwise(claim, claim.clauses[0], evidence, clauses)
    return not (same or says_no_otherwise(*sides))


def _tells_of(claim: Passage, at: int, evidence: Passage, place: int) -> bool:
    """Check whether the part of a verb in the evidence is of what a claim is, and of no plan.

    "It", or "nothing", may be what the sentence names elsewhere.
    """
    part = _segment(evidence, place)
    if modal_words(evidence, part) or any(part.has(e.first) for e in evidence.find_entries("usual value")):
        return False
    refers = evidence.lists["subjects"] | evidence.lists["relatives"] | words_of("any", "nobody and nothing")
    whole = not refers.isdisjoint(evidence.keys(Stretch(part.first, place)))
    around = next(s for s in evidence.statements() if s.has(place)) if whole else part
    others = claim.content(Stretch(0, at)) | claim.content(Stretch(at + 1, len(claim.words)))
    return bool(others & evidence.content(around)) and claim.content(Stretch(0, at)) <= evidence.content(
        around
    )


def _denies_behind(passage: Passage, at: int, said: frozenset[str]) -> bool:
    """Check whether a word behind a verb denies what it is of: gave no reason; ended without agreement."""
    part = _segment(passage, at)
    behind = (t for t in passage.terms_in(Stretch(at + 1, max(at + 1, part.last)), *_DENYING))
    return any(not said or denied_words(passage, part, term) & said for term in behind)


def _before_without(passage: Passage, at: int) -> Stretch:
    """Return the part of a verb up to a denial behind it, which is of something else: without a warrant."""
    part = _segment(passage, at)
    behind = passage.terms_in(Stretch(at + 1, max(at + 1, part.last)), "denials")
    return Stretch(part.first, min([part.last, *(t.first for t in behind)]))


@found_once
def _verbs(passage: Passage) -> tuple[int, ...]:
    """Return the places of the verbs of what was done, and of those right behind "did not"."""
    found = set(told_as_past(passage))
    nots = passage.lists["only not"]
    found |= {at for at in range(1, len(passage.words)) if passage.words[at - 1].key in nots}
    return tuple(sorted(at for at in found if passage.content(Stretch(at, at + 1))))


def _verb(passage: Passage, at: int) -> str:
    """Return the stem of a verb, of an irregular one that of all its forms."""
    key = passage.words[at].key
    return stem(meanings_of("en", "irregular verbs").get(key, key), "en")


def _segment(passage: Passage, at: int) -> Stretch:
    return next(part for part in passage.segments if part.has(at))


_REACH = 4
"""Words between a denial and the verb that it denies."""


def _denials_before(passage: Passage, at: int) -> int:
    """Count the denials of the same part of the sentence before a word, up to a word of time or a clause."""
    part = _segment(passage, at)
    of = passage.lists["of"]
    terms = passage.terms_in(Stretch(part.first, at), "pairs", "clauses")
    ends = [t.last for t in terms if _parts(t) and not (t.first and passage.words[t.first - 1].key in of)]
    first = max(ends, default=part.first)
    terms = passage.terms_in(part, *_DENYING)
    return sum(first <= t.first < at <= t.last + _REACH for t in terms)


def _parts(term: Term) -> bool:
    return term.group == "clauses" or term.name == "before"
