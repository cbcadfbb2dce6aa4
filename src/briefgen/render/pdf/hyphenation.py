"""Where a word that is wider than its line may be hyphenated, by the patterns of its language.

Why no other words are: docs/decisions/no-hyphenation.md.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

_LETTERS = re.compile(r"[^\W\d_]{5,200}")
"""A word that is worth hyphenating; longer ones are no words."""
_FEWEST = 3
"""How many letters stay before and after a hyphen at least."""


def hyphenation_points(text: str, language: str) -> tuple[int, ...]:
    """Return the positions in a text at which a line may end with a hyphen, in order.

    Shape: `language` is a BCP 47 tag; empty for a language without patterns.
    """
    return tuple(
        chain.from_iterable(
            (word.start() + at for at in _points(word[0], language)) for word in _LETTERS.finditer(text)
        )
    )


@lru_cache(maxsize=1024)
def _points(word: str, language: str) -> tuple[int, ...]:
    # Imported here because few memos have such words, and reading the patterns takes up to a second.
    import pyphen  # type: ignore[import-untyped]  # it has no type hints

    name = pyphen.language_fallback(language.replace("-", "_"))
    if name is None:
        return ()
    points = pyphen.Pyphen(lang=name, left=_FEWEST, right=_FEWEST).positions(word)
    return tuple(map(int, points))
