"""Nouns that name what is only planned, beside their number: a tender of €40 million, the 40-ship order."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_GAP = 6
"""Words that may be between such a noun and its number: an order that is worth more than 40."""
_BEHIND = 4
"""Words from an English number to the noun behind it: the 40 million euro plan."""
_DENIED = 3
"""Words before a verb in which it is denied: has not yet been delivered."""


def is_named_as_planned(passage: Passage, start: int, end: int) -> bool:
    """Check whether a noun that names what is only planned governs the words between two offsets.

    What was delivered, built or paid is in force, whatever its name: the order of 40 ships has arrived.
    """
    inside = [at for at, word in enumerate(passage.words) if word.end > start and word.start < end]
    if not inside or _is_carried_out(passage):
        return False
    number = next((at for at in inside if at in passage.numbers), inside[0])
    return any(_has_noun(passage, at) for at in (number, *_wholes(passage, number)))


def _has_noun(passage: Passage, number: int) -> bool:
    """Check whether a noun is before a number with "of" or "worth", or right behind an English one."""
    nouns = passage.find_entries("planned nouns")
    openings = {each.first for each in passage.find_entries("before a planned number")}
    before = (noun for noun in nouns if noun.last in openings and noun.last < number <= noun.last + _GAP)
    if any(_is_one_phrase(passage, Stretch(noun.last, number)) for noun in before):
        return True
    behind = (
        noun
        for noun in nouns
        if passage.language == "en"
        and number < noun.first <= number + _BEHIND
        and not passage.words[noun.first].key.endswith("s")  # 40 plans are not a plan for 40
    )
    return any(_is_one_phrase(passage, Stretch(number + 1, noun.first)) for noun in behind)


def _is_one_phrase(passage: Passage, part: Stretch) -> bool:
    """Check whether some words are joined by no verb, no other number and no end of a clause."""
    opened = {
        at
        for entry in passage.find_entries("before a planned number")
        for at in range(entry.first, entry.last)
    }
    verbs = passage.lists["finite"] | passage.lists["past"] | passage.lists["ends of a planned noun"]
    others = [at for at in range(part.first, part.last) if at not in opened]
    whole = not any(passage.gap_before(at).strip(" -‑,“”\"'’$€£") for at in range(part.first, part.last + 1))
    return whole and not any(passage.words[at].key in verbs or at in passage.numbers for at in others)


def _wholes(passage: Passage, number: int) -> list[int]:
    """List the number that "of which" before another one refers to."""
    parts = [part for part in passage.find_entries("of which") if part.last == number]
    return [n for n in sorted(passage.numbers) if parts and n < parts[0].first][:-2:-1]


def _is_carried_out(passage: Passage) -> bool:
    """Check whether a text says that something has been brought about, and does not deny it."""
    return any(
        not passage.terms_in(Stretch(max(0, verb.first - _DENIED), verb.first), "negation")
        for verb in passage.find_entries("carried out")
    )
