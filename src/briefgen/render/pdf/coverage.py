"""Which characters of a document no face can print."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.document.nodes import Document
from briefgen.render.pdf.clean_text import clean, marks
from briefgen.render.pdf.faces import Face
from briefgen.render.pdf.shaping import has_glyph

_CONTEXT = 12
"""How many characters on either side of a missing one are quoted."""
_UNSET = frozenset({"url", "lang", "author", "subject"})
"""Fields of the document that are not set in type."""


_ORDERING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "R", "AL", "L"})
"""Bidirectional classes, of characters that have no shape. Source: Unicode Standard Annex 9, table 4."""


def missing_glyphs(document: Document, face: Face) -> tuple[Diagnostic, ...]:
    """Report each character that would be lost, once, with the words around its first place.

    Errors: glyph-missing.
    """
    found: dict[str, str] = {}
    texts = [clean(text) for text in _strings(document)]
    missing = {char for char in frozenset("".join(texts)) if not has_glyph(face, char)}
    for text in texts if missing else ():
        for char in (missing - found.keys()) & set(text):
            place = text.index(char)
            found[char] = text[max(place - _CONTEXT, 0) : place + _CONTEXT + 1]
    return tuple(_finding(document, char, around) for char, around in sorted(found.items()))


def lost_marks(document: Document) -> tuple[Diagnostic, ...]:
    """Report each character that is dropped for having no shape, once, with the words around its first place.

    Errors: text-direction for a mark that changes the order of reading, text-invisible for any other.
    """
    found: dict[str, str] = {}
    for text in _strings(document):
        for mark in marks(text):
            around = text[max(mark.start() - _CONTEXT, 0) : mark.end() + _CONTEXT]
            found.setdefault(mark.group(), clean(around))
    return tuple(_mark_finding(char, around) for char, around in sorted(found.items()))


def _mark_finding(char: str, around: str) -> Diagnostic:
    name = f"U+{ord(char):04X} {unicodedata.name(char, 'control character')}"
    place = f"found in `{around}`"
    if unicodedata.bidirectional(char) in _ORDERING:
        message = f"{name} changes the order in which text is read, {place}"
        return error("text-direction", Span(path=""), message, "remove it")
    message = f"{name} has no shape and is not printed, {place}"
    return warning("text-invisible", Span(path=""), message, "remove it")


def _finding(document: Document, char: str, around: str) -> Diagnostic:
    name = unicodedata.name(char, "unnamed character")
    return error(
        "glyph-missing",
        Span(path=""),
        f"no typeface has U+{ord(char):04X} {name}, found in `{around}` of `{clean(document.title)}`",
        "write it in words, or in characters of another script",
    )


def _strings(document: Document) -> list[str]:
    """List every text of a document as it was written."""
    found: list[str] = []
    _gather(document, found)
    return found


def _gather(node: Any, found: list[str]) -> None:
    if isinstance(node, str):
        found.append(node)
    elif isinstance(node, tuple):
        for item in node:
            _gather(item, found)
    else:
        for name in _fields_set(cast(Hashable, type(node))):
            _gather(getattr(node, name), found)


@cache
def _fields_set(kind: Hashable) -> tuple[str, ...]:
    """Name the fields of a kind of node that hold text to be set."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _UNSET)
