"""Whether the names of a claim are those of its evidence in another language, by their sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.names import Name, particles
from briefgen.language.wording.names_correspond import is_abbreviation
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.sounds import may_be, sounds
from briefgen.language.wording.speakers import find_voices
from briefgen.language.wording.transliterate import skeleton

_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963]+[^\W\d_]*)*")


def persons_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a person in Latin letters whom none of an evidence's names in Cyrillic or Greek sounds like.

    Only where the evidence has another person: names of bodies and things are translated, and so are
    abbreviations. A name of one word is one of a person beside another name that both texts have.
    """
    sounds = {bone for name in evidence.names for bone in _bones(name)}
    heard = {bone for name in claim.names for bone in _bones(name)}
    located = {at for place in claim.places for at in range(place.first, place.last)}
    alone = any(_any_alike(_bones(n), sounds) for n in claim.names if n.first not in located)
    others = [n for n in _persons(evidence, alone=alone) if not _any_alike(_bones(n, last=True), heard)]
    for name in _persons(claim, alone=alone):
        other = next((n for n in others if len(n.keys) > 1 or len(name.keys) == 1), None)
        if other is not None and _bones(name) and not _any_alike(_bones(name), sounds):
            yield differ("name", claim, name, evidence, other, sure=False)


def _persons(passage: Passage, *, alone: bool) -> list[Name]:
    """List the names that may be persons: neither bodies nor places, and of two words, or said to speak.

    `alone` is whether other names of one word are listed, too.
    """
    located = {at for place in passage.places for at in range(place.first, place.last)}
    voices = [voice.speaker for voice in find_voices(passage)]
    known = passage.lists["bodies"] | passage.known_names
    return [
        name
        for name in passage.names
        if name.sure
        and (alone or len(name.keys) > 1 or any(speaker.has(name.first) for speaker in voices))
        and known.isdisjoint(name.keys)
        and not passage.lists["calendar"].issuperset(name.keys)
        and located.isdisjoint(range(name.first, name.last))
        and not is_abbreviation(passage.text_of(name))
    ]


def heard_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a person whose name sounds like no word of evidence in Arabic, Hebrew, Hindi or Korean."""
    words = frozenset(_WORD.findall(evidence.text))
    located = {at for place in claim.places for at in range(place.first, place.last)}
    known = claim.lists["bodies"] | claim.lists["offices"] | claim.lists["calendar"] | particles()
    for name in claim.names:
        keys = [key for at, key in enumerate(name.keys, name.first) if at not in located and key not in known]
        telling = [key for key in keys if len(sounds(key)) > 1]
        written = claim.text_of(name)
        translated = not (
            claim.lists["bodies"] - claim.lists["offices"] - words_of("any", "bodies that are titles")
        ).isdisjoint(name.keys)
        if not telling or len(telling) < len(keys) or not name.sure or written.isupper() or translated:
            continue
        if not any(may_be(key, words) for key in telling):
            yield differ("name", claim, name, evidence, None, sure=False)


def _bones(name: Name, *, last: bool = False) -> set[str]:
    return {bone for key in name.keys[-last:] if len(bone := skeleton(key)) > 1}


def _any_alike(some: set[str], others: set[str]) -> bool:
    return any(_sound_alike(one, other) for one in some for other in others)


def _sound_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    ending = len(long) - len(short)
    if long.startswith(short) and (ending < 2 or (ending == 2 and len(short) > 2)):
        return True
    return len(short) == len(long) > 2 and short[1:] == long[1:]  # Geneva, Женева
