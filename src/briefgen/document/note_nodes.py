"""Nodes of the endnotes and of the source list."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote; numbers start at 1 and are unique in a document."""

    number: int
    text: Inlines


@dataclass(frozen=True, slots=True)
class Notes:
    """The endnotes, sorted by number."""

    items: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An entry of the source list."""

    reference: Inlines
    descriptor: Inlines
    """Genre, origin, how its date is known, and whether its text was available."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """The source list, in alphabetical order."""

    items: tuple[SourceEntry, ...]
