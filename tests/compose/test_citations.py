"""Tests of numbering endnotes."""

from __future__ import annotations

from briefgen.compose.citations import Citations
from briefgen.document.inlines import NoteRef


def test_numbers_follow_the_first_citation() -> None:
    """What is cited is numbered in the order of its first citation, and keeps its number."""
    citations = Citations()
    marks = [citations.cite("fact", name) for name in ("b", "a", "b", "c")]
    assert marks == [NoteRef(1), NoteRef(2), NoteRef(1), NoteRef(3)]
    assert citations.in_order() == ((1, ("fact", "b")), (2, ("fact", "a")), (3, ("fact", "c")))


def test_kinds_are_kept_apart() -> None:
    """A fact, a view and a source of one name have notes of their own."""
    citations = Citations()
    assert [citations.cite(kind, "a").number for kind in ("fact", "view", "source", "fact")] == [1, 2, 3, 1]


def test_several_marks_are_in_order() -> None:
    """Several marks at one place come once each, in order of number."""
    citations = Citations()
    citations.cite("fact", "z")
    marks = citations.cite_all("fact", ["a", "z", "a", "b"])
    assert [mark.number for mark in marks] == sorted({mark.number for mark in marks})
    assert len(marks) == 3
    assert marks[0] == NoteRef(1)


def test_what_is_reserved_has_its_number_and_is_not_cited() -> None:
    """What a later part will cite is numbered at once, and counts as cited when a part cites it."""
    citations = Citations()
    citations.cite("fact", "a")
    citations.reserve([("fact", "a"), ("fact", "b"), ("fact", "c")])
    assert citations.cite("fact", "d") == NoteRef(4)
    assert citations.made() == {("fact", "a"), ("fact", "d")}
    assert citations.cite("fact", "b") == NoteRef(2)
    assert citations.made() == {("fact", "a"), ("fact", "b"), ("fact", "d")}
    assert citations.only({("fact", "d")}).in_order() == ((4, ("fact", "d")),)
