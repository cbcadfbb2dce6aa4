"""Where a text names a person or a body, and not another of the same name or a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.language.tables import base_language, load_table
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_endings import name_endings
from briefgen.language.wording.names import CAPITAL_NOUNS, Name, find_names, particles, titles
from briefgen.language.wording.places import find_places
from briefgen.language.wording.tokens import Token, find_tokens
from briefgen.language.wording.word_lists import load_word_lists, split_list

_BODY_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru")
"""Languages whose words for an institute, a university and the like are looked for in a name."""


def names_body(name: str) -> bool:
    """Check whether a name is that of a body, which has no family name: of one word, or with "institute"."""
    words = name.casefold().split()
    return len(words) == 1 or not _body_words().isdisjoint(words)


def kinds_of_body(name: str) -> frozenset[str]:
    """Return the words of a body's name that say what it is: institute, university."""
    return _body_words().intersection(word.casefold() for word in name.split() if word[0].isupper())


def own_word(name: str) -> str:
    """Return the one word of a body's name that no other body has: Bertelsmann, of Bertelsmann Stiftung.

    Empty where it has several such words, or none.
    """
    small = _body_words() | words_of("any", "words of bodies") | particles()
    own = [word for word in name.split() if word.casefold() not in small]
    return own[0] if len(own) == 1 and not find_places(name, find_tokens(name, "en"), "en") else ""


@cache
def _body_words() -> frozenset[str]:
    lists = (load_table("words", language).get("body words", "") for language in _BODY_LANGUAGES)
    return frozenset(word for words in lists for word in split_list(words))


def find_named(text: str, language: str, name: str, *, by_last_word: bool) -> Iterator[tuple[int, int]]:
    """Yield the places where a text names someone: by the whole name, or by its last word.

    Units: code points of the text. "Lee Jae-myung" does not name Sung-Yoon Lee, "off Dover" names no person.
    """
    base = base_language(language)
    words = find_tokens(text, base)
    full = [token.key for token in find_tokens(name, base)]
    wanted = full[-1:] if by_last_word else full
    lists = load_word_lists(base)
    common = lists["empty"] | lists["opening no name"] if lists else frozenset()
    places = [
        first
        for first in range(len(words) - len(wanted) + 1)
        if text[words[first].start].isupper() and _is_same(words[first : first + len(wanted)], wanted, base)
    ]
    names = find_names(text, words, common) if places else []
    others = {*full, *titles(), *particles(), *(lists["offices"] if lists else ())} if places else set()
    for first in places:
        last = first + len(wanted)
        around = (n for n in names if n.first < last and first < n.last)
        if base not in CAPITAL_NOUNS and any(_names_another(n, first, last, others) for n in around):
            continue
        if by_last_word and first and words[first - 1].key in words_of("any", "before a place"):
            continue
        yield words[first].start, words[last - 1].end


def _is_same(words: Sequence[Token], wanted: Sequence[str], language: str) -> bool:
    """Compare words with those of a name; the last may have an ending."""
    *begin, end = (word.key for word in words)
    if begin != list(wanted[:-1]) or not end.startswith(wanted[-1]):
        return False
    return end == wanted[-1] or end.removeprefix(wanted[-1]) in name_endings(language)


def _names_another(name: Name, first: int, last: int, others: set[str]) -> bool:
    """Check whether a name has words that belong to neither the one looked for nor a title."""
    outside = [at for at in range(name.first, name.last) if not first <= at < last]
    return any(name.keys[at - name.first] not in others for at in outside)
