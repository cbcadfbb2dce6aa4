"""Compare the words that a document prints with the statements of the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from briefgen.document.nodes import Document, Likelihood
from briefgen.document.statements import statements
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.normalised_text import normalise

_MATRIX_LABELS = frozenset(
    {
        *("discriminates", "tells them apart", "Tells the answers apart"),
        *("unterscheidet sie", "unterscheidet die Antworten", "Unterscheidet die Antworten"),
        *("départage les réponses", "Départage les réponses"),
        *("las distingue", "distingue las respuestas", "Distingue las respuestas"),
        *("يميّز بينها", "يميّز بين الإجابات"),
    }
)
"""What memos have printed in the rows of a matrix, or at the head of their column."""
_NOTE_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")


def differing_words(
    document: Document, evidence: AttachedEvidence, *, is_same_drawing: bool
) -> tuple[str, str] | None:
    """Return the first words that a document prints where the evidence has others; None if they agree.

    Other drawing code may print note marks as ranges, signs, or labels differently from this code. So its
    words are compared without marks, signs and those labels.
    """
    printed = [statement.words for statement in statements(document)]
    listed = [statement.words for statement in evidence.statements]
    if is_same_drawing:
        if normalise("".join(printed)) == normalise("".join(listed)):
            return None
        pairs = zip([*printed, ""], [*listed, ""], strict=False)
        return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    mine, theirs = _words(printed), _words(listed)
    labels = varying_labels(document)
    for step in Levenshtein.opcodes(mine, theirs):
        found, expected = mine[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end]
        if step.tag != "equal" and not all(are_labels("".join(each), labels) for each in (found, expected)):
            return " ".join(found), " ".join(expected)
    return None


def varying_labels(document: Document) -> frozenset[str]:
    """Return the labels that other drawing code prints elsewhere, or not at all, as they are compared.

    These are ranges of likelihoods, and the words for items of a matrix that tell the answers apart.
    """
    ranges = {node.range_text for node in _nodes(document) if isinstance(node, Likelihood)}
    plain = {text for text in ranges if not any(map(str.isalpha, text))}
    labels = plain | _MATRIX_LABELS
    return frozenset({*map(normalise, labels), *("".join(_words([text])) for text in labels)})


def are_labels(text: str, labels: frozenset[str]) -> bool:
    """Check whether a text without spaces consists of labels."""
    listed = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.fullmatch(f"(?:{listed})*", normalise(text)) is not None


def words_of(document: Document) -> list[str]:
    """Return the words of all texts of a document, printed or not, as they are compared."""
    return _words(_texts(document))


def _words(texts: list[str]) -> list[str]:
    words = (normalise(_NOTE_MARKS.sub("", word)) for text in texts for word in text.split())
    return [word for word in words if any(map(str.isalnum, word))]


def _texts(document: Document) -> list[str]:
    found = (getattr(node, name) for node in _nodes(document) for name in node.__struct_fields__)
    return [text for text in found if isinstance(text, str)]


def _nodes(node: object) -> Iterator[Any]:
    """Yield a node and all nodes below it."""
    if isinstance(node, tuple):
        for item in node:
            yield from _nodes(item)
    elif isinstance(node, Struct):
        yield node
        for name in node.__struct_fields__:
            yield from _nodes(getattr(node, name))
