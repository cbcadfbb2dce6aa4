"""The bidirectional class of a character, and the fast test for text that needs no reordering."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

ISOLATE_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
EMBEDDING_INITIATORS = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED = EMBEDDING_INITIATORS | {"PDF", "BN"}
"""Classes of characters that the algorithm ignores after the explicit levels. Source: UAX 9, X9."""
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Every character that can be at a right-to-left level in a left-to-right paragraph, and some that cannot."""
_UNASSIGNED = (
    (0x0590, "R"),
    (0x0600, "AL"),
    (0x07C0, "R"),
    (0x0860, "AL"),
    (0x0900, "L"),
    (0x20A0, "ET"),
    (0x20D0, "L"),
    (0xFB1D, "R"),
    (0xFB50, "AL"),
    (0xFDD0, "BN"),
    (0xFDF0, "AL"),
    (0xFE00, "L"),
    (0xFE70, "AL"),
    (0xFF00, "L"),
    (0x10800, "R"),
    (0x10D00, "AL"),
    (0x10D40, "R"),
    (0x10EC0, "AL"),
    (0x10F00, "R"),
    (0x10F30, "AL"),
    (0x10F70, "R"),
    (0x11000, "L"),
    (0x1E800, "R"),
    (0x1EC70, "AL"),
    (0x1ECC0, "R"),
    (0x1ED00, "AL"),
    (0x1ED50, "R"),
    (0x1EE00, "AL"),
    (0x1EF00, "R"),
    (0x1F000, "L"),
)
"""Where the class of unassigned characters changes. Source: Unicode 15, DerivedBidiClass.txt, @missing."""
_UNASSIGNED_STARTS = tuple(start for start, _ in _UNASSIGNED)


@lru_cache(maxsize=4096)
def bidi_class(char: str) -> str:
    """Return the bidirectional class of a character, such as "AL"."""
    found = unicodedata.bidirectional(char)
    if found:
        return found
    position = bisect_right(_UNASSIGNED_STARTS, ord(char)) - 1
    return _UNASSIGNED[position][1] if position >= 0 else "L"


def contains_rtl(text: str) -> bool:
    """Check whether text can have characters at right-to-left levels in a left-to-right paragraph."""
    return not text.isascii() and _RTL.search(text) is not None
