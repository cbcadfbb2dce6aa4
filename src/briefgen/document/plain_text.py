"""Plain text of inline nodes, without links and emphasis."""

from __future__ import annotations

from briefgen.document.inlines import Inline, Inlines, LineBreak, NoteRef, Text

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain_text(inlines: Inlines, *, note_marks: bool = False) -> str:
    """Return the text of inline nodes; with `note_marks`, write note references as superscript digits.

    Shape: a line break becomes a space; other white space is unchanged.
    """
    return "".join(_words(node, note_marks=note_marks) for node in inlines)


def superscript(number: int) -> str:
    """Write a number in superscript digits, as a note mark."""
    return str(number).translate(_SUPERIOR)


def _words(node: Inline, *, note_marks: bool) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, NoteRef):
        return superscript(node.number) if note_marks else ""
    return " " if isinstance(node, LineBreak) else plain_text(node.children, note_marks=note_marks)
