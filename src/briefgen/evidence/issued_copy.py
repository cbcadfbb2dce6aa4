"""The file format of copy.json, which is attached to a numbered copy: of which edition it is, and for whom.

A copy is the edition drawn again with its recipient. Its other attachments are those of the edition, except
that `document.json` has the recipient, and the versions of what drew the copy.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from briefgen.catalogues.words import Words, words_in
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.document.attachment import Attachment
from briefgen.document.nodes import Document
from briefgen.evidence.container import ASK
from briefgen.evidence.drawing import Drawing

NAME = "copy.json"
"""Its name inside the PDF."""


class IssuedCopy(BaseModel):
    """What copy.json says."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    format: Literal["briefgen-copy"] = "briefgen-copy"
    version: Literal[1] = 1
    """The version of the format. Raise it if a reader of the older one would misread the newer one."""
    edition: Annotated[int, Field(ge=1)]
    """The number of the edition."""
    edition_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The hash of the edition's PDF."""
    edition_versions: dict[str, str]
    """The versions of what drew the edition, as its `document.json` has them."""
    number: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=1)]
    """How many copies there were when this one was made."""
    recipient: str

    def words(self, language: str) -> str:
        """Return the copy number as the page header has it."""
        return copy_words(words_in(language), self.number, self.of)


def copy_words(words: Words, number: int | str, of: int | str) -> str:
    """Write a copy number in words."""
    return words.text("Copy {number} of {count}", number=number, count=of)


def copy_attachment(content: bytes, language: str) -> Attachment:
    """Return copy.json as an attachment of a memo in a language."""
    about = words_in(language).text("Which copy this is, and of which edition")
    return Attachment(NAME, content, "application/json", "Data", about)


def copy_bytes(copy: IssuedCopy) -> bytes:
    """Write copy.json."""
    text = json.dumps(copy.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8", "replace")


def read_copy(data: bytes, shown: str) -> tuple[IssuedCopy | None, tuple[Diagnostic, ...]]:
    """Read copy.json, which may come from anywhere.

    Errors: copy-altered.
    """
    try:
        return IssuedCopy.model_validate_json(data), ()
    except (ValidationError, RecursionError):
        message = f"`{NAME}` does not say which copy this is, and of which edition"
        return None, (error("copy-altered", Span(shown), message, ASK),)


def with_recipient(document: Document, copy: IssuedCopy) -> Document:
    """Return the document of an edition as that of a copy."""
    return replace(document, copy=copy.words(document.lang), recipient=copy.recipient)


def edition_drawing(drawing: Drawing, copy: IssuedCopy) -> Drawing:
    """Return what the pages of the edition were drawn from, given that of a copy."""
    document = replace(drawing.document, copy="", recipient="")
    return replace(drawing, document=document, versions=copy.edition_versions)
