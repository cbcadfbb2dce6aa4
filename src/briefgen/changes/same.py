"""Compare texts without regard to typography and white space."""

from __future__ import annotations

from briefgen.corpus.fold import fold


def same_words(old: str, new: str) -> bool:
    """Check whether two texts are the same but for line breaks, spaces, quotation marks and dashes."""
    return old == new or fold(old).text == fold(new).text


def same(old: str | None, new: str | None) -> bool:
    """Check whether two values are the same; a missing one counts as empty."""
    return same_words(old or "", new or "")
