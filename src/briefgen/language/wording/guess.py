"""Which of a few languages a sentence is in."""

from __future__ import annotations

from functools import lru_cache

from briefgen.language.tables import base_language
from briefgen.language.wording.tokens import find_tokens
from briefgen.language.wording.word_lists import load_word_lists


@lru_cache(maxsize=2048)
def guess_language(text: str, tags: tuple[str, ...]) -> str:
    """Give the language whose small words a text has most of; the last one where none is ahead.

    Shape: `tags` are BCP 47 tags, such as those of a source and of the memo; a base language is returned.
    """
    best, most = base_language(tags[-1]), 0.0
    for tag in reversed(tags):
        language = base_language(tag)
        lists = load_word_lists(language)
        words = find_tokens(text, language)
        if lists is not None and words:
            share = sum(word.key in lists["empty"] for word in words) / len(words)
            if share > most:
                best, most = language, share
    return best
