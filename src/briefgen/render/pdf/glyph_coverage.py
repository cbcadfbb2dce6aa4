"""Find characters of a document that no font covers, and invisible characters that are dropped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.document.nodes import Document
from briefgen.render.pdf.clean_text import clean, invisible_characters
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.shaping import has_glyph

_CONTEXT = 12
"""How many characters on either side are quoted."""
_LETTER_NAME = re.compile(
    r"(.+?) (?:(?:CAPITAL|SMALL|VOWEL|INDEPENDENT|DEPENDENT|SUBJOINED|FINAL|INITIAL|MEDIAL|CONSONANT) )*"
    r"(?:LETTER|SIGN|SYLLABLE|SYLLABICS|DIGIT|NUMBER|IDEOGRAPH|HIEROGLYPH|CHARACTER|TONE|MARK)\b"
)
"""The name of a character of a script, which begins with the name of the script."""
_NOT_PRINTED = frozenset({"url", "lang", "author", "subject"})
"""Fields of the document that are not printed."""


_BIDI_CLASSES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "R", "AL", "L"})
"""Bidi classes of invisible characters that change reading order. Source: UAX 9, table 4."""


def missing_glyphs(document: Document, face: Face) -> tuple[Diagnostic, ...]:
    """Report each script, and each other character, that no font covers, once, with its surrounding text.

    Errors: glyph-missing.
    """
    found: dict[str, str] = {}
    texts = [clean(text) for text in _texts(document)]
    missing = {char for char in frozenset("".join(texts)) if not has_glyph(face, char)}
    for text in texts if missing else ():
        for char in (missing - found.keys()) & set(text):
            excerpt_start = text.index(char)
            found[char] = text[max(excerpt_start - _CONTEXT, 0) : excerpt_start + _CONTEXT + 1]
    scripts: dict[str, list[str]] = {}
    for char in sorted(found):
        scripts.setdefault(_script(char) or char, []).append(char)
    return tuple(
        _missing_script(document, script, chars, found[chars[0]])
        if len(script) > 1
        else _missing_finding(document, script, found[script])
        for script, chars in scripts.items()
    )


def _script(char: str) -> str:
    """Return the name of the script of a letter, a mark or a digit; "" for any other character."""
    named = _LETTER_NAME.match(unicodedata.name(char, ""))
    return named[1].title() if named and unicodedata.category(char)[0] in "LMN" else ""


def _missing_script(document: Document, script: str, chars: list[str], excerpt: str) -> Diagnostic:
    first = f"U+{ord(chars[0]):04X} {unicodedata.name(chars[0])}"
    count = f"{len(chars)} characters, the first of them {first}" if len(chars) > 1 else first
    return error(
        "glyph-missing",
        Span(path=""),
        f"no font has the {script} script ({count}), found in `{excerpt}` of `{clean(document.title)}`",
        f"write it in letters of another script; Noto Sans {script} does not come with briefgen",
    )


def dropped_characters(document: Document) -> tuple[Diagnostic, ...]:
    """Report each invisible character that is dropped, once, with its surrounding text.

    Errors: text-direction for a character that changes the reading order, text-invisible for any other.
    """
    found: dict[str, str] = {}
    for text in _texts(document):
        for match in invisible_characters(text):
            excerpt = text[max(match.start() - _CONTEXT, 0) : match.end() + _CONTEXT]
            found.setdefault(match.group(), clean(excerpt))
    return tuple(_invisible_finding(char, excerpt) for char, excerpt in sorted(found.items()))


def _invisible_finding(char: str, excerpt: str) -> Diagnostic:
    name = f"U+{ord(char):04X} {unicodedata.name(char, 'control character')}"
    place = f"found in `{excerpt}`"
    if unicodedata.bidirectional(char) in _BIDI_CLASSES:
        message = f"{name} changes the order in which text is read, {place}"
        return error("text-direction", Span(path=""), message, "remove it")
    message = f"{name} is invisible and is not printed, {place}"
    return warning("text-invisible", Span(path=""), message, "remove it")


def _missing_finding(document: Document, char: str, excerpt: str) -> Diagnostic:
    name = unicodedata.name(char, "unnamed character")
    return error(
        "glyph-missing",
        Span(path=""),
        f"no font has U+{ord(char):04X} {name}, found in `{excerpt}` of `{clean(document.title)}`",
        "write it in words, or in characters of another script",
    )


def _texts(document: Document) -> list[str]:
    """Return all texts of a document, uncleaned."""
    found: list[str] = []
    _collect(document, found)
    return found


def _collect(node: Any, found: list[str]) -> None:
    if isinstance(node, str):
        found.append(node)
    elif isinstance(node, tuple):
        for item in node:
            _collect(item, found)
    else:
        for name in _printed_fields(cast(Hashable, type(node))):
            _collect(getattr(node, name), found)


@cache
def _printed_fields(kind: Hashable) -> tuple[str, ...]:
    """Return the names of a node's fields that contain printed text."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_PRINTED)
