"""Patterns of which the words are those of a language, from its file in `words/`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefgen.language.tables import base_language, load_table

_LIST = re.compile(r"\{([a-z][a-z ]*)\}")
_NOTHING = "(?!)"
"""What matches no text."""


class WordPattern:
    """A regular expression in which `{name}` stands for any entry of a list of `words/LANGUAGE.json`.

    Shape: longer entries come first; a list that a language does not have matches nothing. A space of an
    entry is any white space, `*` any letters, `'` either apostrophe.
    """

    __slots__ = ("_flags", "_template")

    def __init__(self, template: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._template = template
        self._flags = flags

    def of(self, language: str) -> re.Pattern[str]:
        """Return the expression with the words of a language."""
        return _compiled(self._template, self._flags, base_language(language))


@lru_cache(maxsize=512)
def _compiled(template: str, flags: re.RegexFlag, language: str) -> re.Pattern[str]:
    return re.compile(_LIST.sub(lambda found: any_of(found[1], language), template), flags)


def any_of(name: str, language: str) -> str:
    """Return an expression of any entry of a list, as a `WordPattern` has it."""
    entries = sorted(words_of(language, name), key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(map(_expression, entries))})" if entries else _NOTHING


def _expression(entry: str) -> str:
    words = (re.escape(word).replace(r"\*", r"\w*").replace("'", "['’]") for word in entry.split())
    return r"\s+".join(words)


@cache
def words_of(language: str, name: str) -> frozenset[str]:
    """Return the entries of a list, or of all lists of a table; none where the language has no such list.

    Shape: `language` is a BCP 47 tag.
    """
    found = load_table("words", base_language(language)).get(name, "")
    lists = found.values() if isinstance(found, dict) else [found] if isinstance(found, str) else found
    return frozenset(entry for entries in lists for entry in entries.split(", ") if entry)


@cache
def meanings_of(language: str, name: str) -> dict[str, str]:
    """Return what each entry of a table of lists means: `{"day": "daily, täglich"}` gives day for daily."""
    table: dict[str, str] = load_table("words", base_language(language)).get(name, {})
    return {entry: meaning for meaning, entries in table.items() for entry in entries.split(", ")}
