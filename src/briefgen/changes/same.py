"""When words are the same: typography and white space aside."""

from __future__ import annotations

from briefgen.corpus.fold import fold


def same_words(old: str, new: str) -> bool:
    """Tell whether two texts read alike: line breaks, spaces, quotation marks and dashes do not count."""
    return old == new or fold(old).text == fold(new).text


def same(old: str | None, new: str | None) -> bool:
    """Tell whether two values are the same, either of which may be missing."""
    return same_words(old or "", new or "")
