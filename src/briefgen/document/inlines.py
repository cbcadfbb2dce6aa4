"""Inline nodes of the neutral document: the content of a paragraph, a heading or a table cell."""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True):
    """A run of characters; never empty."""

    text: str
    lang: str | None = None
    """A BCP 47 tag if the text is in another language than the document; otherwise None."""


class Emphasis(Struct, frozen=True):
    """Text in italics."""

    children: Inlines


class Strong(Struct, frozen=True):
    """Text in bold."""

    children: Inlines


class Link(Struct, frozen=True):
    """A link to a web page or a mail address; `url` starts with http:, https: or mailto:."""

    url: str
    children: Inlines


class NoteRef(Struct, frozen=True):
    """A reference to the endnote of that number, printed as a superscript mark."""

    number: int


class LineBreak(Struct, frozen=True):
    """A forced line break inside a paragraph."""


Inline = Text | Emphasis | Strong | Link | NoteRef | LineBreak
Inlines = tuple[Inline, ...]
