"""Words by which a publisher says that a text is corrected, retracted or withdrawn."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from briefgen.language.tables import base_language, load_table
from briefgen.language.wording.tokens import is_unspaced

_FEWEST_WORDS: Final = 5
"""Words of a line that says something; a shorter one may be of a menu, such as "Correction policy"."""
_FEWEST_CHARACTERS: Final = 8
"""The same for scripts without spaces."""


def find_notice(text: str, language: str) -> str:
    """Find words of correction, retraction or withdrawal in an addition to a text; empty if there are none.

    Words in a menu do not count: they must be in a line that says something, or be a line of their own before
    one. They are looked for in the text's language (a BCP 47 tag) and in English.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for name in dict.fromkeys((base_language(language), "en")):
        pattern = _pattern(name)
        if pattern is not None and (found := _find_in_lines(lines, pattern)):
            return found
    return ""


def _find_in_lines(lines: list[str], pattern: re.Pattern[str]) -> str:
    for line, following in pairwise([*lines, ""]):
        found = pattern.search(line)
        alone = found is not None and not line.replace(found.group(), "").strip(" :.,-—–*#")
        if found and (_says_something(line) or (alone and _says_something(following))):
            return found.group()
        across = pattern.search(f"{line} {following}")  # the words may go on in the next line
        says = _says_something(line) or _says_something(following)
        if across and says and across.start() < len(line) < across.end():
            return across.group()
    return ""


def _says_something(line: str) -> bool:
    if any(map(is_unspaced, line)):
        return len(line) >= _FEWEST_CHARACTERS
    return len(line.split()) >= _FEWEST_WORDS


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return a pattern of a language's words; None where it has none."""
    listed: str = load_table("words", language).get("notices", "")
    entries = [_entry(entry) for entry in listed.split(", ") if entry]
    return re.compile("|".join(entries), re.IGNORECASE) if entries else None


def _entry(entry: str) -> str:
    words = re.escape(entry.removesuffix("*")).replace("\\ ", r"\s+").replace("'", "['’]")
    if is_unspaced(entry[0]):
        return words
    return rf"(?<!\w){words}" + (r"\w*" if entry.endswith("*") else r"(?!\w)")
