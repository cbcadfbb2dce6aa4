"""Whether a claim gives one what its evidence says of another: A fits the engines, B the cabins."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.wording.assertions import Assertion, find_assertions
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.referring import names_before

_OF_TWO = frozenset({"elided", "spoken", "whereas"})
"""Kinds of assertions that are of another subject than those beside them."""
_NOT = "not"
"""Stands for any denial."""


class _Side(Struct, frozen=True):
    """What only one of several assertions has."""

    assertion: Assertion
    subject: frozenset[str]
    rest: frozenset[str]
    """What is said of its subject."""
    verb: str
    """The stem of the first word that is said of it; empty where it shares one."""
    codes: frozenset[str]
    """Of the countries that its subject names."""


def parallels_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a subject of one part of the evidence, with only what is said of another part's; once."""
    sides = _sides(evidence)
    claimed = find_assertions(claim) if len(sides) > 1 else []
    for mine in claimed:
        words = _words(claim, mine.part) - ({_NOT} if len(claimed) > 1 else set())
        acting = _acting(claim, mine)
        own = [side for side in sides if acting & side.subject]
        named = [side for side in sides if words & side.subject and side.assertion.kind != "relative"]
        if len(own) != 1 or named != own:
            continue
        for other in sides:
            if other is own[0] or not _are_two(evidence, own[0], other):
                continue
            if _is_taken(words, own[0], other) or _takes_number(words, own[0], other, evidence):
                place = mine.subject if mine.subject.last > mine.subject.first else mine.part
                yield differ("subject", claim, place, evidence, other.assertion.part, sure=False)
                return


def _is_taken(words: frozenset[str], own: _Side, other: _Side) -> bool:
    """Check whether words have of what is said of two only what is said of the other; by one verb, all."""
    if words.isdisjoint(other.rest) or words & other.subject:
        return False
    if words.isdisjoint(own.rest):
        return True
    return own.verb == other.verb != "" and other.rest <= words and not own.rest <= words


def _takes_number(words: frozenset[str], own: _Side, other: _Side, evidence: Passage) -> bool:
    """Check whether words have a number that is only said of the other, and not the one of their own."""
    if not evidence.lists["subjects"].isdisjoint(evidence.keys(other.assertion.part)):
        return False  # "it" may be either of the two
    one, two = ({word for word in side.rest if word.startswith("number ")} for side in (own, other))
    return bool(one) and not one & words and bool(two & words)


def _are_two(evidence: Passage, own: _Side, other: _Side) -> bool:
    """Check whether two subjects cannot be one, as "the company" may be one that is named before."""
    kinds = {own.assertion.kind, other.assertion.kind}
    if not kinds.isdisjoint({"", "alone"}) or own.codes & other.codes:
        return False
    if any(names_before(evidence, side.assertion.subject) for side in (own, other)):
        return False
    named = [_is_named(evidence, side.assertion.subject) for side in (own, other)]
    if all(named) or "place" in kinds:
        return all(named)
    return own.verb == other.verb != "" or not kinds.isdisjoint(_OF_TWO)


def _is_named(evidence: Passage, subject: Stretch) -> bool:
    """Check whether a subject has a name, or is a word that has a capital because it opens a sentence."""
    return any(subject.has(n.first) and (n.sure or subject == (n.first, n.last)) for n in evidence.names)


@found_once
def _sides(passage: Passage) -> list[_Side]:
    assertions = find_assertions(passage)
    said = [_words(passage, each.part) for each in assertions]
    subjects = [_subject_words(passage, each.subject) for each in assertions]
    found: list[_Side] = []
    for n, each in enumerate(assertions):
        others = frozenset[str]().union(*said[:n], *said[n + 1 :])
        subject = subjects[n].difference(*subjects[:n], *subjects[n + 1 :])
        behind = Stretch(each.subject.last, max(each.part.last, each.subject.last))
        rest = _words(passage, Stretch(each.part.first, each.subject.first)) | _words(passage, behind)
        verb = "" if each.kind == "elided" else _first_word(passage, behind)
        if n + 1 < len(said) and assertions[n + 1].kind == "elided":
            rest = _replaced(passage, rest, verb, assertions[n + 1])
        codes = frozenset(place.name for place in passage.places if each.subject.has(place.first))
        subject = subject if each.kind == "relative" else subject - others
        found.append(_Side(each, subject, rest - others - subjects[n], verb, codes))
    return found


def _replaced(passage: Passage, rest: frozenset[str], verb: str, elided: Assertion) -> frozenset[str]:
    """Leave out what an elided part shares with the one before: its verb; by a number, all but numbers."""
    at = elided.subject.last
    at += passage.words[at].key in passage.lists["prepositions"]
    counts = passage.is_number(at) or passage.terms_in(Stretch(at, at + 1), "negation")
    return frozenset(word for word in rest if (" " in word or word == _NOT if counts else word != verb))


def _first_word(passage: Passage, part: Stretch) -> str:
    return next((word for at in range(*part) for word in passage.content(Stretch(at, at + 1))), "")


def _subject_words(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return the stems of the names of a subject; of all its words, where it has none."""
    names = [name for name in passage.names if part.has(name.first)]
    sure = [name for name in names if name.sure]
    named = [Stretch(name.first, name.last) for name in sure or names]
    return frozenset[str]().union(*(passage.content(each) for each in named or [part]))


def _words(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return the stems of a part, its values as they are in digits, and one word for each denial.

    The words that say that something is said are left out.
    """
    spoken = {at for t in passage.terms_in(part, "speech", "source words") for at in range(t.first, t.last)}
    places = (Stretch(at, at + 1) for at in range(*part) if at not in spoken)
    found = set[str]().union(*(passage.content(each) for each in places))
    for mark in value_marks(passage):
        if part.has(mark.at):
            found -= passage.content(Stretch(mark.at, mark.last))
            found.add(f"{mark.kind} {mark.key}")
    denied = passage.terms_in(part, "negation", "denials")
    return frozenset(found | ({_NOT} if denied else set()))


def _acting(claim: Passage, mine: Assertion) -> frozenset[str]:
    """Return who acts in a claim: its subject, or what is behind "by"."""
    by = next((at for at in range(*mine.part) if claim.words[at].key in claim.lists["by"]), mine.part.last)
    return claim.content(mine.subject) | claim.content(Stretch(by, mine.part.last))
