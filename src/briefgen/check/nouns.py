"""The nouns of a text, as lemmas, for comparing what is counted."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.language.english import same_noun

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@lru_cache(maxsize=512)
def lemmas(text: str) -> frozenset[str]:
    """Return the lemmas of an English text's words, those of hyphenated words too."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    parts = [part for word in words for part in (word, *word.split("-"))]
    return frozenset(same_noun(word) for word in parts)
