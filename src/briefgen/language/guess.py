"""Which language a short text is in, of a few that it may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal

from briefgen.language.lazy import lazy
from briefgen.language.lexicon import load_lexicon
from briefgen.language.tables import base_language, load_table

_WORD = lazy(r"(?<!\w)(?!(?<=['’])s(?!\w))[^\W\d_]+(?!\w)")
"""A word, but not the "s" of an English genitive, which French has for "se"."""
_NOT_LATIN = lazy("[\u0370-\u1dff\u3040-\ud7af]")
"""Characters of all these scripts and others, but none of Latin letters, typography and signs."""


@cache
def _common() -> Mapping[str, frozenset[str]]:
    """Return the commonest words of languages in Latin letters, which are distinguished by them."""
    table: dict[str, str] = load_table("words", "any")["common words"]
    return {language: frozenset(words.split(", ")) for language, words in table.items()}


_Letters = Literal["letters of scripts", "letters of languages", "letters of one language"]


def _letters(table: _Letters) -> Mapping[str, str]:
    """Return letters by language, as a set of an expression has them.

    Shape: those of the script of a language that is not Latin; those that a language has and English has not;
    or those that only one language of a script has, of which the first in the table is meant.
    """
    found: dict[str, str] = load_table("words", "any")[table]
    return found


_FEWEST = 3
"""Common words that a text has at least of another language than those it is likely to be in."""


def _shown(words: Iterable[str]) -> Counter[str]:
    """Count the words that speak for each language: its commonest ones, small ones with its own letters."""
    languages = _languages_of_words()
    found: Counter[str] = Counter()
    for word in words:
        shown: Iterable[str] = languages.get(word.lower(), ())
        if not word.isascii() and word.islower():
            letters = frozenset(word)
            marked = _letters("letters of languages").items()
            shown = {*shown, *(language for language, own in marked if not letters.isdisjoint(own))}
        for language in shown:
            found[language] += 1
    return found


def guess_language(text: str, others: Iterable[str], usual: str = "en") -> str:
    """Guess which language a text is in: the usual one, or one of some others (BCP 47 tags).

    Where a text has plainly more common words of another language, it is in that one.
    """
    return _guess(text, tuple(dict.fromkeys(map(base_language, (usual, *others)))))


@lru_cache(maxsize=512)
def _guess(text: str, likely: tuple[str, ...]) -> str:
    if (script := _by_script(text, likely)) is not None:
        return script
    words = _WORD.findall(text)
    known = (*likely[:1], "en", *(language for language in likely if language in _common()))
    shown = _shown(words)
    if shown.keys() - likely[:1]:
        words = _WORD.findall(_without_names(text, likely[0], shown))
        shown = _shown(words)
    best = max(known, key=lambda language: shown[language])
    most = shown[best]
    if not most:
        counting = (language for language in likely[1:] if language in _common() and _counts(words, language))
        best = next(counting, best)
    if max(shown.values(), default=0) <= 2 * most:
        return best
    languages = _languages_of_words()
    counts = Counter(language for word in words for language in languages.get(word.lower(), ()))
    other = max(_common(), key=lambda language: counts[language])
    return other if counts[other] >= _FEWEST and counts[other] > 2 * most else best


def _without_names(text: str, usual: str, found: Mapping[str, int]) -> str:
    """Leave out foreign names such as "Le Courrier du Port", if what is left has words of the usual language.

    Shape: `found` is what `_shown` counts in the whole text.
    German writes all nouns with a capital, so that no names are seen in it.
    """
    if found["de"]:
        return text
    rest = _NAME.sub(" ", text)
    shown = _shown(_WORD.findall(rest))
    others = max((shown[other] for other in _common() if other != usual), default=0)
    return rest if shown[usual] > others else text


_NAME = lazy(r"(?<!\w)[A-Z]\w*(?: (?:[a-zé]{1,3} |[dl]['’])?[A-Z]\w+)+")
"""Words with capitals, with "de", "du" or "of" between them."""


def _counts(words: Iterable[str], language: str) -> bool:
    """Check whether one of some words is a longer number of a language, which English has not: vierzehn."""
    own = load_lexicon(language)
    long = {word for word in map(str.lower, words) if len(word) >= _LONG_NUMBER}
    numbers = {word for word in long if word in own.cardinals or word in own.ordinals}
    return any(word not in _english_numbers() for word in numbers)


@cache
def _english_numbers() -> frozenset[str]:
    english = load_lexicon("en")
    return frozenset((*english.cardinals, *english.ordinals, *english.scales.meanings))


_LONG_NUMBER = 6
"""Letters of a number that is hardly an English word by chance, as Spanish "once" is."""


@cache
def _languages_of_words() -> dict[str, list[str]]:
    """Return the languages that have each of the commonest words."""
    found: dict[str, list[str]] = {}
    for language, words in _common().items():
        for word in words:
            found.setdefault(word, []).append(language)
    return found


def other_language(text: str, language: str) -> str:
    """Return a language of which a text has common words, if it has none of its own language; else empty."""
    shown = _shown(_WORD.findall(text[:_LOOKED_AT]))
    if shown[language] or language not in _common() or not shown:
        return ""
    return max(sorted(shown), key=lambda other: shown[other])


def is_guessed(language: str) -> bool:
    """Check whether a language (a BCP 47 tag) is among those that a text is guessed to be in."""
    return base_language(language) in {*_common(), *_letters("letters of scripts")}


def _by_script(text: str, likely: tuple[str, ...]) -> str | None:
    """Return the language of a text by its letters; None for Latin letters."""
    if not _NOT_LATIN.search(text):
        return None
    lower = text.lower()
    letters = sum(c.isalpha() for c in lower)
    fitting = [
        language
        for language, script in _letters("letters of scripts").items()
        if 2 * len(re.findall(f"[{script}]", lower)) > letters
    ]
    if not fitting:
        return None
    found = (language for language in likely if language in fitting)
    own = (
        language
        for language, marks in _letters("letters of one language").items()
        if re.search(f"[{marks}]", lower)
    )
    return next(found, None) or next((language for language in own if language in fitting), fitting[0])


_ENOUGH = 3
"""How many times as many words of another language as of its own show a text to be tagged wrongly."""
_LOOKED_AT = 1_000
"""Characters of a text from which its language is guessed."""


@lru_cache(maxsize=512)
def written_language(text: str, tag: str) -> str:
    """Return the language of a text that is tagged (BCP 47), or another where the tag is plainly wrong."""
    language = base_language(tag)
    begin = text[:_LOOKED_AT]
    script = _letters("letters of scripts").get(language)
    if script and re.search(f"[{script}]", begin.lower()):
        return language
    shown = _shown(_WORD.findall(begin))
    best = max(_common(), key=lambda other: shown[other])
    return best if shown[best] >= _ENOUGH * max(shown[language], 1) else language
