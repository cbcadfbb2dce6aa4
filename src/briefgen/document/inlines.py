"""Inline nodes of the neutral document: the content of a paragraph, a heading or a table cell."""

from __future__ import annotations

from dataclasses import dataclass

Inlines = tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters; never empty."""

    text: str
    lang: str | None = None
    """A BCP 47 tag if the text is in another language than the document; otherwise None."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text in italics."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Text in bold."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web page or a mail address; `url` starts with http:, https: or mailto:."""

    url: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to the endnote of that number, printed as a superscript mark."""

    number: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break inside a paragraph."""


Inline = Text | Emphasis | Strong | Link | NoteRef | LineBreak
