"""Tests of the words of inline nodes."""

from __future__ import annotations

from briefgen.document.inlines import Emphasis, Inlines, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.plain_words import plain

NODES: Inlines = (
    Text("The "),
    Emphasis((Text("channel"), NoteRef(3))),
    Text("  is"),
    LineBreak(),
    Strong((Link("https://a.example", (Text("closed", "en"), NoteRef(12))),)),
    Text("."),
)


def test_words_are_taken_out_of_every_node() -> None:
    """Words come out in order and as they stand, a forced new line as a space, and no note mark."""
    assert plain(NODES) == "The channel  is closed."
    assert plain(()) == ""


def test_note_marks_are_superior_digits_where_they_are_asked_for() -> None:
    """Note marks, however deep they are, stand where they are set."""
    assert plain(NODES, marks=True) == "The channel³  is closed¹²."
