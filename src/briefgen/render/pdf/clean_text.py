"""Remove characters that cannot be printed: controls, invisible characters, lone surrogates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACES = re.compile("[\t\v\f\x85\u2028\u2029\u3000]|\r\n?|\n")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200d\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f]")
"""Invisible letters of one direction: they direct the punctuation next to them. Source: UAX 9, 2.6."""
_SURROGATES = re.compile("[\ud800-\udfff]")


def invisible_characters(text: str) -> Iterator[re.Match[str]]:
    """Find the characters that `clean` drops."""
    return iter(()) if text.isascii() and text.isprintable() else _INVISIBLE.finditer(text)


def clean(text: str, *, with_direction_marks: bool = False) -> str:
    """Turn white space into spaces, drop invisible characters, replace lone surrogates, normalise to NFC.

    Soft hyphens and zero-width characters are dropped, because there is no hyphenation. Marks of
    direction are kept on request; break_lines drops them after they have had their effect.
    Accents are composed with their letters, because the typefaces only place composed letters.
    """
    if text.isascii() and text.isprintable():
        return text
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    shown = _SURROGATES.sub("\ufffd", visible if with_direction_marks else _DIRECTION_MARKS.sub("", visible))
    return unicodedata.normalize("NFC", shown)
