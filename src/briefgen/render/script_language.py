"""Split text into runs of one script and guess the language of foreign runs, for screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
)
_LETTERS = {
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "zh": _CJK + "\U00020000-\U0003ffff",
    "ru": "\u0400-\u052f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "hi": "\u0900-\u097f",
}
"""The letters of each script, by the language that most words of that script are in."""
_DISTINCTIVE_LETTERS = (
    ("zh", "ja", re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d]")),
    ("ru", "uk", re.compile("[ґєіїҐЄІЇ]")),
    ("ar", "fa", re.compile("[پچژگکی]")),
)
"""Letters that only occur in another language of the same script."""
_SAME_SCRIPT = {"fa": "ar", "ps": "ar", "ur": "ar", "bg": "ru", "sr": "ru", "uk": "ru", "ja": "zh"}
"""Languages with the letters of another one."""
_JOINING = r"[\s\d.,;:’'·・،؛–-]*"
_MIN_LETTERS = {"el": 2}
"""A run of fewer letters is a symbol, as in 5 μm."""
_LATIN_ONLY = re.compile("[\u0000-\u036f\u1e00-\u1eff\u2000-\u2dff]*")


class ScriptRun(Struct, frozen=True):
    """A run of text in one script."""

    text: str
    lang: str | None = None
    """A BCP 47 tag; None for the language of the surrounding text."""


@cache
def _foreign_script() -> re.Pattern[str]:
    """Compile the pattern lazily: its character classes are large, and few memos have foreign text."""
    runs = (f"(?P<{lang}>[{letters}](?:{_JOINING}[{letters}])*)" for lang, letters in _LETTERS.items())
    return re.compile("|".join(runs))


def split_by_script(text: str, lang: str | None = None, document: str = "en") -> Iterator[ScriptRun]:
    """Split text where its script changes, and guess the language of each foreign run.

    A name of several words remains one run. A given `lang` applies to the whole text. Letters of the language
    of the document are in that language. Otherwise Cyrillic
    without distinctive Ukrainian letters counts as Russian, Chinese characters without kana as Chinese, and
    Arabic letters without distinctive Persian letters as Arabic.
    """
    if _LATIN_ONLY.fullmatch(text):
        yield ScriptRun(text, lang)
        return
    own = _script_of(document)
    end = 0
    for match in _foreign_script().finditer(text):
        script = match.lastgroup or ""
        if len(match.group()) < _MIN_LETTERS.get(script, 1) or script == own:
            continue
        if match.start() > end:
            yield ScriptRun(text[end : match.start()], lang)
        end = match.end()
        yield ScriptRun(match.group(), lang or _guess_language(script, match.group()))
    if end < len(text):
        yield ScriptRun(text[end:], lang)


def _script_of(language: str) -> str:
    """Return the language by which the script of another one is known; a Latin one is known by itself."""
    primary = language.partition("-")[0].lower()
    return _SAME_SCRIPT.get(primary, primary)


def _guess_language(script: str, words: str) -> str:
    return next(
        (lang for base, lang, letters in _DISTINCTIVE_LETTERS if base == script and letters.search(words)),
        script,
    )
