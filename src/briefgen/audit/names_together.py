"""Whether a text names two speakers together, of whom one may speak for the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CLOSE = 60
"""Characters between two names of which one may describe the other: Ann Holt, who speaks for the port."""


def are_told_together(one: Iterable[str], other: Iterable[str], texts: Iterable[str]) -> bool:
    """Check whether a text has the last words of two names close to each other."""
    first, second = (re.escape(list(keys)[-1]) for keys in (one, other))
    gap = rf"[^\n]{{0,{_CLOSE}}}"
    orders = (rf"\b{a}\b{gap}\b{b}\b" for a, b in ((first, second), (second, first)))
    pattern = re.compile("|".join(orders), re.IGNORECASE)
    return any(pattern.search(text) for text in texts)
