"""Nodes of the endnotes and of the source list."""

from __future__ import annotations

from msgspec import Struct

from briefgen.document.inlines import Inlines


class Note(Struct, frozen=True):
    """An endnote; numbers start at 1 and are unique in a document."""

    number: int
    text: Inlines


class Notes(Struct, frozen=True):
    """The endnotes, sorted by number."""

    items: tuple[Note, ...]


class SourceEntry(Struct, frozen=True):
    """An entry of the source list."""

    reference: Inlines
    descriptor: Inlines
    """Genre, origin, how its date is known, and whether its text was available."""


class SourceList(Struct, frozen=True):
    """The source list, in alphabetical order."""

    items: tuple[SourceEntry, ...]
