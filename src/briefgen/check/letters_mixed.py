"""letters-mixed: a word mixes letters of two scripts, or looks Latin and is not.

`Раris` with a Cyrillic `Р` and `а` looks like Paris but is another word: a search does not find it, and
readers may take one name for another. The rule checks every text of the brief and of what it refers to.

PASS  Paris, Москва, 서울, Ω, 10 μm
FAIL  Раris                                (the first two letters are Cyrillic)

Write the word in the letters of one script.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.check.lookalikes import lookalikes
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "letters-mixed"
_ADDRESSES = frozenset({"URL"})
"""Keys whose values are addresses; link-doubtful checks those."""


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report words of a corpus with letters that look like others."""
    kinds = (corpus.sources, corpus.origins, corpus.measures, corpus.facts, corpus.questions, corpus.sections)
    for entries in kinds:
        for entry in entries.values():
            yield from _in_entry(entry)


def check_brief(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report words of a brief with letters that look like others."""
    yield from _in_entry(brief)


def _in_entry(entry: Entry[Any]) -> Iterator[Diagnostic]:
    for path, text in _texts(entry.text.lookup(entry.path), ()):
        for found in lookalikes(text):
            if _in_address(text, found.start):
                continue
            message = f"`{text[found.start : found.end]}` {found.why}"
            span = entry.within(path, found.start, found.end)
            yield warning(RULE, span, message, "write it in the letters of one script")


def _in_address(text: str, at: int) -> bool:
    """Check whether a place is in an address, which link-doubtful checks."""
    begun = text[text.rfind(" ", 0, at) + 1 : at]
    return "://" in begun or "mailto:" in begun


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str) and (not path or path[-1] not in _ADDRESSES):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, i))
