"""Documents whose words are full of what HTML and Markdown take for markup."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefgen.document.nodes import Document

_SIGNS = str.maketrans(
    {
        "a": "*", "e": "_", "i": "`", "m": "[", "n": "]", "o": "<", "r": ">", "s": "&", "t": "|", "u": "\\",
        "–": "#", "—": "~", "A": "!", "B": "+", "Ä": "=", "ß": "-", "é": "$", "ł": '"', "Ω": ";", "Ж": ":",
    }
)  # fmt: skip
"""Letters of the random documents, each with the sign that takes its place."""
_KEPT = frozenset({"lang", "marking", "url", "media_type", "kind", "ratings", "rating_words"})
"""Fields that are no words, or that others refer to."""


def made_hostile(document: Document) -> Document:
    """Put signs in place of letters in every word of a document."""
    changed = _changed(document)
    assert isinstance(changed, Document)
    return changed


def _changed(node: Any) -> Any:
    if isinstance(node, str):
        return node.translate(_SIGNS)
    if isinstance(node, tuple):
        return tuple(map(_changed, node))
    if is_dataclass(node) and not isinstance(node, type):
        kept = {
            field.name: _changed(getattr(node, field.name))
            for field in fields(node)
            if field.name not in _KEPT
        }
        return replace(node, **kept)
    return node
