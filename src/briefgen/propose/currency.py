"""Which currency a name such as "pesos" means: by the countries that are named, else a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from briefgen.language.claims import Quantity
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language
from briefgen.language.wording.places import find_places
from briefgen.language.wording.tokens import find_tokens
from briefgen.propose.background import Background

_DOLLAR: Final = "$"
_US: Final = "USD"
_SENTENCE: Final = "the sentence names"
_LETTERS: Final = 2
"""Of the code of a country, with which that of its currency begins."""
_OF_SEVERAL: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "XOF": ("BF", "BJ", "CI", "GW", "ML", "NE", "SN", "TG"),
        "XAF": ("CF", "CG", "CM", "GA", "GQ", "TD"),
        "CHF": ("CH", "LI"),
        "DKK": ("DK", "FO", "GL"),
    }
)
"""The countries of currencies that have several."""
_OF_LANGUAGES: Final = MappingProxyType(
    {
        "cs": "CZ", "da": "DK", "hi": "IN", "is": "IS", "nb": "NO", "nn": "NO", "no": "NO", "ro": "RO",
        "ru": "RU", "sr": "RS", "sv": "SE", "tr": "TR",
    }
)  # fmt: skip
"""Languages that are written in one country more than in all others."""
_TOP_LEVEL: Final = MappingProxyType({"UK": "GB"})
_SIGN: Final = re.compile(r"\S*[^\w\s.,]\S*?(?=\s?\d)|Rs\.?(?=\s?\d)", re.IGNORECASE)
"""A sign of money before its number: $, A$, Rs."""
_MOST_READ: Final = 100_000
_PLAINLY: Final = 3
"""How many times as often as any other a country is named in a text that is about it."""


class Currency(Struct, frozen=True):
    """What a name of money means."""

    code: str
    """ISO 4217; empty if nothing decides it."""
    note: str = ""
    """How it was guessed, or what it may be; empty if the name has one meaning."""


def currency_of(quantity: Quantity, reading: Reading, background: Background) -> Currency:
    """Decide which currency a sum is of: by the countries of its sentence, of its text, or of its source.

    Shape: a dollar of which none of these decides it is that of the United States.
    """
    meant = quantity.currencies - {_DOLLAR}
    if len(meant) <= 1:
        return Currency(next(iter(meant), ""))
    words, unsure = _name_of_money(quantity), False
    for where, places in _grounds(reading, background):
        counts = Counter({code: sum(places[each] for each in _countries(code)) for code in meant})
        found = [code for code, number in counts.most_common(2) if number]
        plainly = len(found) == 1 or (found and counts[found[0]] >= _PLAINLY * counts[found[1]])
        if found and plainly:
            usual = found[0] == _US and len(found) == 1
            return Currency(
                found[0], "" if usual else f"unit guessed: `{words}`, and {where} {found[0][:_LETTERS]}"
            )
        unsure = unsure or bool(found)
        if found and where == _SENTENCE:
            break
    if _US in meant:
        return Currency(_US, f"unit guessed: the usual `{words}`" if unsure else "")
    *others, last = sorted(meant)
    return Currency("", f"which currency? `{words}` may be {', '.join(others)} or {last}")


def _grounds(reading: Reading, background: Background) -> Iterator[tuple[str, Counter[str]]]:
    """Yield where countries are named, with how often: in the sentence, in its text, by its source."""
    source = background.source
    yield _SENTENCE, Counter(place.name[:2] for place in reading.passage.places)
    title = f"{source.title}\n{source.subtitle or ''}\n"
    yield "the text names", _places(title + background.text.original[:_MOST_READ], source.language)
    yield "the source is of", Counter(_countries_of_source(background))


def _countries_of_source(background: Background) -> Iterator[str]:
    """Yield the country of a source's address, of its language, and those that its origin names."""
    source = background.source
    host = (urlsplit(source.URL or "").hostname or "").rpartition(".")[2].upper()
    if len(host) == _LETTERS:
        yield _TOP_LEVEL.get(host, host)
    language, _, region = source.language.partition("-")
    yield region.upper() if len(region) == _LETTERS else _OF_LANGUAGES.get(language, "")
    origin = background.corpus.origins.get(source.origin)
    names = " ".join(filter(None, (origin.value.name if origin else "", source.publisher)))
    yield from _places(names, "en")


def _countries(code: str) -> tuple[str, ...]:
    return _OF_SEVERAL.get(code, (code[:_LETTERS],))


@lru_cache(maxsize=4)
def _places(text: str, tag: str) -> Counter[str]:
    """Count the countries that a text names, also by their cities and by what is of them."""
    language = base_language(tag)
    return Counter(
        place.name[:_LETTERS] for place in find_places(text, find_tokens(text, language), language)
    )


def _name_of_money(quantity: Quantity) -> str:
    """Return the sign before a number, or the last word behind it: $, pesos."""
    sign = _SIGN.match(quantity.words)
    return sign[0] if sign else quantity.words.split()[-1]
