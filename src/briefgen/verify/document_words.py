"""Compare the words that a document prints with the statements of the evidence."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

from rapidfuzz.distance import Levenshtein

from briefgen.document.nodes import Document
from briefgen.document.statements import statements
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.normalised_text import normalise

_NOTE_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")


def differing_words(
    document: Document, evidence: AttachedEvidence, *, is_same_drawing: bool
) -> tuple[str, str] | None:
    """Return the first words that a document prints where the evidence has others; None if they agree.

    Other drawing code may print note marks as ranges, signs, or a label of the document that this code does
    not print. So its words are compared without marks and signs, and may be anywhere in the document.
    """
    printed = [statement.words for statement in statements(document)]
    listed = [statement.words for statement in evidence.statements]
    if is_same_drawing:
        if normalise("".join(printed)) == normalise("".join(listed)):
            return None
        pairs = zip([*printed, ""], [*listed, ""], strict=False)
        return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    mine, theirs = _words(printed), _words(listed)
    known = frozenset(words_of(document))
    for step in Levenshtein.opcodes(mine, theirs):
        found, expected = mine[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end]
        if step.tag != "equal" and not (known.issuperset(expected) and set(theirs).issuperset(found)):
            return " ".join(found), " ".join(expected)
    return None


def words_of(document: Document) -> list[str]:
    """Return the words of all texts of a document, printed or not, as they are compared."""
    return _words(_texts(document))


def _words(texts: list[str]) -> list[str]:
    words = (normalise(_NOTE_MARKS.sub("", word)) for text in texts for word in text.split())
    return [word for word in words if any(map(str.isalnum, word))]


def _texts(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, tuple):
        return [text for item in node for text in _texts(item)]
    if is_dataclass(node):
        return [text for field in fields(node) for text in _texts(getattr(node, field.name))]
    return []
