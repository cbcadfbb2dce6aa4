"""Remove characters that cannot be printed: controls, invisible characters, lone surrogates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACES = re.compile("[\t\v\f\x85\u2028\u2029\u3000]|\r\n?|\n")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def invisible_characters(text: str) -> Iterator[re.Match[str]]:
    """Find the characters that `clean` drops."""
    return iter(()) if text.isascii() and text.isprintable() else _INVISIBLE.finditer(text)


def clean(text: str) -> str:
    """Turn white space into spaces, drop invisible characters, replace lone surrogates, normalise to NFC.

    Soft hyphens and zero-width characters are dropped, because there is no hyphenation and no bidi control.
    Accents are composed with their letters, because the typefaces only place composed letters.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", shown)
