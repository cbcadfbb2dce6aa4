"""Countries, cities, rivers, seas and parts of the world that a text names, in any language: Iraq, 伊拉克."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.scripts import HANGUL
from briefgen.language.tables import load_table
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_endings import name_endings
from briefgen.language.wording.tokens import Token, is_unspaced, key_of
from briefgen.language.wording.word_lists import Sense, Term, WordLists

_SIGNS = (1, -1, 2, -1)
"""Of each list of names of a place: countries, cities, waters, and cities as they are written in English."""
_WATERS, _AS_IN_ENGLISH = 2, 3
_SHORTEST_STEM = 5
"""Letters from which on the name of a river may have any ending."""
_SHORTEST_OPEN = 5
_SHORT_WORD = 3
"""Letters of a word of a name that has no endings: Rio de Janeiro."""
_WITHOUT_CASES = word_set("fr es it pt de nl sv id vi")
"""Languages in which a country's short name has no more endings than any name: Inde, not indemne."""
REGION, OF_COUNTRY = 3, 4
"""Signs of parts of the world, and of words for what is of a country."""
_VOWELS = "aeiouyаеиоуыэюяіїьйήαάاهה"


@lru_cache(maxsize=64)
def joined_before(language: str) -> tuple[str, ...]:
    """Return what may be written together with the word behind it, among them nothing."""
    return ("", *sorted(words_of(language, "joined with what follows")))


def find_places(text: str, words: Sequence[Token], language: str) -> list[Term]:
    """Find countries, cities, rivers and seas; “us” in small letters is no country.

    Shape: a term's `name` is the country's ISO 3166 code; a city that is no capital, a river and a sea have
    a code of their own. Its `sign` is 1 for a country, -1 for a city, 2 for a river or sea, 3 for a part of
    the world, and 4 for a word for what is of a country, such as Brazilian in another language than English.
    """
    places = _places(language)
    found = places.terms(words) if places else []
    return [
        term
        for term in found
        if not _is_small(text, words[term.first], term, language)
        and not _is_other_word(words[term.first : term.last], language)
        and not _is_within_word(text, words[term.first].start, words[term.last - 1].end)
    ]


def _is_other_word(words: Sequence[Token], language: str) -> bool:
    """Check whether what looks like a place is a common word: Persian "financial", as Mali is written."""
    return len(words) == 1 and words[0].key in words_of(language, "words like places")


def _is_within_word(text: str, start: int, end: int) -> bool:
    """Check whether what makes a place is part of a Korean or Japanese word: ジャストインタイム, 우리가."""
    name = text[start:end]
    if _KATAKANA.fullmatch(name):
        return bool(_KATAKANA.match(text[start - 1 : start]) or _KATAKANA.match(text[end : end + 1]))
    short = len(name.replace(" ", "")) <= _SHORT_HANGUL
    if not short or not _HANGUL.match(name):
        return False
    return " " in name or bool(_HANGUL.match(text[max(0, start - 1) : start]))


_KATAKANA = lazy("[ァ-ヺー]+")
_HANGUL = lazy(f"[{HANGUL}]")
_SHORT_HANGUL = 2


def _is_small(text: str, word: Token, term: Term, language: str) -> bool:
    """Check whether a name that begins with a capital, or has only these, is in small letters in a text.

    An adjective of a place has small letters in many languages, and the first letters of its name: moskauer,
    but not individuell, of Indien.
    """
    if not text[word.start : word.end].islower():
        return False
    if word.key in _capitals(language):
        return True
    begins = (name[:_SHORTEST_STEM] for name in _names(language).get(term.name, ()))
    named = any(len(begin) == _SHORTEST_STEM and word.key.startswith(begin) for begin in begins)
    return (
        term.sign not in (REGION, OF_COUNTRY) and text[word.start].upper() != text[word.start] and not named
    )


@lru_cache(maxsize=64)
def _names(language: str) -> dict[str, tuple[str, ...]]:
    """Return the names of each place, as they are compared."""
    found: dict[str, tuple[str, ...]] = {}
    for table in ("places", "cities"):
        for code, lists in load_table(table, language).items():
            found[code] = (*found.get(code, ()), *(key_of(name) for names in lists for name in names))
    return found


