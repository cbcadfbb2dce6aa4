"""Words whose letters look like those of another script, so that one name is read for another.

Source: Unicode Technical Standard 39, Unicode Security Mechanisms, and its table of confusables: the letters
that are drawn as Latin ones in common faces. All of that table is a megabyte, and most of it is no letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_NEVER_MIXED = frozenset({"CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts that share no word with Latin; Greek does: `kΩ`, `μm`."""
_AS_LATIN = frozenset(
    "аеорсухіјѕһԁԛԝӏѵАВЕЗКМНОРСТУХЅІЈҮԚԜѴӀ"  # Cyrillic
    "αινορυγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"  # Greek
    "օոսհցՍՕ"  # Armenian
)
_STYLED = ("FULLWIDTH LATIN", "MATHEMATICAL ", "CIRCLED LATIN", "PARENTHESIZED LATIN", "SQUARED LATIN")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A word that is not what it looks like. Units: positions in its text, the end exclusive."""

    start: int
    end: int
    why: str


def lookalikes(text: str) -> Iterator[Lookalike]:
    """Find the words of a text that mix letters of scripts, or that pass for Latin in a Latin text."""
    if text.isascii():
        return
    words = [word for word in _WORD.finditer(text) if not word.group().isascii()]
    plain = bool(words) and _is_latin(text)
    for word in words:
        if why := reason(word.group(), alone=not plain):
            yield Lookalike(*word.span(), why)


@lru_cache(maxsize=4096)
def reason(word: str, *, alone: bool) -> str:
    """Say how a word misleads, empty where it does not.

    `alone` spares a word that is all of another script, as it may well be in a text of that script.
    """
    scripts = {script(c) for c in word} - {""}
    if odd := next((c for c in word if unicodedata.name(c, "").startswith(_STYLED)), ""):
        return f"has {_named(odd)}, a letter of another form" if len(scripts) > 1 or not alone else ""
    foreign = [c for c in word if script(c) not in ("LATIN", "")]
    if "LATIN" in scripts and foreign:
        telling = [c for c in foreign if script(c) in _NEVER_MIXED or c in _AS_LATIN]
        kind = script(telling[0]).capitalize() if telling else ""
        return f"mixes Latin and {kind} letters: {_named(telling[0])}" if telling else ""
    if alone or not foreign or not all(c in _AS_LATIN for c in word) or _is_sign(word):
        return ""
    return f"is of {script(word[0]).capitalize()} letters that look like Latin ones: {_named(word[0])}"


def script(character: str) -> str:
    """Give a letter's script by the first word of its name: Unicode's own property is not in Python."""
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "")
    return (
        "LATIN" if name.startswith(("FEMININE", "MASCULINE", "FULLWIDTH LATIN")) else name.partition(" ")[0]
    )


def _is_latin(text: str) -> bool:
    """Tell whether a text has Latin letters, and none that could not pass for one."""
    letters = [c for c in set(text) if c.isalpha()]
    return any(script(c) == "LATIN" for c in letters) and all(
        script(c) == "LATIN" or c in _AS_LATIN for c in letters
    )


def _is_sign(word: str) -> bool:
    """Tell a sign of mathematics, such as `ν`, from a word."""
    return len(word) == 1 and script(word) == "GREEK"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}"
