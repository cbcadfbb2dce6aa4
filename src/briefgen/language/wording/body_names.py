"""Whether a name is that of a body, such as a company, a paper or an office, and not of a person."""

from __future__ import annotations

from briefgen.language.lazy import lazy
from briefgen.language.word_pattern import words_of

_WORD = lazy(r"[^\W\d_]+|&")


def is_body_name(name: str) -> bool:
    """Check whether a name is plainly that of a body: "authority", "plc", "the" or "of" in it."""
    words = [word.casefold() for word in _WORD.findall(name)]
    if not words:
        return False
    return (
        words[0] in words_of("any", "opening a body")
        or not words_of("any", "words of bodies").isdisjoint(words)
        or words[-1] in words_of("any", "legal forms and agencies")
        or not words_of("any", "between the words of a body").isdisjoint(words[1:-1])
    )
