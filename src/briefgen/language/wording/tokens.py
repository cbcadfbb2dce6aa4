"""Words of a text in any script, each with its place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from briefgen.language.lazy import lazy
from briefgen.language.scripts import HANGUL, KATAKANA, UNSPACED

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u200b-\u200d\u00ad\u2060\ufeff"
)
"""Marks and invisible characters inside words, which `\\w` does not have; as a regular expression's class."""
_DROPPED = lazy(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200d\u00ad\u2060\ufeff]"
)
"""What is not compared: accents set on their own, vowel signs of Arabic and Hebrew, invisible characters."""
_NUMBER = r"\d+(?:[.,:'’٫٬]\d+)*"
_LETTER = rf"(?!\d)[\w{_MARKS}]"
_LETTERS = rf"(?:[^\W\d]++|(?:(?!\d)[{_MARKS}])++)++"
_WORD = lazy(rf"{_LETTERS}|{_NUMBER}")
_ENGLISH = lazy(rf"{_LETTERS}|{_NUMBER}|['’](?i:s|re|ve|ll|d|m)(?![\w{_MARKS}])")
_ENGLISH_NOT = lazy(
    rf"{_NUMBER}|n['’]t(?![\w{_MARKS}])|['’](?:s|re|ve|ll|d|m)(?![\w{_MARKS}])"
    rf"|(?:{_LETTER})+?(?=n['’]t(?!\w))|(?:{_LETTER})+",
    re.IGNORECASE,
)
"""The same for a text with "n't", which is a word of its own."""
_NOT = lazy("n['’]t", re.IGNORECASE)
_GENITIVE = rf"s(?![\w{_MARKS}])"
_ELIDING = lazy(rf"{_NUMBER}|(?:{_LETTER}){{1,8}}['’](?!{_GENITIVE})(?=[\w{_MARKS}])|(?:{_LETTER})+")
_ELIDES = frozenset({"fr", "it", "ca", "oc"})
"""Languages that write short words together with the next, behind an apostrophe: n'a, dell'anno."""
_UNSPACED = lazy(f"[{UNSPACED}{KATAKANA}{HANGUL}]")
"""Scripts in which a word is looked for at each character: those without spaces, and Hangul."""
_SAME = str.maketrans("’ʼ′ёىکیأإآة", "'''еيكياااه")
"""Characters written one for another: apostrophes, and letters of Russian, Arabic and Persian."""


class Token(NamedTuple):
    """A word, or a character of a script without spaces. Units: code points of the text."""

    start: int
    end: int
    key: str
    """How it is compared: in small letters, without vowel signs and invisible characters."""


def is_unspaced(character: str) -> bool:
    """Check whether words of a character's script are not set off by spaces."""
    return character > "\u0dff" and _UNSPACED.match(character) is not None


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """Return a word as it is compared."""
    plain = word.translate(_SAME).lower()
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFC", plain)))


def find_tokens(text: str, language: str) -> list[Token]:
    """List the words of a text in order; of a script without spaces, its characters."""
    if language == "en":
        pattern = _ENGLISH_NOT if _NOT.search(text) else _ENGLISH
    else:
        pattern = _ELIDING if language in _ELIDES else _WORD
    found: list[Token] = []
    for match in pattern.finditer(text):
        word = match.group()
        if word.isascii():
            found.append(Token(*match.span(), word.lower()))
        elif not _UNSPACED.search(word):
            key = key_of(word)
            if key:  # a word of invisible characters is none
                found.append(Token(*match.span(), key))
        else:
            found += _characters(word, match.start())
    return found


def _characters(word: str, start: int) -> list[Token]:
    """Split a run that has characters of a script without spaces."""
    found: list[Token] = []
    at = 0
    for each in (*_UNSPACED.finditer(word), None):
        stop = each.start() if each else len(word)
        if stop > at:
            found.append(Token(start + at, start + stop, key_of(word[at:stop])))
        if each:
            found.append(Token(start + each.start(), start + each.end(), each.group()))
            at = each.end()
    return [token for token in found if token.key]
