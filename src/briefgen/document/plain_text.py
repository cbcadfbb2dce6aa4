"""Plain text of inline nodes, without links and emphasis."""

from __future__ import annotations

from collections.abc import Sequence

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


def note_ranges(numbers: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Group note numbers that are printed as one mark: three or more in sequence, such as 11 to 15."""
    groups: list[tuple[int, ...]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1] += (number,)
        else:
            groups.append((number,))
    return tuple(part for group in groups for part in ((group,) if len(group) > 2 else ((n,) for n in group)))


def _words(node: Inline, *, note_marks: bool) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, NoteRef):
        return superscript(node.number) if note_marks else ""
    return " " if isinstance(node, LineBreak) else plain_text(node.children, note_marks=note_marks)
