"""The tables of a language's numbers, dates, money and units, as the lexicon takes phrases from them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from briefgen.language.folded import fold_key
from briefgen.language.phrases import Phrases


class LexiconTables(Struct, frozen=True):
    """The tables of a language: those generated, those written by hand, and those of any language."""

    language: str
    spaced: bool
    data: Mapping[str, Any]
    hand: Mapping[str, Any]
    of_any: Mapping[str, Any]

    def words(self, key: str) -> frozenset[str]:
        """Return the words of a list."""
        return _words(self.hand.get(key, ""))

    def words_as_phrases(self, key: str) -> Phrases[str]:
        """Return the words of a list as phrases that mean themselves."""
        return Phrases({word: word for word in self.words(key)}, spaced=self.spaced)

    def meanings(self, key: str) -> dict[str, str]:
        """Return what each phrase of a table means."""
        return by_phrase(self.hand.get(key, {}))

    def phrases(self, key: str) -> Phrases[str]:
        """Return the phrases of a table."""
        return Phrases(self.meanings(key), spaced=self.spaced)

    def phrases_of_any(self, key: str) -> Phrases[str]:
        """Return the phrases of any language, and the language's own."""
        return Phrases(by_phrase(self.of_any[key]) | self.meanings(key), spaced=self.spaced)

    def numbers(self, key: str) -> dict[str, Fraction]:
        """Return the number of each word of a table."""
        return _numbers(self.hand.get(key, {}))

    def number_phrases(self, key: str) -> Phrases[Fraction]:
        """Return the phrases of a table of numbers."""
        return Phrases(self.numbers(key), spaced=self.spaced)

    def shares_of_one(self, key: str) -> dict[str, Fraction]:
        """Return words for a part by their value: the table has what the whole is divided by."""
        return {word: 1 / divisor for word, divisor in self.numbers(key).items()}

    def separated(self, key: str) -> tuple[str, ...]:
        """Return the entries of a list as they are written."""
        return tuple(self.hand[key].split("|")) if key in self.hand else ()

    def cardinals(self) -> dict[str, Fraction]:
        """Return the generated number words, with those written by hand; a null there takes one away."""
        own = self.hand.get("cardinals", {})
        removed = {fold_key(word) for word, value in own.items() if value is None}
        found = _numbers(self.data["cardinals"]) | _numbers(own)
        joined = self.separated("joined_numbers")
        found = {f"{p}{w}": n for p in joined for w, n in found.items() if _FEWEST <= n < _MOST} | found
        return _plain_too({w: n for w, n in found.items() if w not in removed}, self.language)

    def scales(self, cardinals: Mapping[str, Fraction]) -> Phrases[Fraction]:
        """Return the words that multiply the number before them by thousands: million, k, Mio."""
        scales = {word: value for word, value in cardinals.items() if value >= 1000 and value % 1000 == 0}
        scales |= _plain_too(_numbers(self.data["scales"]) | self.numbers("scales"), self.language)
        if self.spaced:
            scales = {"k": Fraction(1000), "m": Fraction(10**6)} | scales
            scales |= {f"{word}.": value for word, value in scales.items()}
        return Phrases(scales, spaced=self.spaced)

    def units(self) -> Phrases[str]:
        """Return the names of units, save those that are other words in the language."""
        not_units = self.words("not_units")
        units = {name: unit for name, unit in self.data["units"].items() if name not in not_units}
        return Phrases(units | by_phrase(self.of_any["units"]) | self.meanings("units"), spaced=self.spaced)

    def bounds_before(self) -> Phrases[str]:
        """Return the words that set a bound for the number after them: at least."""
        own = _joined(self.meanings("before"), self.hand.get("joined", ""))
        return Phrases(by_phrase(self.of_any["before"]) | own, spaced=self.spaced)

    def months(self) -> dict[str, int]:
        """Return the number of each month."""
        months = self.data["months"] | self.hand.get("months", {})
        return {fold_key(word): int(month) for word, month in months.items() if month}


_FEWEST, _MOST = 3, 100
"""Between these are the numbers that are written together with a short word before them: בחמישה."""


def by_phrase(table: Mapping[str, str]) -> dict[str, str]:
    """Turn `{meaning: "phrase|phrase"}` round."""
    return {fold_key(p): meaning for meaning, phrases in table.items() for p in phrases.split("|") if p}


def _words(phrases: str) -> frozenset[str]:
    return frozenset(fold_key(p) for p in phrases.split("|") if p)


def _plain_too(numbers: dict[str, Fraction], language: str) -> dict[str, Fraction]:
    """Add number words as they are written without their diacritics, and with ss for ß."""
    if language == "vi":
        return numbers  # where the marks tell words apart
    plain = {_without_marks(word).replace("ß", "ss"): value for word, value in numbers.items()}
    return plain | numbers


def _without_marks(word: str) -> str:
    if not any("\u00c0" <= c <= "\u024f" for c in word):
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _numbers(table: Mapping[str, Any]) -> dict[str, Fraction]:
    return {fold_key(word): Fraction(value) for word, value in table.items() if value is not None}


def _joined(phrases: Mapping[str, str], prefixes: str) -> dict[str, str]:
    """Add phrases as they are written together with a short word before them: וכמעט."""
    joined = {f"{p}{phrase}": m for p in prefixes.split("|") for phrase, m in phrases.items()}
    return joined | dict(phrases)
