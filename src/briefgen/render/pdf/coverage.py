"""Which characters of a document no face can print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.document import Document
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.faces import Face, choose_face

_CONTEXT = 12
"""How many characters on either side of a missing one are quoted."""
_UNSET = frozenset({"url", "lang", "author", "subject"})
"""Fields of the document that are not set in type."""


def missing_glyphs(document: Document, face: Face) -> tuple[Diagnostic, ...]:
    """Report each character that would be lost, once, with the words around its first place.

    Errors: glyph-missing.
    """
    found: dict[str, str] = {}
    for text in _texts(document):
        for char in set(text):
            if char not in found and choose_face(face, char) is None:
                place = text.index(char)
                found[char] = text[max(place - _CONTEXT, 0) : place + _CONTEXT + 1]
    return tuple(_finding(document, char, around) for char, around in sorted(found.items()))


def _finding(document: Document, char: str, around: str) -> Diagnostic:
    name = unicodedata.name(char, "unnamed character")
    return error(
        "glyph-missing",
        Span(path=""),
        f"no typeface has U+{ord(char):04X} {name}, found in `{around}` of `{clean(document.title)}`",
        "write it in characters of the Latin, Greek or Cyrillic script",
    )


def _texts(node: object) -> Iterator[str]:
    """Yield every text of a node that is set in type."""
    if isinstance(node, str):
        yield clean(node)
    elif isinstance(node, tuple):
        for item in node:
            yield from _texts(item)
    elif is_dataclass(node):
        for field in fields(node):
            if field.name not in _UNSET:
                yield from _texts(getattr(node, field.name))
