"""The part of a word that its forms share, roughly: to see which words of two sentences are the same."""

from __future__ import annotations

from functools import cache, lru_cache

from briefgen.language.word_pattern import words_of

_SHORTEST = 3


@lru_cache(maxsize=8192)
def stem(key: str, language: str) -> str:
    """Return what a word's forms have in common."""
    if len(key) <= _SHORTEST or not key[0].isalpha():
        return key
    if language == "en":
        ending = next((e for e in _endings() if key.endswith(e) and len(key) - len(e) >= _SHORTEST), "")
        bare = key.removesuffix(ending)
        return bare[:-1] if len(bare) > _SHORTEST and bare[-1] == bare[-2] else bare
    return key[: max(_SHORTEST + 1, (len(key) * 2 + 2) // 3)]


@cache
def _endings() -> tuple[str, ...]:
    """Return the endings that forms of English words differ by; longer ones come first."""
    return tuple(sorted(words_of("en", "endings of forms"), key=lambda ending: (-len(ending), ending)))
