"""The data of a language: what was generated from CLDR and ICU, and what was written by hand.

| folder     | made by                                                                                  |
|------------|------------------------------------------------------------------------------------------|
| `data/`    | `tests/language/make_tables.py` from CLDR and ICU: number words, months, money, units     |
| `numbers/` | hand: qualifiers, fractions, vague counts, units and money as they are also written       |
| `words/`   | hand: negation, directions, modality, speech verbs, words that open and close parts       |
| `things/`  | hand: what texts commonly speak of, to compare two languages by                          |
| `meanings/`| hand: words that mean much the same, in each language                                    |
| `cities/`  | hand: capitals that CLDR has no zone for, and other cities, as in `places/`              |
| `regions/` | hand: parts of the world, and words for what is of a country in other languages than English |
| `places/`  | `tests/language/make_places.py` from CLDR: countries and capitals                         |

`any.json` has what is read in texts of any language: signs, and short words of many languages together.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
FOLDERS = ("data", "numbers", "words", "places", "cities", "regions", "things", "meanings")


@cache
def load_table(folder: str, language: str) -> dict[str, Any]:
    """Load one table of a language; empty where there is none.

    Shape: `language` is the first part of a BCP 47 tag, such as `pt`.
    """
    if not language.isalpha():
        return {}
    try:
        table: dict[str, Any] = json.loads((_HERE / folder / f"{language}.json").read_bytes())
    except FileNotFoundError:
        return {}
    return table


@lru_cache(maxsize=256)
def base_language(tag: str) -> str:
    """Return the language of a BCP 47 tag: `pt` for `pt-BR`, `nb` for `no`."""
    base = tag.lower().replace("_", "-").partition("-")[0]
    return {"no": "nb", "iw": "he", "cmn": "zh", "yue": "zh"}.get(base, base)


def has_data(language: str) -> bool:
    """Check whether the numbers and dates of a language can be read."""
    return bool(load_table("data", language))


def has_words(language: str) -> bool:
    """Check whether what denies, rises and speaks in a language is known."""
    return bool(load_table("words", language))
