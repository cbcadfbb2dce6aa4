"""Plain text of inline nodes, without links and emphasis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from briefgen.document.inlines import Inline, Inlines, LineBreak, NoteRef, Text

_DASH = "\u207b"
"""Unicode has no superscript en dash; this superscript minus looks like one."""
_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NOTE_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
"""Note marks in plain text, for who compares texts without the numbers of their notes."""


def plain_text(inlines: Inlines, *, note_marks: bool = False) -> str:
    """Return the text of inline nodes; with `note_marks`, write note references as superscript digits.

    Shape: a line break becomes a space; other white space is unchanged.
    """
    out = []
    for is_mark, nodes in groupby(inlines, lambda node: isinstance(node, NoteRef)):
        if is_mark and note_marks:
            marks = mark_texts([node.number for node in nodes if isinstance(node, NoteRef)])
            out.append(("\u2009" if any(_DASH in mark for mark in marks) else "").join(marks))
        else:
            out += (_words(node, note_marks=note_marks) for node in nodes)
    return "".join(out)


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


def mark_texts(numbers: Sequence[int]) -> list[str]:
    """Write adjacent note marks, such as "³" and "¹¹⁻¹⁵"."""
    ends = (dict.fromkeys((group[0], group[-1])) for group in note_ranges(numbers))
    return [_DASH.join(map(superscript, each)) for each in ends]


def _words(node: Inline, *, note_marks: bool) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, NoteRef):
        return ""
    return " " if isinstance(node, LineBreak) else plain_text(node.children, note_marks=note_marks)
