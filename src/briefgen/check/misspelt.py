"""A name in a text that is nearly that of the one whom it is attributed to."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
"""Letters of a name that another may be a slip of; shorter ones are like too many words."""
_ALIKE = 75
"""From how many per cent of common letters on a word is a slip of a name."""


def find_misspelt(text: str, name: str) -> tuple[int, int] | None:
    """Find the first word with a capital that is nearly a name, in a text that has not the name itself."""
    if len(name) < _SHORTEST or name in text:
        return None
    from rapidfuzz import fuzz  # slow to load: few texts do not name whom they are attributed to

    for word in _WORD.finditer(text):
        is_name = word.group()[0].isupper() and len(word.group()) >= _SHORTEST - 1
        if is_name and fuzz.ratio(word.group(), name) >= _ALIKE:
            return word.span()
    return None
