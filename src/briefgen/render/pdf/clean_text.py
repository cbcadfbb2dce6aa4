"""Remove characters that cannot be printed: controls, invisible characters, lone surrogates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACES = re.compile("[\t\v\f\x85\u2028\u2029\u3000]|\r\n?|\n")
_JOINED = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua8ff\ua980-\uaaff\uabc0-\uabff"
    "\U00011000-\U000114ff"
)
"""Scripts whose letters join or stack, which a joiner changes: Arabic, those of India, others."""
_INVISIBLE = re.compile(
    rf"(?<![{_JOINED}])[\u200c\u200d]|"
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f]")
"""Invisible letters of one direction: they direct the punctuation next to them. Source: UAX 9, 2.6."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3000\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U0001f1e6-\U0001f1ff]"
)
"""All characters that the patterns above and below replace or drop, so that other text is passed quickly."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""Two regional indicators: the code of a country, which no font draws as a flag in one colour."""
_FIRST_INDICATOR = 0x1F1E6


def flags_as_codes(text: str) -> str:
    """Replace flags by the codes of their countries in brackets."""
    return _FLAG.sub(_country_code, text)


def _country_code(flag: re.Match[str]) -> str:
    return f"[{''.join(chr(ord(char) - _FIRST_INDICATOR + ord('A')) for char in flag[0])}]"


def invisible_characters(text: str) -> Iterator[re.Match[str]]:
    """Find the characters that `clean` drops."""
    return iter(()) if text.isascii() and text.isprintable() else _INVISIBLE.finditer(text)


def clean(text: str, *, with_direction_marks: bool = False) -> str:
    """Turn white space into spaces, drop invisible characters, replace lone surrogates and flags, apply NFC.

    Soft hyphens are dropped, because words are hyphenated by their language, and so are zero-width
    characters; joiners are kept in the scripts that need them. Marks of direction are kept on request, for
    break_lines.
    Accents are composed with their letters, because the typefaces only place composed letters.
    """
    if text.isascii() and text.isprintable():
        return text
    if _UNCLEAN.search(text) is None:
        return unicodedata.normalize("NFC", text)
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    shown = _SURROGATES.sub("\ufffd", visible if with_direction_marks else _DIRECTION_MARKS.sub("", visible))
    return unicodedata.normalize("NFC", flags_as_codes(shown))
