"""The words of a document in reading order, white space taken out."""

from __future__ import annotations

import re

from briefgen.document.nodes import Document
from briefgen.document.statements import statements

_SPACES = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Take the white space out."""
    return _SPACES.sub("", text)


def words_of(document: Document) -> str:
    """Give every word a reader of the document is told, in order."""
    return squeeze("".join(statement.words for statement in statements(document)))
