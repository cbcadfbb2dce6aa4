"""The words of the neutral document: what stands inside a paragraph, a heading or a cell."""

from __future__ import annotations

from dataclasses import dataclass

Inlines = tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are to be read; never empty."""

    text: str
    lang: str | None = None
    """A BCP 47 tag where the words are in another language than the document."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the document; `url` is http, https or mailto."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A mark that leads to the endnote of that number."""

    number: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line inside a paragraph."""


Inline = Text | Emphasis | Strong | Link | NoteRef | LineBreak
