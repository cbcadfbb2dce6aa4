"""Text made fit to print: no controls, no invisible marks, no halves of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SPACES = re.compile("[\t\v\f\x85\u2028\u2029\u3000]|\r\n?|\n")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def marks(text: str) -> Iterator[re.Match[str]]:
    """Find what `clean` drops."""
    return iter(()) if text.isascii() and text.isprintable() else _INVISIBLE.finditer(text)


def clean(text: str) -> str:
    """Turn white space into spaces, drop what has no shape, replace lone surrogates, compose accents.

    Soft hyphens and zero-width marks go because nothing is hyphenated and words stay in one order;
    an accent of its own joins its letter because the faces place composed letters only.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", shown)