@lru_cache(maxsize=64)
def _capitals(language: str) -> frozenset[str]:
    """Return the short names of places that are written in capitals: UK, USA."""
    tables = (load_table(each, language) for each in ("places", "regions"))
    names = (name for table in tables for each in table.values() for some in each for name in some)
    return frozenset(key_of(name) for name in names if name.isalpha() and name.isupper())


@lru_cache(maxsize=64)
def _places(language: str) -> WordLists | None:
    data = load_table("places", language)
    named = [*data.items(), *load_table("cities", language).items()]
    lists = WordLists(language)
    senses: dict[str, tuple[Sense, ...]] = {}
    closed: set[str] = set()
    derived_from = load_table("regions", language) if language in _WITHOUT_CASES else {}
    for code, lists_of_names in named:
        for number, names in enumerate(lists_of_names):
            for name in map(key_of, names):
                senses[name] = (*senses.get(name, ()), ("place", code, _SIGNS[number]))
                short = number == _WATERS and len(name) < _SHORTEST_STEM
                if number == _AS_IN_ENGLISH or short or (not number and code in derived_from):
                    closed.add(name)
    for code, (names, derived) in load_table("regions", language).items():
        sign = REGION if code.islower() else 1
        closed.update(key_of(name) for name in names if name.isupper())
        for name in (*map(key_of, names), *(f"{key_of(stem)}*" for stem in derived)):
            adjective = name.endswith("*") and sign == 1
            senses[name] = (*senses.get(name, ()), ("place", code, OF_COUNTRY if adjective else sign))
    for name, meant in senses.items():
        _add(lists, name, meant, closed=name in closed)
    return lists if data else None


def _add(lists: WordLists, name: str, senses: tuple[Sense, ...], *, closed: bool) -> None:
    """Add a name: with an open ending in languages that bend it, and joined to short words.

    Names of cities keep their last vowel where names have no endings: Bombay, Bombardier.
    `closed` is whether it has only the endings of names, for a longer word may be another: Minsk, minskade;
    India, indica.
    """
    if name.endswith("*") or lists.language == "en" or is_unspaced(name[0]):
        lists.add(name, senses)
        return
    key = key_of(name)
    if lists.language == "ar":
        key = key.removeprefix("ال")
    if " " in key:
        lists.add(" ".join(_bent(word, lists.language) for word in key.split()), senses)
        return
    if closed or (len(key) < _SHORTEST_OPEN and lists.language in _WITHOUT_CASES):
        for form in (key, *(key + ending for ending in name_endings(lists.language))):
            lists.add(form, senses)
        return
    bent = bool(name_endings(lists.language)) or any(sign > 0 for _, _, sign in senses)
    stem = key[:-1] if bent and len(key) > 4 and key[-1] in _VOWELS else key
    _add_bent(lists, key, stem, senses)


def _add_bent(lists: WordLists, key: str, stem: str, senses: tuple[Sense, ...]) -> None:
    """Add a name with any ending, or with those alone that a language has for what is of a country."""
    prefixes, endings = joined_before(lists.language), words_of(lists.language, _OF_COUNTRY_ENDINGS)
    if not stem.isalpha():
        for prefix in prefixes:
            lists.add(f"{prefix}{stem}*", senses)
    elif not endings:
        lists.add_joined(stem, prefixes, senses)
    else:
        forms = sorted({key, stem, *(root + ending for ending in endings for root in (key, stem))})
        for form in (prefix + form for form in forms for prefix in prefixes):
            lists.add(form, senses)


_OF_COUNTRY_ENDINGS = "endings of what is of a country"


def _bent(word: str, language: str) -> str:
    """Return one word of a name with an open ending, which bends with the others: Stany Zjednoczone."""
    if len(word) <= _SHORT_WORD:
        return word
    kept = word.rstrip(_VOWELS + "йь") if name_endings(language) and language not in _WITHOUT_CASES else word
    return f"{kept if len(kept) >= _SHORT_WORD else word}*"
