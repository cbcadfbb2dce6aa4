"""Scripts whose words are not separated by spaces, each for use inside a class of a regular expression."""

from __future__ import annotations

from briefgen.language.lazy import lazy

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao; Burmese; Khmer
    "\u3005-\u3007\u3041-\u309f\u3100-\u312f"  # ideographic marks, hiragana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs
)
KATAKANA = "\u30a0-\u30ff"
HANGUL = "\uac00-\ud7a3"
"""Korean has spaces between words, but a line may end inside a word."""
_WIDE_MARKS = "\u3001-\u3003\u3008-\u3020\u3030\ufe30-\ufe4f\uff01-\uff65"
"""Punctuation and full-width forms of Chinese and Japanese text."""

_UNSPACED = lazy(f"[{UNSPACED}]")
_RUNNING = lazy(f"[{UNSPACED}{KATAKANA}{_WIDE_MARKS}]")
_HANGUL = lazy(f"[{HANGUL}]")


def is_unspaced(character: str) -> bool:
    """Check whether a character's script has no spaces between words."""
    return character > "\u0dff" and _UNSPACED.match(character) is not None


def runs_on(before: str, after: str) -> bool:
    """Check whether a line break between two characters is no space: in Chinese, or in a Korean word."""
    if before <= "\u0dff" and after <= "\u0dff":
        return False
    if _RUNNING.match(before) or _RUNNING.match(after):
        return True
    return bool(_HANGUL.match(before) and _HANGUL.match(after))
