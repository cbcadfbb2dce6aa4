"""Names of other scripts in Latin letters, roughly: to see whether two spellings may be one name."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from briefgen.language.lazy import lazy

_CYRILLIC = (
    "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch "
    "ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=yi є=ye ґ=g ѓ=g ќ=k љ=l њ=n ћ=c ђ=d џ=d ј=j"
)
_GREEK = (
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
)
_LATIN_ONLY = "ı=i ł=l ø=o đ=d"
_LATIN = MappingProxyType(dict(pair.split("=") for pair in f"{_CYRILLIC} {_GREEK} {_LATIN_ONLY}".split()))
_SOUND = lazy("tsch|sch|tch|kh|zh|sh|ch|ts|[a-z]")
_SOUNDS = "tsch=k tch=k sch=sh w=v j=y c=k q=k x=ks kh=h zh=z ch=k ts=s g=h"
_HEARD_AS = MappingProxyType(dict(pair.split("=") for pair in _SOUNDS.split()))
"""Sounds that spellings of one name exchange, each with the one that stands for both."""


_ADJECTIVE = lazy("(?<=[а-яіїє]{3})(?:ск(?:ий|ого|ому|ом|ая|ой|ую|ое|ие|их|им|ими)|щин(?:а|и|і|у|ою))$")
"""The ending of a Russian adjective made of a name, or of a Ukrainian region: Азовского, Чернігівщини."""
_REGION = lazy("ччин(?:а|и|і|у|ою)$")
"""The ending of a Ukrainian region whose city ends in -цьк: Донеччина, Донецьк."""


def in_latin(word: str) -> str:
    """Return a short word of small letters in Latin ones: su, of су."""
    return "".join(_LATIN.get(letter, letter) for letter in word)


def skeleton(word: str) -> str:
    """Return the consonants of a word in Latin letters, with those that are heard alike made one.

    Shape: empty for a script that is not known.
    """
    decomposed = unicodedata.normalize("NFD", _REGION.sub("цьк", _ADJECTIVE.sub("", word.lower())))
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    latin = "".join(_LATIN.get(c, c) for c in bare)
    if not latin.isascii():
        return ""
    sounds = "".join(_HEARD_AS.get(sound, sound) for sound in _SOUND.findall(latin))
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", sounds))
