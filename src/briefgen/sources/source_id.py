"""Propose ids in kebab-case, from names and titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import count
from typing import Final

from briefgen.language.latin_letters import in_latin_letters

_MOST_WORDS: Final = 6
_MOST_CHARACTERS: Final = 60
_SMALL_WORDS: Final = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "from", "with", "as",
    "is", "are", "was", "be", "its", "it", "that", "this", "der", "die", "das", "den", "dem", "des",
    "und", "ein", "eine", "im", "von", "zu", "für", "mit", "le", "la", "les", "de", "du", "un", "une",
    "en", "au", "aux", "pour", "el", "los", "las", "del", "y", "il", "lo", "gli", "di", "e", "o", "da",
    "dos", "het", "een", "van",
})  # fmt: skip
"""Words that make an id longer and no clearer."""


def slug(text: str) -> str:
    """Write a name in kebab-case; empty if none of its letters can be written so."""
    lower = in_latin_letters(text.casefold())
    plain = (
        unicodedata.normalize("NFKD", re.sub("['’‘´`]", "", lower)).encode("ascii", "ignore").decode("ascii")
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def propose_id(who: str, title: str, date: str, is_taken: Callable[[str], bool]) -> str:
    """Propose an id that is not taken: who wrote it, and the first words of its title, or else its date."""
    words = [word for word in slug(title).split("-") if word and word not in _SMALL_WORDS]
    begin = [word for word in slug(who).split("-") if word and word not in _SMALL_WORDS][:3]
    title_words = [word for word in words[:_MOST_WORDS] if word not in begin]
    parts = begin + (title_words if len("".join(title_words)) > 3 else [*title_words, *slug(date).split("-")])
    name = _shortened(list(filter(None, parts))) or "source"
    numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(proposal for proposal in numbered if not is_taken(proposal))


def _shortened(words: list[str]) -> str:
    while len("-".join(words)) > _MOST_CHARACTERS and len(words) > 1:
        words = words[:-1]
    return "-".join(words)[:_MOST_CHARACTERS].strip("-")
