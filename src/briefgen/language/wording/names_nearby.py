"""Names that a text has near a sentence: in its title, and in the two sentences before it."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.language.claims import Difference
from briefgen.language.sentences import sentences
from briefgen.language.tables import base_language
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import particles, titles
from briefgen.language.wording.tokens import find_tokens
from briefgen.language.wording.word_lists import load_word_lists

_NEAR = 2
"""Sentences before one, of whose names it may speak."""


def words_nearby(title: str, earlier: str, tag: str) -> frozenset[str]:
    """Return the words of a title and of the last sentences of a text, as they are compared."""
    last = [sentence for _, sentence in sentences(earlier, tag) if sentence.strip()][-_NEAR:]
    return frozenset(token.key for text in (title, *last) for token in find_tokens(text, base_language(tag)))


def is_named_nearby(difference: Difference, claimed_in: str, nearby: Mapping[str, frozenset[str]]) -> bool:
    """Check whether a text has near its sentence the name that the sentence does not have.

    Of a person the last name is enough; "bank" is not, of a bank. Shape: `nearby` has words by their language
    (a BCP 47 tag).
    """
    if difference.respect != "name":
        return False
    skipped = particles() | titles()
    keys = [t.key for t in find_tokens(difference.claim, claimed_in) if t.key not in skipped]
    lists = load_word_lists(claimed_in)
    telling = [key for key in keys if lists is None or key not in lists["bodies"]]
    needed = telling if telling != keys else keys[-1:]
    return bool(needed) and any(
        all(is_named(key, words, claimed_in, base_language(tag), alone=len(keys) == 1) for key in needed)
        for tag, words in nearby.items()
    )
