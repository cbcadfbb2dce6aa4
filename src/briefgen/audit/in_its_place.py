"""What stands behind the same word and preposition: flown to the capital, flown to the hospital."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefgen.language.wording.meanings import meanings
from briefgen.language.wording.passage import Passage, Stretch

_REACH = 4
"""Words behind a preposition among which those are that it belongs to."""
_BEFORE = 3
"""Words before a preposition among which is the one that it depends on."""

Frame = tuple[str, str]
"""The stem of a word, and the preposition behind it."""


def are_words_swapped(claim: Passage, evidence: Passage) -> bool:
    """Check whether two things have changed places, each behind the word that the other is behind.

    "Each crown spent on roads saves ten in hospitals" is not "each crown spent on hospitals saves ten in
    roads".
    """
    if claim.language != evidence.language:
        return False
    mine, theirs = _frames(claim), _frames(evidence)
    both = [frame for frame in mine if frame in theirs]
    own = [mine[frame].keys() - theirs[frame].keys() for frame in both]
    other = [theirs[frame].keys() - mine[frame].keys() for frame in both]
    pairs = combinations(range(len(both)), 2)
    return any(own[a] & other[b] and own[b] & other[a] for a, b in pairs)


def has_another_in_place(claim: Passage, evidence: Passage) -> bool:
    """Check whether a sentence has something else behind a word and preposition that both have.

    The first word of each is only in one of them, and none means what one of the others does.
    """
    if claim.language != evidence.language:
        return False
    mine, theirs = _frames(claim), _frames(evidence)
    own, given = (each.content(each.whole) for each in (claim, evidence))
    compared_elsewhere = _names_and_dates(claim) | _names_and_dates(evidence)
    for frame in (each for each in mine if each in theirs):
        here, there = mine[frame], theirs[frame]
        if not compared_elsewhere.isdisjoint((*here.values(), *there.values())):
            continue
        alone = next(iter(here)) not in given and next(iter(there)) not in own
        if alone and _meant(here, claim.language).isdisjoint(_meant(there, evidence.language)):
            return True
    return False


def _names_and_dates(passage: Passage) -> frozenset[str]:
    """Return the words of names, which have other forms, and of dates."""
    return passage.lists["calendar"].union(*(name.keys for name in passage.names if name.sure))


def _meant(words: dict[str, str], language: str) -> frozenset[str]:
    return frozenset[str]().union(*(meanings(key, language) for key in words.values()))


def _frames(passage: Passage) -> dict[Frame, dict[str, str]]:
    """Return the words behind each preposition, as stems with the words, by what it depends on."""
    found: dict[Frame, dict[str, str]] = {}
    twice: set[Frame] = set()
    for at, word in enumerate(passage.words):
        head = _head(passage, at) if word.key in passage.lists["prepositions"] else ""
        words = dict(_behind(passage, at)) if head else {}
        if words:
            frame = head, word.key
            twice |= {frame} & found.keys()
            found[frame] = words
    return {frame: words for frame, words in found.items() if frame not in twice}


def _head(passage: Passage, at: int) -> str:
    """Return the stem of the last word that means something before a preposition, in the same clause."""
    for before in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
        if passage.gap_before(before + 1).strip():
            return ""
        if keys := passage.content(Stretch(before, before + 1)):
            return next(iter(keys))
    return ""


def _behind(passage: Passage, at: int) -> Iterator[tuple[str, str]]:
    """Yield the words behind a preposition, up to the next one, a sign or a number."""
    for behind in range(at + 1, min(at + 1 + _REACH, len(passage.words))):
        key = passage.words[behind].key
        if passage.gap_before(behind).strip() or key in passage.lists["prepositions"] or key[0].isdigit():
            return
        yield from ((stem, key) for stem in passage.content(Stretch(behind, behind + 1)))
