"""A file embedded in the PDF of a memo."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]


class Attachment(Struct, frozen=True):
    """A file to embed in the PDF."""

    name: str
    content: bytes
    media_type: str
    """Such as "application/json"."""
    relationship: Relationship
    """How the file relates to the memo (AFRelationship). Source: ISO 19005-3, 6.8."""
    description: str
