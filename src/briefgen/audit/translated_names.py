"""Names that differ from language to language: EU, UE; IMF, FMI; Baltic Sea, Ostsee.

`translated_names.json` has one entry for each body, sea, river, region or city, with its names in any
language and their adjectives. Countries and capitals are not among them: they have lists of their own.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage

_PATH = Path(__file__).parent / "translated_names.json"
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=32_768)
def translated_names(text: str) -> frozenset[str]:
    """Return which of the listed bodies and places a text names."""
    pattern, entries = _table()
    return frozenset(entries[found[0].casefold()] for found in pattern.finditer(text))


def has_translated(claim: Passage, name: Name, text: str) -> bool:
    """Check whether a text has a name in another language, or its short form."""
    words = claim.text_of(name)
    mine = translated_names(words)
    if not mine or not mine <= translated_names(text):
        return False
    rest = (word.casefold() for word in _WORD.findall(_table()[0].sub(" ", words)))
    return all(len(word) == 1 or word in claim.lists["empty"] | claim.lists["titles"] for word in rest)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for all names, the longest first, and what each is the name of."""
    listed: dict[str, str] = json.loads(_PATH.read_bytes())
    names = {name: entry for entry, words in listed.items() for name in words.split(", ")}
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = "|".join(_form(name) for name in longest)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), {name.casefold(): e for name, e in names.items()}


def _form(name: str) -> str:
    """Write the pattern of a name: several words in any case; initials also as a word, UE, Ue."""
    if " " in name:
        return f"(?i:{re.escape(name)})"
    return f"{re.escape(name)}|{re.escape(name.capitalize())}" if name.isupper() else re.escape(name)
