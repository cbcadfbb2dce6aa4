"""The language that a word's script tells, so that a reader aloud changes its voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_EAST = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
)
_SCRIPTS = {
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "zh": _EAST + "\U00020000-\U0003ffff",
    "ru": "\u0400-\u052f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "hi": "\u0900-\u097f",
}
"""A script's letters, by the language that most of its words are in."""
_TELLING = (
    ("zh", "ja", re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d]")),
    ("ru", "uk", re.compile("[ґєіїҐЄІЇ]")),
    ("ar", "fa", re.compile("[پچژگکی]")),
)
"""Letters that tell another language of the same script."""
_BETWEEN = r"[\s\d.,;:’'·・،؛–-]*"
_LEAST = {"el": 2}
"""Fewer letters than this are a symbol, as in 5 μm."""
_LATIN_ONLY = re.compile("[\u0000-\u036f\u1e00-\u1eff\u2000-\u2dff]*")
_TO_THE_LEFT = frozenset({"ar", "he"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in one script."""

    text: str
    lang: str | None = None
    """A BCP 47 tag; None for the language of the surroundings."""
    to_the_left: bool = False
    """Whether it is written from right to left."""


@cache
def _foreign() -> re.Pattern[str]:
    """Compile what finds a stretch of a foreign script; few memos have one, and its classes are large."""
    stretches = (f"(?P<{lang}>[{letters}](?:{_BETWEEN}[{letters}])*)" for lang, letters in _SCRIPTS.items())
    return re.compile("|".join(stretches))


def by_script(text: str, lang: str | None = None) -> Iterator[Words]:
    """Split a text where its script changes, and say the language that each foreign script tells.

    A name of several words stays whole. Where the language is given it stands, whatever the script;
    elsewhere a script says what it can: Cyrillic words without a letter of Ukrainian alone are taken for
    Russian, Chinese characters without kana for Chinese, Arabic letters without one of Persian for Arabic.
    """
    if _LATIN_ONLY.fullmatch(text):
        yield Words(text, lang)
        return
    done = 0
    for found in _foreign().finditer(text):
        script = found.lastgroup or ""
        if len(found.group()) < _LEAST.get(script, 1):
            continue
        if found.start() > done:
            yield Words(text[done : found.start()], lang)
        done = found.end()
        yield Words(found.group(), lang or _tell(script, found.group()), script in _TO_THE_LEFT)
    if done < len(text):
        yield Words(text[done:], lang)


def _tell(script: str, words: str) -> str:
    return next(
        (lang for base, lang, letters in _TELLING if base == script and letters.search(words)), script
    )
