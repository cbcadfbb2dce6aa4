"""A document read from a file: its text, and what the file says or suggests of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FileKind = Literal["html", "pdf", "docx", "email", "text"]


class Detail(Struct, frozen=True):
    """One detail of a document, such as its title."""

    value: str
    inferred: str = ""
    """How it was inferred, as a sentence without a full stop; empty if the file states it."""


class Extracted(Struct, frozen=True):
    """The text and the details of a document."""

    kind: FileKind
    text: str
    """Paragraphs with an empty line between them; each page ends with a form feed."""
    tool: str
    """What read it, with its version."""
    title: Detail | None = None
    authors: tuple[str, ...] = ()
    """Names as they are written; always inferred."""
    site: str = ""
    """The newspaper, journal or site."""
    publisher: str = ""
    date: Detail | None = None
    """In EDTF."""
    language: str = ""
    """BCP 47 tag that the file states; may be wrong."""
    url: Detail | None = None
    doi: str = ""
    archive: str = ""
    """Address of the copy in an archive of web pages."""
    accessed: str = ""
    """Day on which the page was saved, if the file states it. ISO 8601."""
    pages: int = 0
    """Number of pages; 0 if it has none."""
    hints: str = ""
    """Words that tell its genre: the type and the section of a page, and its address."""
    encoding: str = ""
    """The encoding that was guessed or declared, if it is not UTF-8."""
    attachments: tuple[str, ...] = ()
    """Names of the files attached to an e-mail, which were not read."""
