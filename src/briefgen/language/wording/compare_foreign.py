"""Whether a claim says of someone whom its evidence does not name what that says of another.

So it is where all other words of the claim, but one, are in the evidence, which names someone of the same
kind whom the claim does not name. In another language a name counts that no list has and that is surely not
translated: it begins with other sounds than those which may stand for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.body_names import is_body_name
from briefgen.language.wording.differ import differ
from briefgen.language.wording.meanings import is_listed
from briefgen.language.wording.name_before_verb import known_words
from briefgen.language.wording.name_forms import is_named, plain
from briefgen.language.wording.names import CAPITAL_NOUNS, Name, particles, titles
from briefgen.language.wording.names_correspond import is_abbreviation, may_correspond
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.same_words import SameWords
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.transliterate import skeleton

_MOST_UNKNOWN = 1
_SHORTEST = 4
"""Letters of a name that is no abbreviation."""
_EXCHANGED = ("bpvfw", "kgcqhjx", "sz", "td")
"""Consonants that spellings and translations of a name exchange: Danube, Donau."""


def foreign_names(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a name that the evidence does not have, where it says the same of another; once."""
    words = SameWords(claim, evidence)
    names = [name for name in claim.names if not claim.lists["calendar"].issuperset(name.keys)]
    foreign = [name for name in names if _is_foreign(name, claim, evidence)]
    if len(foreign) != 1 or not _is_name(foreign[0], claim):
        return
    name = foreign[0]
    rest = [
        at
        for at in range(len(claim.words))
        if not name.first <= at < name.last and claim.content(Stretch(at, at + 1))
    ]
    unknown = sum(not words.same(at) for at in rest)
    across = claim.language != evidence.language
    if unknown > _MOST_UNKNOWN + across or unknown == len(rest):
        return
    free = [other for other in evidence.names if _is_free(other, claim, evidence)]
    if across and any(_may_be_one(name.keys[-1], key) for each in free for key in each.keys):
        return
    found = [each for each in free if _is_of_one_kind(name, claim, each, evidence)]
    if found:
        best = max(found, key=lambda each: each.sure)
        yield differ("name", claim, name, evidence, best, sure=False)


def _is_foreign(name: Name, claim: Passage, evidence: Passage) -> bool:
    """Check whether the evidence has no word of a name in any form, nor a place that it names."""
    codes = {place.name[:2] for place in evidence.places}
    if any(
        place.first < name.last and name.first < place.last and place.name[:2] in codes
        for place in claim.places
    ):
        return False
    known = known_words(evidence)
    keys = [key for key in name.keys if key not in particles() | titles()]
    return not any(is_named(key, known, claim.language, evidence.language, alone=True) for key in keys)


def _is_name(name: Name, claim: Passage) -> bool:
    """Check whether it surely names someone: its first word has not only the capital of a sentence."""
    text = claim.text_of(name)
    if is_body_name(text) or is_abbreviation(text) or len(text) < _SHORTEST or len(name.keys) > 2:
        return False
    if any(name.first <= at < name.last for at in claim.numbers):
        return False
    if _is_place(name, claim):
        return True
    listed = any(is_listed(key, claim.language) for key in name.keys)
    things = any(thing.first < name.last and name.first < thing.last for thing in claim.things)
    if (
        listed
        or things
        or not claim.lists["bodies"].isdisjoint(name.keys)
        or claim.lists["offices"] & {*name.keys}
    ):
        return False
    if name.sure:
        return claim.language not in CAPITAL_NOUNS
    subject = subject_of(claim, claim.whole)
    alone = (subject.first, subject.last) == (name.first, name.last)
    key = name.keys[0]
    noun = key.endswith(tuple(words_of("en", "endings of nouns without an article")))
    plural = key.endswith("s") and key[-2] not in "aious"  # Novartis, Airbus
    return alone and claim.language == "en" and subject.last < len(claim.words) and not (noun or plural)


def _is_free(other: Name, claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim does not name someone of the evidence."""
    keys = [key for key in other.keys if key not in particles() | titles()]
    mine = [word.key for word in claim.words]
    codes = {place.name[:2] for place in claim.places}
    located = (p for p in evidence.places if p.first < other.last and other.first < p.last)
    if len(other.keys[-1]) < _SHORTEST or (evidence.language in CAPITAL_NOUNS and _is_noun(other, evidence)):
        return False
    return not (
        _is_end_of_name(other, evidence)
        or evidence.lists["calendar"].issuperset(other.keys)
        or any(is_named(key, mine, evidence.language, claim.language, alone=True) for key in keys)
        or any(place.name[:2] in codes for place in located)
    )


def _is_end_of_name(other: Name, evidence: Passage) -> bool:
    """Check whether a name says whose another is, right before it: Conseil d’Arvenne."""
    at = other.first - 1
    joints = evidence.lists["of"] | particles()
    ends = {name.last - 1 for name in evidence.names}
    joined = at > 0 and (evidence.words[at].key in joints or evidence.words[at].key.endswith("'"))
    return joined and at - 1 in ends


def _is_noun(other: Name, evidence: Passage) -> bool:
    """Check whether a word with a capital may be a common noun, in a language that writes all nouns so."""
    before = evidence.words[other.first - 1].key if other.first else ""
    joints = evidence.lists["articles"] | evidence.lists["determiners"] | evidence.lists["prepositions"]
    return (before in joints or not other.first) and not _is_place(other, evidence)


def _is_of_one_kind(name: Name, claim: Passage, other: Name, evidence: Passage) -> bool:
    mine, theirs = claim.text_of(name), evidence.text_of(other)
    if claim.language == evidence.language:
        return may_correspond(mine, claim, theirs, evidence)
    common = any(is_listed(key, evidence.language) for key in other.keys) and not _is_place(other, evidence)
    return other.sure and not common and _is_place(name, claim) == _is_place(other, evidence)


def _is_place(name: Name, passage: Passage) -> bool:
    return any(place.first < name.last and name.first < place.last for place in passage.places)


def _may_be_one(one: str, two: str) -> bool:
    """Check whether two names have the same first consonant, of those that spellings exchange."""
    return _first_sound(one) == _first_sound(two)


def _first_sound(name: str) -> str:
    letter = skeleton(plain(name))[:1] or plain(name)[:1]
    return next((each for each in _EXCHANGED if letter and letter in each), letter)
