"""Set the spaces around punctuation that the language of a document has."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefgen.catalogues.formats import Formats
from briefgen.document.inlines import Text
from briefgen.document.nodes import Document

_NO_WORDS = frozenset({"lang", "url", "marking"})
"""Fields of text that is not prose: a space would change what they mean."""


def space_document(document: Document, formats: Formats) -> Document:
    """Set the spaces in every text of a document, except texts in another language."""
    spaced: Document = _space(document, formats) if formats.spaces else document
    return spaced


def _space(value: Any, formats: Formats) -> Any:
    if isinstance(value, str):
        return formats.spaced(value)
    if isinstance(value, tuple):
        return tuple(_space(item, formats) for item in value)
    if not isinstance(value, Struct) or (isinstance(value, Text) and value.lang):
        return value
    names = [name for name in value.__struct_fields__ if name not in _NO_WORDS]
    return replace(value, **{name: _space(getattr(value, name), formats) for name in names})
