"""Inline nodes as plain words, for all that needs what they say and not how it looks."""

from __future__ import annotations

from briefgen.document.inlines import Inline, Inlines, LineBreak, NoteRef, Text

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain(inlines: Inlines, *, marks: bool = False) -> str:
    """Take the words out of inline nodes, without note marks or with `marks` as superior digits.

    Shape: a forced new line is a space; white space is otherwise as it stands.
    """
    return "".join(_words(node, marks=marks) for node in inlines)


def superior(number: int) -> str:
    """Write the mark of a note in superior digits."""
    return str(number).translate(_SUPERIOR)


def _words(node: Inline, *, marks: bool) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, NoteRef):
        return superior(node.number) if marks else ""
    return " " if isinstance(node, LineBreak) else plain(node.children, marks=marks)
