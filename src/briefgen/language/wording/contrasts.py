"""What a text sets against that which is so: "not Nordea", "rather than in May"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.language.wording.boundaries import breaks
from briefgen.language.wording.list_entries import phrases
from briefgen.language.wording.names import Name
from briefgen.language.wording.tokens import Token
from briefgen.language.wording.word_lists import Term, WordLists

_Place = tuple[int, int]
"""Units: numbers of tokens, the last excluded."""
_LONGEST = 9
_MOST_PARTICLES = 1
"""Words between what is set apart and the word that sets it apart: its particle."""


@lru_cache(maxsize=64)
def first_words_of_contrasts(lists: WordLists) -> frozenset[str]:
    """Return the first words of all that sets something apart: rather, not."""
    return frozenset(each[0] for name in ("contrast anywhere", "contrast") for each in phrases(lists, name))


def find_contrasts(
    words: Sequence[Token], gaps: list[str], lists: WordLists, openings: list[int]
) -> list[_Place]:
    """Find what is set against the rest, up to the next comma: `, not Nordea,`."""
    anywhere = phrases(lists, "contrast anywhere")
    openers = [*anywhere, *phrases(lists, "contrast")]
    found: list[_Place] = []
    for at in openings:
        opener = next((o for o in openers if _is_at(o, words, at)), None)
        if opener is None:
            continue
        begin = end = at + len(opener)
        if len(opener) == 1 and begin < len(words) and words[begin].key in lists["verbs"] | lists["past"]:
            continue  # a denied verb behind a clause between commas: the tower, which burnt, was not hit
        if begin < len(words) and words[begin].key in lists["not set apart"]:
            continue  # nearer than ever, but not there yet
        if begin == len(words) or gaps[begin].strip():
            continue  # the end of a verb: Wann findet das Treffen statt, und wo?
        while end < len(words) and (end == begin or not breaks(gaps[end])) and end - at < _LONGEST:
            end += 1
            if at == 0 and words[end - 1].key in lists["contrast closes"]:
                return [(at, end)]
        surely = end < len(words) and words[end].key in lists["contrast closes surely"]
        if not (surely or at == 0 or len(opener) > 1 or opener in anywhere or breaks(gaps[at])):
            continue
        closed = end == len(words) or breaks(gaps[end])
        if closed and (at or (end < len(words) and words[end].key in lists["contrast closes"])):
            found.append((at, end))
    return found


def find_contrasts_before(words: Sequence[Token], known: list[Term | Name], lists: WordLists) -> list[_Place]:
    """Find what is set against the rest by a word behind it: `başbakan değil,`, `首相ではなく`."""
    closers = phrases(lists, "contrast behind")
    found: list[_Place] = []
    for at in range(1, len(words)) if closers else ():
        closer = next((c for c in closers if _is_at(c, words, at)), None)
        before = [part for part in known if at - _MOST_PARTICLES <= part.last <= at] if closer else []
        if before:
            nearest = max(before, key=lambda part: part.last)
            whole = next((part for part in before if part.first < nearest.first < part.last), nearest)
            found.append((_name_begins(whole), at + len(closer or ())))
    return found


def _name_begins(part: Term | Name) -> int:
    """Return where a name surely begins: the first word of a text has a capital anyhow."""
    return part.first + (isinstance(part, Name) and part.first == 0 and part.last > 1)


def _is_at(keys: tuple[str, ...], words: Sequence[Token], at: int) -> bool:
    return words[at].key == keys[0] and tuple(w.key for w in words[at : at + len(keys)]) == keys
