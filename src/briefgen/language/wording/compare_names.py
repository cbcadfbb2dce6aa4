"""Whether the names of a claim are those of its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.name_before_verb import before_its_verb, known_words
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import CAPITAL_NOUNS, Name, particles, titles
from briefgen.language.wording.names_left_out import is_speech_alone, stands_for
from briefgen.language.wording.neighbours import neighbours
from briefgen.language.wording.other_person import find_other_person
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.places import OF_COUNTRY
from briefgen.language.wording.same_person import is_fuller, is_respelt
from briefgen.language.wording.speakers import find_voices
from briefgen.language.wording.word_lists import Term

_UNLIKE_LENGTHS = 3
"""Letters by which a name is too much longer than another to be a slip of it."""
_ALIKE = 70
"""From how many per cent of common letters on one name looks like a slip of another."""


def names_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a name that its evidence does not have, in the place of another one."""
    calendar = claim.lists["calendar"]
    if is_speech_alone(claim, evidence):
        return
    countries = {place.name for place in claim.places}
    known = {at for p in evidence.places if p.name in countries for at in range(p.first, p.last)}
    theirs = [
        name
        for name in evidence.names
        if not calendar.issuperset(name.keys) and not known.issuperset(range(name.first, name.last))
        if not words_of(evidence.language, "adjectives of parts of the world").issuperset(name.keys)
    ]
    used = {key for name in claim.names for key in name.keys}
    for name in _unpaid(claim):
        missing = _missing(name, claim, evidence)
        if missing is None or calendar.issuperset(name.keys):
            continue
        if _are_initials(name.keys, theirs) or _is_called_by_its_kind(name, claim, theirs):
            continue
        other = _instead(
            name, missing, claim, evidence, [n for n in theirs if not used.issuperset(n.keys)], used
        )
        if other is None or stands_for(name, claim, evidence) or is_fuller(name, other, claim, evidence):
            continue
        yield differ("name", claim, name, evidence, other, sure=False)


def _unpaid(passage: Passage) -> list[Name]:
    """List the names that are not part of a sum of money, as CFA is, nor a phrase: Hälfte der Kosten."""
    marks = value_marks(passage)
    return [
        name
        for name in passage.names
        if not any(mark.at < name.first and name.last <= mark.last for mark in marks)
        and not _is_phrase(name, passage)
    ]


def _is_phrase(name: Name, passage: Passage) -> bool:
    """Check whether a run of nouns, where all have capitals, has an article inside and no small word else."""
    small = particles().intersection(name.keys)
    return passage.language in CAPITAL_NOUNS and bool(small) and small <= passage.lists["articles"]


