"""Names in a text: runs of words that begin with a capital where a common word would not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefgen.language.currencies import CODES, LETTER_SIGNS
from briefgen.language.lazy import lazy
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.tokens import Token

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write all nouns with a capital: one word alone, or a run of them, is no name for certain."""
_JOIN = lazy(r"[ \u00a0\u202f]?[-&'’]?[ \u00a0\u202f]?|\.[ \u00a0]")
_OPENING = frozenset('.!?:“"‘«„(')


def particles() -> frozenset[str]:
    """Return the small words inside names: Bab al-Mandeb, Ursula von der Leyen, Bank of England."""
    return words_of("any", "particles of names")


def titles() -> frozenset[str]:
    """Return the titles before a person's name."""
    return words_of("any", "titles of persons")


@cache
def eras() -> frozenset[str]:
    """Return the words for an era: BC, AD."""
    return words_of("any", "before our era") | words_of("any", "of our era")


class Name(NamedTuple):
    """A name. Units: numbers of tokens, `last` excluded."""

    first: int
    last: int
    keys: tuple[str, ...]
    """Its words as they are compared."""
    sure: bool
    """Whether it is one for certain: its capital is not that of a sentence's first word."""


def find_names(text: str, words: Sequence[Token], common: frozenset[str]) -> list[Name]:
    """Find the names of a text in a script that has capitals; `common` words begin sentences and no names."""
    found: list[Name] = []
    at = 0
    while at < len(words):
        if not text[words[at].start].isupper():
            at += 1
            continue
        opens = _opens(text, words, at)
        era = text[words[at].start : words[at].end] in eras()
        if era or (opens and words[at].key in common) or _is_money(text, words[at]):
            at += 1
            continue
        end = at + 1
        while step := _next(text, words, end):
            end += step
        found.append(Name(at, end, tuple(w.key for w in words[at:end]), not opens or end > at + 1))
        at = end
    return found


def _next(text: str, words: Sequence[Token], at: int) -> int:
    """Give how many of the following words go on with a name."""
    if at >= len(words) or not _JOIN.fullmatch(text, words[at - 1].end, words[at].start):
        return 0
    if text[words[at].start].isupper():
        return 1
    after = at + 1
    particle = words[at].key in particles() and after < len(words) and text[words[after].start].isupper()
    return 2 if particle and _JOIN.fullmatch(text, words[at].end, words[after].start) else 0


def _is_money(text: str, word: Token) -> bool:
    """Check whether a word is a sign or code of money beside its number: MYR 3 billion, 45 Kč."""
    if text[word.start : word.end] not in _MONEY:
        return False
    return bool(_NUMBER_BEHIND.match(text, word.end) or _NUMBER_BEFORE.search(text, 0, word.start))


_MONEY = frozenset({*CODES, *LETTER_SIGNS})
_NUMBER_BEHIND = lazy(r"[ \u00a0\u202f]?\d")
_NUMBER_BEFORE = lazy(r"\d[ \u00a0\u202f]?$")


def _opens(text: str, words: Sequence[Token], at: int) -> bool:
    """Check whether a word is the first of a sentence or of quoted words."""
    if at == 0:
        return True
    gap = text[words[at - 1].end : words[at].start]
    after_initial = gap.startswith(".") and len(words[at - 1].key) == 1
    return not after_initial and not _OPENING.isdisjoint(gap)
