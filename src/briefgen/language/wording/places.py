"""Countries and capitals in a text, in any language that has a file of them: Iraq, Iraqi, العراقي, 伊拉克."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from briefgen.language.tables import load_table
from briefgen.language.wording.tokens import Token, is_unspaced, key_of
from briefgen.language.wording.word_lists import Term, WordLists

JOINED = MappingProxyType(
    {
        "ar": ("", "ال", "و", "ب", "ل", "لل", "وال", "بال", "ف", "ك"),
        "he": ("", "ה", "ב", "ל", "מ", "ו", "וה", "ש", "כ"),
    }
)
"""Words that are written together with what follows."""
_VOWELS = "aeiouyаеиоуыэюяіїьйήαά"


def find_places(words: Sequence[Token], language: str) -> list[Term]:
    """Find countries and capitals.

    Shape: a term's `name` is the country's ISO 3166 code; its `sign` is 1 for a country, -1 for a capital.
    """
    places = _places(language)
    return places.terms(words) if places else []


@lru_cache(maxsize=64)
def _places(language: str) -> WordLists | None:
    data = load_table("places", language)
    lists = WordLists(language)
    for code, (countries, capitals) in data.items():
        for sign, names in ((1, countries), (-1, capitals)):
            for entry in (entry for name in names for entry in _forms(name, language)):
                lists.add(entry, (("place", code, sign),))
    return lists if data else None


def _forms(name: str, language: str) -> list[str]:
    """Return a name as entries of a word list: with an open ending in languages that bend it."""
    if language == "en" or is_unspaced(name[0]):
        return [name]
    key = key_of(name)
    if language == "ar":
        key = key.removeprefix("ال")
    if " " in key:
        return [" ".join(f"{word}*" if len(word) > 3 else word for word in key.split())]
    stem = key[:-1] if len(key) > 4 and key[-1] in _VOWELS else key
    return [f"{prefix}{stem}*" for prefix in JOINED.get(language, ("",))]
