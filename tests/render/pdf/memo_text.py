"""The text of a document in reading order, without white space."""

from __future__ import annotations

import re

from briefgen.document.nodes import Document
from briefgen.document.statements import statements

_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Remove white space."""
    return _SPACES.sub("", text)


def words_of(document: Document) -> str:
    """Return the whole text of a document, in order."""
    return squeeze("".join(statement.words for statement in statements(document)))
