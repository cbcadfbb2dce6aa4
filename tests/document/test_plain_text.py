"""Tests of the plain text of inline nodes."""

from __future__ import annotations

from briefgen.document.inlines import Emphasis, Inlines, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.plain_text import plain_text

NODES: Inlines = (
    Text("The "),
    Emphasis((Text("channel"), NoteRef(3))),
    Text("  is"),
    LineBreak(),
    Strong((Link("https://a.example", (Text("closed", "en"), NoteRef(12))),)),
    Text("."),
)


def test_text_of_every_node_type() -> None:
    """Text is in order and unchanged; a line break becomes a space; note marks are left out."""
    assert plain_text(NODES) == "The channel  is closed."
    assert plain_text(()) == ""


def test_note_marks_as_superscript_digits() -> None:
    """Note marks are written at their places, at any depth."""
    assert plain_text(NODES, note_marks=True) == "The channel³  is closed¹²."


def test_three_notes_in_sequence_are_one_mark() -> None:
    """Three or more notes in sequence are a range; two are not."""
    words: Inlines = (Text("Depth"), *map(NoteRef, (1, 2, 4, 6, 7, 8)))
    assert plain_text(words, note_marks=True) == "Depth¹\u2009²\u2009⁴\u2009⁶⁻⁸"
