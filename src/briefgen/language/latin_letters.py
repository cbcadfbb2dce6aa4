"""Write Cyrillic and a few other letters as plain Latin ones, for ids."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_CYRILLIC: Final = MappingProxyType(str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э":
    "e", "ю": "iu", "я": "ia", "ё": "e", "є": "ie", "і": "i", "ї": "i", "ґ": "g",
}))  # fmt: skip
"""Source: ICAO Doc 9303-3, section 6: Cyrillic letters in machine-readable documents."""
_LETTERS: Final = MappingProxyType(
    str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
)


def in_latin_letters(text: str) -> str:
    """Replace small Cyrillic letters, and those that no accent distinguishes from a plain one."""
    return text.translate(_CYRILLIC).translate(_LETTERS)
