"""Break opportunities inside words: hyphens, dashes, slashes, and Chinese or Japanese characters."""

from __future__ import annotations

import re

_CJK = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
"""Chinese and Japanese characters, which are written without spaces. Korean has spaces."""
_NOT_AT_LINE_START = (
    "、。，．：；！？）］｝〉》」』】〕〗〙〟’”…‥・ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョ,.:;!?)%°"
)
_NOT_AT_LINE_END = "（［｛〈《「『【〔〖〘〝‘“«‹„‚(¥£$€#"
_BREAK_OPPORTUNITY = re.compile(
    rf"(?<=[^\W\d_]{{2}}-)(?=\w{{3}})|(?<=—)(?=\w)|(?<=[^/:]/)(?=[^/])"
    rf"|(?<=[{_CJK}])(?<![{_NOT_AT_LINE_END}])(?![{re.escape(_NOT_AT_LINE_START)}]|$)"
    rf"|(?<!^)(?<![{_NOT_AT_LINE_END}])(?=[{_CJK}])(?![{re.escape(_NOT_AT_LINE_START)}])"
)
"""Break opportunities inside a word: after a hyphen between longer parts, after an em dash or a slash, and
between Chinese or Japanese characters, unless they must not start or end a line."""
_URL_BREAK_OPPORTUNITY = re.compile(r"(?<=[^/:]/)(?=[^/])|(?<=\w)(?=-\w)")
"""Break opportunities inside a URL: after a slash and before a hyphen, never after one."""


def split_at_opportunities(chunk: str) -> list[str]:
    """Split text without spaces at its break opportunities."""
    if chunk.isascii() and chunk.isalnum():
        return [chunk]
    return (_URL_BREAK_OPPORTUNITY if "://" in chunk else _BREAK_OPPORTUNITY).split(chunk)
