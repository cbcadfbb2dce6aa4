"""How a name sounds, roughly, in scripts whose letters are sounds: to see whether two words may be one name.

Sounds that spellings exchange are one: b, p, v and f; k, g and q; s, z, sh, j and ch; t and d; l and r.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

_LETTERS = {
    "b": "bpvf ب پ ف ב פ ף प फ ब भ व フ バ ビ ブ ベ ボ パ ピ プ ペ ポ ヴ ファ",
    "k": "kgqc ك ک ق خ غ گ ג כ ך ק क ख ग घ カ キ ク ケ コ ガ ギ グ ゲ ゴ",
    "s": "szj س ص ز ظ ش ج ث چ ژ ז ס צ ץ ש च छ ज झ श ष स サ シ ス セ ソ ザ ジ ズ ゼ ゾ チ ツ",
    "t": "td ت ط د ذ ض ד ט ת ट ठ ड ढ त थ द ध タ テ ト ダ デ ド",
    "l": "lr ل ر ל ר र ल ラ リ ル レ ロ",
    "n": "n ن נ ן न ण ङ ञ ナ ニ ヌ ネ ノ ン",
    "m": "m م מ ם म マ ミ ム メ モ",
}
_SOUND_OF = MappingProxyType({letter: sound for sound, letters in _LETTERS.items() for letter in letters})
_WRITTEN = "sh=s ch=s ts=s tz=s zh=s kh=k gh=k ph=b th=t x=ks ng=nk"
_PAIRS = tuple((pair.split("=")[0], pair.split("=")[1]) for pair in _WRITTEN.split(" "))
_NASAL = str.maketrans("ंँ", "नन")
_FIRST = "kknttlmbbss sssktb "
_LAST = " kkknnntllllllllmbbssnssktb "
"""The sounds of the first and last consonants of a Hangul syllable, in the order of their code points."""


@lru_cache(maxsize=4096)
def sounds(word: str) -> str:
    """Return the consonants of a word, those that are heard alike made one; empty where none is known."""
    plain = "".join(_hangul(c) if "가" <= c <= "힣" else c for c in word.lower().translate(_NASAL))
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if unicodedata.category(c)[0] != "M")
    for written, heard in _PAIRS if plain.isascii() else ():
        plain = plain.replace(written, heard)
    heard = "".join(_SOUND_OF.get(c, "") for c in unicodedata.normalize("NFC", plain))
    return re.sub(r"(.)\1+", r"\1", heard)


def _hangul(syllable: str) -> str:
    number = ord(syllable) - ord("가")
    first, last = _FIRST[number // 588], _LAST[number % 28]
    return f"{first}{'nk' if number % 28 == _NG else last}".replace(" ", "")


_NG = 21
"""The last consonant ㅇ."""


def may_be(name: str, words: frozenset[str]) -> bool:
    """Check whether a name sounds like the beginning of one of some words, or like most of it."""
    mine = sounds(name)
    return any(_alike(mine, sounds(form)) for word in words for form in _forms(word))


def _forms(word: str) -> list[str]:
    """Return a word, and what it is without the article or short words joined to it."""
    if not word[:1] or word[0] < "\u0590" or word[0] > "\u06ff":
        return [word]
    return [word, *(word[n:] for n in (1, 2, 3) if len(word) - n > 2)]


def _alike(name: str, word: str) -> bool:
    """Check whether a word has a name at its beginning, or all of a name but an ending."""
    return (
        name in word[:_LATEST]
        or word.startswith(name)
        or (name.startswith(word) and len(word) >= len(name) - 1 > 1)
    )


_LATEST = 5
"""Sounds within which a name begins in a word that has others joined to it."""
