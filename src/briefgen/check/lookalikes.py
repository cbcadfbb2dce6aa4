"""Find words with letters that look like those of another script.

Source: Unicode Technical Standard 39, Unicode Security Mechanisms, and its table of confusables: the letters
that look like Latin ones in common fonts. The whole table is a megabyte, most of it not letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_WORD = re.compile(r"[^\W\d_]+")
_NEVER_MIXED = frozenset({"CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts that are never mixed with Latin in a word; Greek is: `kΩ`, `μm`."""
_AS_LATIN = frozenset(
    "аеорсухіјѕһԁԛԝӏѵАВЕЗКМНОРСТУХЅІЈҮԚԜѴӀ"  # Cyrillic
    "αινορυγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"  # Greek
    "օոսհցՍՕ"  # Armenian
)
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "HANGUL", "BOPOMOFO"})
"""First words of the names of letters beside which Latin ones of another width stand."""
_STYLED = ("FULLWIDTH LATIN", "MATHEMATICAL ", "CIRCLED LATIN", "PARENTHESIZED LATIN", "SQUARED LATIN")


class Lookalike(Struct, frozen=True):
    """A word that is not what it looks like. Units: positions in the text, the end exclusive."""

    start: int
    end: int
    why: str


def lookalikes(text: str) -> Iterator[Lookalike]:
    """Find words that mix scripts, and words in a Latin text that only look Latin."""
    if text.isascii():
        return
    words = [word for word in _WORD.finditer(text) if not word.group().isascii()]
    plain = bool(words) and _is_latin(text)
    for word in words:
        if why := reason(word.group(), alone=not plain):
            yield Lookalike(*word.span(), why)


@lru_cache(maxsize=4096)
def reason(word: str, *, alone: bool) -> str:
    """Return how a word misleads; empty if it does not.

    With `alone`, a word that is entirely in another script passes: its text may be in that script.
    """
    scripts = {script(c) for c in word} - {""}
    if not _EAST_ASIAN.isdisjoint(scripts):
        return ""  # ＪＡ全農: full-width letters are usual there
    if styled := next((c for c in word if unicodedata.name(c, "").startswith(_STYLED)), ""):
        return f"has {_named(styled)}, a letter of another form" if len(scripts) > 1 or not alone else ""
    foreign = [c for c in word if script(c) not in ("LATIN", "")]
    if "LATIN" in scripts and foreign:
        telling = [c for c in foreign if script(c) in _NEVER_MIXED or c in _AS_LATIN]
        kind = script(telling[0]).capitalize() if telling else ""
        return f"mixes Latin and {kind} letters: {_named(telling[0])}" if telling else ""
    if alone or not foreign or not all(c in _AS_LATIN for c in word) or _is_sign(word):
        return ""
    return f"is of {script(word[0]).capitalize()} letters that look like Latin ones: {_named(word[0])}"


def script(character: str) -> str:
    """Return the script of a letter: the first word of its name, as Python lacks the property."""
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "")
    return (
        "LATIN" if name.startswith(("FEMININE", "MASCULINE", "FULLWIDTH LATIN")) else name.partition(" ")[0]
    )


def _is_latin(text: str) -> bool:
    """Check whether a text is Latin: it has Latin letters, and all others look like Latin ones."""
    letters = [c for c in set(text) if c.isalpha()]
    return any(script(c) == "LATIN" for c in letters) and all(
        script(c) == "LATIN" or c in _AS_LATIN for c in letters
    )


def _is_sign(word: str) -> bool:
    """Check whether a word is a mathematical sign, such as `ν`."""
    return len(word) == 1 and script(word) == "GREEK"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}"
