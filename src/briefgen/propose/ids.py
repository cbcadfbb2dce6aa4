"""Ids for new entries: a few words in kebab-case that no other entry of the corpus has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from briefgen.language.latin_letters import in_latin_letters

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_MOST_WORDS = 4
_SHORTEST = 3
_LONGEST = 48


def slug(words: str) -> str:
    """Write words as an id: small Latin letters and digits with hyphens; empty for another script."""
    latin = in_latin_letters(words.casefold())
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", plain.replace("'s ", " ")).strip("-")[:_LONGEST].strip("-")


def id_of(words: str, empty: Collection[str], ends: Iterable[str], default: str) -> str:
    """Make an id of the words that mean something, with some ends such as a year."""
    found = (word for word in _WORD.findall(words) if word.lower() not in empty and len(word) >= _SHORTEST)
    kept = [part for word in found if (part := slug(re.sub("['’]s$", "", word)))][:_MOST_WORDS]
    return "-".join([*(kept or [default]), *(end for end in ends if end)])


def unused(wanted: str, taken: Collection[str]) -> str:
    """Return an id, with a number behind it if another entry has it."""
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
