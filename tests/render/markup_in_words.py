"""Make documents whose text is full of HTML and Markdown markup."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefgen.document.nodes import Document

_MARKUP = str.maketrans(
    {
        "a": "*", "e": "_", "i": "`", "m": "[", "n": "]", "o": "<", "r": ">", "s": "&", "t": "|", "u": "\\",
        "–": "#", "—": "~", "A": "!", "B": "+", "Ä": "=", "ß": "-", "é": "$", "ł": '"', "Ω": ";", "Ж": ":",
    }
)  # fmt: skip
"""Letters of the random documents, each with the markup character that replaces it."""
_UNCHANGED_FIELDS = frozenset({"lang", "marking", "url", "media_type", "kind", "ratings", "rating_words"})
"""Fields that hold no text, or whose value other fields refer to."""


def with_markup(document: Document) -> Document:
    """Replace letters by markup characters in the whole text of a document."""
    changed = _changed(document)
    assert isinstance(changed, Document)
    return changed


def _changed(node: Any) -> Any:
    if isinstance(node, str):
        return node.translate(_MARKUP)
    if isinstance(node, tuple):
        return tuple(map(_changed, node))
    if isinstance(node, Struct):
        kept = {
            name: _changed(getattr(node, name))
            for name in node.__struct_fields__
            if name not in _UNCHANGED_FIELDS
        }
        return replace(node, **kept)
    return node
