"""Split text into the words that are indexed and searched, in any script.

Accents and case are folded. Text without spaces between words (Chinese, Japanese, Thai) is split into single
characters, so that a word is found as a phrase of them. So is Korean, whose endings are written on the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from snowballstemmer import stemmer  # type: ignore[import-untyped]  # it has no type hints

from briefgen.language.scripts import HANGUL, KATAKANA, UNSPACED
from briefgen.language.tables import base_language

_STEMMERS: Final = MappingProxyType(
    {
        "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
        "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
        "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
        "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
        "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
        "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    }
)  # fmt: skip
"""The Snowball stemmer of each language that has one."""
_SINGLE: Final = f"[{UNSPACED}{KATAKANA}{HANGUL}]"
_NO_DECOMPOSITION: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not decompose, as they are typed without them."""


class SearchWord(NamedTuple):
    """A word of a text. Units: `start` and `end` are code points."""

    folded: str
    stem: str
    """Its stem in the language of the text; the word itself if the language has no stemmer."""
    start: int
    end: int


def words_of(text: str, language: str) -> Iterator[SearchWord]:
    """Yield the words of a text in order; `language` is a BCP 47 tag."""
    base = base_language(language)
    for found in _pattern().finditer(text):
        written = found[0]
        yield SearchWord(fold_word(written), stem_of(written, base), found.start(), found.end())


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a word: one character of some scripts, a number with its groups, or letters.

    Combining marks belong to a word; the class of letters of `re` leaves them out.
    """
    marks = "".join(
        re.escape(chr(code)) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"
    )
    letter = rf"(?:(?!{_SINGLE})[^\W_]|[{marks}])"
    number = r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+(?![\d])"
    return re.compile(rf"{_SINGLE}|{number}|{letter}+")


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Fold case, width and accents of a word, and leave out the separators of a number."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold())
    if plain[:1].isdigit():
        plain = re.sub(r"[.,'’\s]", "", plain)
    kept = "".join(c for c in plain if not _is_accent(c))
    return unicodedata.normalize("NFC", kept).translate(_NO_DECOMPOSITION)


def _is_accent(character: str) -> bool:
    """Check whether a mark may be left out: an accent or a vowel point, not a vowel of an Indic or Thai word.

    Source: canonical combining classes, UAX 44: 10 to 36 are points of Hebrew, Arabic and Syriac, from 200 on
    marks placed around a letter; vowels of Brahmic scripts have class 0 or others in between.
    """
    number = unicodedata.combining(character)
    return 10 <= number <= 36 or number >= 200  # as the source has them


@lru_cache(maxsize=200_000)
def stem_of(word: str, language: str) -> str:
    """Return the folded stem of a word in a language; the folded word if there is no stemmer for it."""
    name = _STEMMERS.get(language)
    lower = unicodedata.normalize("NFC", word).lower()
    return fold_word(_stemmer(name).stemWord(lower)) if name and lower.isalpha() else fold_word(word)


@cache
def _stemmer(name: str) -> Any:
    return stemmer(name)


def stems_in(word: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of a word in some languages, each once; the folded word is the first."""
    stems = (stem_of(word, base_language(language)) for language in languages)
    return tuple(dict.fromkeys((fold_word(word), *stems)))
