"""The direction of a language, and of a paragraph in a document of some direction."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from briefgen.bidi.classes import bidi_class, contains_rtl
from briefgen.bidi.levels import paragraph_level

_RTL_LANGUAGES = frozenset(
    "ar arc az-ir ckb dv fa he iw ji ks ku-iq nqo ps rhg sd syr ug ur yi".split()  # noqa: SIM905 - one line
)
"""Languages whose usual script is written from right to left. Source: Unicode CLDR, likely subtags."""
_RTL_SCRIPTS = frozenset(["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])
_LTR_MARK, _RTL_MARK = "\u200e", "\u200f"
_SCRIPT_LENGTH = 4
"""The length of a script's subtag. Source: BCP 47, 2.2.3."""


@lru_cache(maxsize=256)
def is_rtl_language(tag: str) -> bool:
    """Check whether the language of a BCP 47 tag is written from right to left."""
    language, *subtags = tag.lower().replace("_", "-").split("-")
    script = next((each for each in subtags if len(each) == _SCRIPT_LENGTH and each.isalpha()), "")
    if script:
        return script in _RTL_SCRIPTS
    return language in _RTL_LANGUAGES or "-".join((language, *subtags[:1])) in _RTL_LANGUAGES


def paragraph_direction(text: str, document: int) -> int:
    """Return the level of a paragraph, 0 or 1, in a document of some level.

    A paragraph has another direction than its document if its first letter and most of its letters have it: a
    name at its start does not turn it.
    """
    if not document and not contains_rtl(text):
        return 0
    classes = Counter(map(bidi_class, text))
    counts = classes["L"], classes["R"] + classes["AL"]
    other = 1 - document
    turned = counts[other] > counts[document]
    return other if turned and paragraph_level(text) == other else document


def end_name(name: str, language: str) -> str:
    """Return a name, between marks of direction if its letters have another one than the language.

    Without the marks, a number after the name would be taken as a part of it, and a name at the start of a
    short paragraph would turn the paragraph.
    """
    if is_rtl_language(language):
        return f"{_RTL_MARK}{name}{_RTL_MARK}" if any(bidi_class(char) == "L" for char in name) else name
    return f"{_LTR_MARK}{name}{_LTR_MARK}" if contains_rtl(name) else name
