"""The script of a character that no font has, and which font has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # it has no type hints

_LETTER_NAME = re.compile(
    r"(.+?) (?:(?:CAPITAL|SMALL|VOWEL|INDEPENDENT|DEPENDENT|SUBJOINED|FINAL|INITIAL|MEDIAL|CONSONANT) )*"
    r"(?:LETTER|SIGN|SYLLABLE|SYLLABICS|DIGIT|NUMBER|IDEOGRAPH|HIEROGLYPH|CHARACTER|TONE|MARK)\b"
)
"""The name of a character of a script, which begins with the name of the script."""
_COVERED = frozenset(
    (
        *("Arab", "Armn", "Beng", "Cyrl", "Deva", "Ethi", "Geor", "Grek", "Gujr", "Guru", "Hang", "Hani"),
        *("Hebr", "Hira", "Kana", "Khmr", "Knda", "Laoo", "Latn", "Mlym", "Mymr", "Orya", "Sinh", "Taml"),
        *("Telu", "Thaa", "Thai", "Tibt"),
    )
)
"""The scripts whose usual letters come with briefgen, by their codes. Source: ISO 15924."""


class Script(NamedTuple):
    """A script, and a font that has it."""

    name: str
    font: str
    is_covered: bool = False
    """Whether the fonts that come with briefgen have its usual letters."""


_OTHER_FONTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Ahom": ("Ahom", "Noto Serif Ahom"),
        "Arab": ("Arabic", "Noto Naskh Arabic"),
        "Bopo": ("Bopomofo", "Noto Sans TC"),
        "Cans": ("Canadian Aboriginal", "Noto Sans Canadian Aboriginal"),
        "Cyrl": ("Cyrillic", "Noto Sans"),
        "Diak": ("Dives Akuru", "Noto Serif Dives Akuru"),
        "Dogr": ("Dogra", "Noto Serif Dogra"),
        "Egyp": ("Egyptian hieroglyphs", "Noto Sans Egyptian Hieroglyphs"),
        "Grek": ("Greek", "Noto Sans"),
        "Hang": ("Korean", "Noto Sans KR"),
        "Hani": ("Chinese", "Noto Sans SC or Noto Sans TC"),
        "Hebr": ("Hebrew", "Noto Sans Hebrew"),
        "Hira": ("Japanese", "Noto Sans JP"),
        "Hluw": ("Anatolian hieroglyphs", "Noto Sans Anatolian Hieroglyphs"),
        "Hmnp": ("Nyiakeng Puachue Hmong", "Noto Serif NP Hmong"),
        "Kana": ("Japanese", "Noto Sans JP"),
        "Kits": ("Khitan", "Noto Serif Khitan Small Script"),
        "Latn": ("Latin", "Noto Sans"),
        "Maka": ("Makasar", "Noto Serif Makasar"),
        "Merc": ("Meroitic", "Noto Sans Meroitic"),
        "Mero": ("Meroitic", "Noto Sans Meroitic"),
        "Nkoo": ("N'Ko", "Noto Sans NKo"),
        "Ougr": ("Old Uyghur", "Noto Serif Old Uyghur"),
        "Phag": ("Phags-pa", "Noto Sans PhagsPa"),
        "Sgnw": ("Sutton SignWriting", "Noto Sans SignWriting"),
        "Taml": ("Tamil", "Noto Sans Tamil Supplement"),
        "Tang": ("Tangut", "Noto Serif Tangut"),
        "Toto": ("Toto", "Noto Serif Toto"),
        "Yezi": ("Yezidi", "Noto Serif Yezidi"),
    }
)
"""The scripts whose fonts are not named as their characters are: their names and fonts, by their codes."""


def script_code(char: str) -> str:
    """Return the code of the script of a letter, a mark or a digit; "" for any other character."""
    if unicodedata.category(char)[0] not in "LMN":
        return ""
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    return buffer.script or ""


def describe_script(code: str, chars: Iterable[str]) -> Script:
    """Return the script of a code, by the names of some of its characters."""
    if code in _OTHER_FONTS:
        return Script(*_OTHER_FONTS[code], code in _COVERED)
    names = (_LETTER_NAME.match(unicodedata.name(char, "")) for char in chars)
    name = min((found[1].title() for found in names if found), key=len, default=code)
    return Script(name, f"Noto Sans {name.replace('-', ' ')}", code in _COVERED)
