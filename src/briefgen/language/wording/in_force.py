"""Whether a text says of a number that it holds or has come about: has 40 ships, 40 ships were bought."""

from __future__ import annotations

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage, Stretch

_SHORTEST = 4
"""Letters of words that are too short to have an ending of the past: need, bed."""
_BACK = 2
"""Words before a word in "-ing" in which "is" makes it what goes on: is now buying."""
_DENIED = 2
"""Words behind a verb in which it is denied: has still not."""


def is_told_as_in_force(passage: Passage, start: int, end: int) -> bool:
    """Check whether a finite verb of the number's part of a sentence says that it is or was so.

    In "settled on buying 40 ships", "came to buy 40 ships" and "keep the 40 ships until the dock is ready" no
    finite verb says so, nor is one that is denied or that only tells a size: are fewer than in Genoa.
    """
    inside = [at for at, word in enumerate(passage.words) if word.end > start and word.start < end]
    if not inside:
        return False
    part = next(each for each in passage.segments if each.has(inside[0]))
    before, behind = Stretch(part.first, inside[0]), _up_to_next_verb_phrase(passage, inside[-1] + 1, part)
    if passage.language != "en":
        return any(_is_past(passage, at) for each in (before, behind) for at in range(*each))
    for at in reversed(range(*before)):
        if _is_infinitive(passage, at) or _is_gerund(passage, at):
            return False
        if _is_past(passage, at) and not _is_adjective(passage, at):
            return not _is_denied(passage, at)
    of_states = words_of("en", "of states")
    verb = next((at for at in range(*behind) if passage.words[at].key in of_states), None)
    if verb is None:
        return _opens_part(passage, before) and any(_is_past(passage, at) for at in range(*behind))
    return not _is_denied(passage, verb) and not _tells_size(passage, verb)


def _up_to_next_verb_phrase(passage: Passage, first: int, part: Stretch) -> Stretch:
    """Return the words behind a number, without those of a subordinate clause: until the dock is ready."""
    opening = words_of("en", "openings of subordinate clauses") if passage.language == "en" else frozenset()
    stops = (at for at in range(first, part.last) if passage.words[at].key in opening)
    return Stretch(first, next(stops, max(first, part.last)))


def _is_past(passage: Passage, at: int) -> bool:
    """Check whether a word is "is", "has" or a past tense."""
    key = passage.words[at].key
    if key in passage.lists["past"] or key in passage.lists["finite"]:
        return True
    endings = tuple(passage.lists["past endings"])
    return key not in passage.lists["ending like a past"] and len(key) > _SHORTEST and key.endswith(endings)


def _is_infinitive(passage: Passage, at: int) -> bool:
    """Check whether a word is the verb behind "to": not in "to the port", "to nearly 40", "to France"."""
    word = passage.words[at]
    if not at or passage.words[at - 1].key != "to" or passage.is_number(at):
        return False
    light = passage.lists["empty"] - passage.lists["be"] - passage.lists["past"]
    rough = word.key in words_of("en", "rough counts") or word.key.endswith("ly")
    return not rough and word.key not in light and not passage.text[word.start].isupper()


def _is_gerund(passage: Passage, at: int) -> bool:
    """Check whether a word in "-ing" is the act on a number, of which nothing says that it goes on."""
    key = passage.words[at].key
    if not key.endswith("ing") or len(key) <= _SHORTEST + 1:
        return False
    before = passage.keys(Stretch(max(0, at - _BACK), at))
    noun = not passage.lists["determiners"].isdisjoint(before[-1:])
    return not noun and passage.lists["be"].isdisjoint(before)


def _is_adjective(passage: Passage, at: int) -> bool:
    """Check whether a word in "-ed" describes the noun behind it: sealed transport, a revised plan of 40."""
    key = passage.words[at].key
    if key in passage.lists["past"] or key in passage.lists["finite"]:
        return False
    if at and passage.words[at - 1].key in passage.lists["articles"] | passage.lists["possessives"]:
        return True
    if at + 1 >= len(passage.words) or passage.is_number(at + 1):
        return False
    behind = passage.words[at + 1]
    joined = behind.key in passage.lists["empty"] or behind.key in passage.lists["prepositions"]
    return not joined and not passage.text[behind.start].isupper()


def _is_denied(passage: Passage, verb: int) -> bool:
    return bool(passage.terms_in(Stretch(verb, min(verb + 1 + _DENIED, len(passage.words))), "negation"))


def _tells_size(passage: Passage, verb: int) -> bool:
    """Check whether a verb behind a number only compares it: the 40 are fewer than, are a third of."""
    behind = passage.words[verb + 1].key if verb + 1 < len(passage.words) else ""
    return behind in passage.lists["comparatives"] or passage.is_number(verb + 1)


def _opens_part(passage: Passage, before: Stretch) -> bool:
    """Check whether a number opens its part of a sentence, as what the verb behind it is of."""
    light = passage.lists["empty"] | passage.lists["prepositions"]
    words = (passage.words[at] for at in range(*before) if not passage.is_number(at))
    return all(word.key in light or passage.text[word.start].isupper() for word in words)