def places_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a country or capital where the evidence, in another language, has another one."""
    theirs = {(place.name, place.sign) for place in evidence.places}
    mine = {(place.name, place.sign) for place in claim.places}
    codes = {code for code, _ in theirs}
    one_each = all(len({place.name for place in p.places}) == 1 for p in (claim, evidence))
    for place in claim.places:
        if (place.name, place.sign) in theirs or (place.sign > 0 and place.name in codes):
            continue
        state, part, _ = place.name.partition("-")
        if part and place.sign > 0 and state in codes:
            continue  # England, where its state is named: 英国
        if _is_first_name(place, claim, evidence):
            continue
        signs = (place.sign, *((OF_COUNTRY,) if one_each and place.sign == 1 else ()))
        others = (p for p in evidence.places if p.sign in signs and (p.name, p.sign) not in mine)
        other = next((each for each in others if not _is_only_where(each, evidence, place)), None)
        if other is not None:
            yield differ("name", claim, place, evidence, other, sure=False)


def _is_first_name(place: Term, claim: Passage, evidence: Passage) -> bool:
    """Check whether a word for a place is a first name of someone in the evidence: German Galushchenko."""
    words = [word.key for word in evidence.words]
    return any(
        name.first <= place.first
        and place.last < name.last
        and is_named(name.keys[-1], words, claim.language, evidence.language)
        for name in claim.names
    )


def _is_only_where(other: Term, evidence: Passage, place: Term) -> bool:
    """Check whether a place says where something is, and a claim begins with another one: in Ukraine."""
    inside = evidence.words[other.first - 1].key if other.first else ""
    return not place.first and inside in words_of("any", "inside a place")


def _missing(name: Name, claim: Passage, evidence: Passage) -> int | None:
    """Return the first word of a name that its evidence has in no form."""
    known = known_words(evidence)
    codes = {place.name for place in evidence.places}
    located = {at for p in claim.places if p.name in codes for at in range(p.first, p.last)}
    prefixes = dict(entry.split(" ") for entry in words_of("any", "prefixes of nations"))
    skipped = particles() | titles() | claim.lists["calendar"]
    if claim.language != evidence.language and not located.isdisjoint(range(name.first, name.last)):
        return None  # a part of its name is translated: Greater Odesa
    if claim.language != evidence.language and len(name.keys) > 1:
        translated = ("bodies", "roles of bodies", "offices")  # Foundation is Stiftung
        skipped = skipped.union(*(claim.lists[each] for each in translated))
    for at, key in enumerate(name.keys, name.first):
        if at in located or key in skipped or len(key) == 1 or key in known or prefixes.get(key) in codes:
            continue
        if not is_named(key, known, claim.language, evidence.language, alone=len(name.keys) == 1):
            return at
    return None


def _are_initials(keys: tuple[str, ...], names: list[Name]) -> bool:
    """Check whether a name is written as initials here and in full there, or the other way round."""
    for name in names:
        for short, long in ((keys, name.keys), (name.keys, keys)):
            if len(short) == 1 and short[0] == "".join(key[0] for key in long if key not in particles()):
                return True
    return False


def _is_called_by_its_kind(name: Name, claim: Passage, names: list[Name]) -> bool:
    """Check whether what has initials here has only its last word there: the EU, the Union."""
    word = claim.text_of(name)
    if len(name.keys) != 1 or len(word) < _SHORTEST_INITIALS or not word.isupper():
        return False
    kinds = claim.lists["bodies"]
    return any(len(n.keys) == 1 and n.keys[0] in kinds and n.keys[0][0] == name.keys[0][-1] for n in names)


_SHORTEST_INITIALS = 2


def _instead(
    name: Name, at: int, claim: Passage, evidence: Passage, theirs: list[Name], used: set[str]
) -> Name | None:
    """Find the name of the evidence that a name has taken the place of."""
    if claim.language != evidence.language:
        speaking = [other for other in theirs if _both_speak(name, claim, other, evidence)]
        speaks = name in _persons_speaking(claim)
        return find_other_person(
            name, claim, speaking or theirs, evidence, speaks=speaks, both=bool(speaking)
        )
    key = claim.words[at].key
    placed = any(place.first <= at < place.last for place in claim.places)  # a country is no misspelt name
    for other in theirs:
        fresh = [each for each in other.keys if each not in used and len(each) > 3]
        slip = not placed and any(_is_slip(key, each) and not is_respelt(key, each) for each in fresh)
        if slip or _shares_a_part(name, other, at):
            return other
    speaker = next((other for other in theirs if _both_speak(name, claim, other, evidence)), None)
    if speaker:
        return speaker
    found = before_its_verb(name, claim, evidence, theirs)
    if found or not name.sure:
        return found
    others = used.difference(name.keys)
    free = (other for other in theirs if other.sure and others.isdisjoint(other.keys))
    return next((other for other in free if _same_place(name, claim, other, evidence)), None)


def _both_speak(name: Name, claim: Passage, other: Name, evidence: Passage) -> bool:
    """Check whether a person speaks in the claim, and another in the evidence."""
    return name in _persons_speaking(claim) and other in _persons_speaking(evidence)


def _persons_speaking(passage: Passage) -> list[Name]:
    """List the first name of several words that each verb of speech has as its speaker."""
    persons = [name for name in passage.names if name.sure and len(name.keys) > 1]
    found = (
        next((name for name in persons if voice.speaker.has(name.first)), None)
        for voice in find_voices(passage)
    )
    return [name for name in found if name is not None]


def _is_slip(one: str, other: str) -> bool:
    """Check whether one name may be another, misspelt."""
    if abs(len(one) - len(other)) >= _UNLIKE_LENGTHS or one.startswith(other) or other.startswith(one):
        return False  # Nazism is made of Nazi
    from rapidfuzz import fuzz  # slow to load: few texts have a name that their evidence has not

    return fuzz.ratio(one, other) >= _ALIKE


def _shares_a_part(name: Name, other: Name, at: int) -> bool:
    """Check whether two names of several words have one before the last in common, or the last."""
    if len(name.keys) < 2:
        return False
    before = name.keys[: at - name.first]
    first = not (titles() | particles()).union(other.keys[-1:]).issuperset(set(before) & set(other.keys))
    return first or name.keys[-1] == other.keys[-1]


def _same_place(name: Name, claim: Passage, other: Name, evidence: Passage) -> bool:
    """Check whether two names begin their sentences, or are beside the same preposition or verb."""
    mine, theirs = neighbours(name, claim), neighbours(other, evidence)
    if any(one and one == two for one, two in zip(mine, theirs, strict=True)):
        return True
    if not name.first or not other.first:
        return not name.first and not other.first
    before = claim.words[name.first - 1].key
    return before == evidence.words[other.first - 1].key and before in claim.lists["prepositions"]


def surname(name: Name, evidence: Passage) -> str:
    """Return the characters that a name's first word may be as a Chinese surname."""
    listed = dict(entry.split(" ") for entry in evidence.lists["surnames"])
    return listed.get(name.keys[0], "") if len(name.keys) == 2 else ""
