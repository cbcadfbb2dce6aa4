"""What a lock keeps of a source's text: its hash, and those of its parts."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from briefgen.corpus.fold import NORMALISER, FoldedText
from briefgen.corpus.source_text import text_hash
from briefgen.corpus.text_parts import digests_of

FIELDS: Final = (
    r'sha256 = "([0-9a-f]{64})", normaliser = "([^"\\\s]+)"'
    r'(?:, parts = "((?:[A-Za-z0-9+/]{4})+)")?(?:, accepted = ([0-9]{4}-[0-9]{2}-[0-9]{2}))?'
)
"""Its part of a source's line in the lock, as a regular expression with a group for each field."""


class LockedSource(Struct, frozen=True):
    """The hash of a source's text."""

    sha256: str
    normaliser: str = NORMALISER
    parts: str = ""
    """The hashes of its parts (text_parts.py), one after the other; empty in locks of the first form."""
    accepted: date | None = None
    """When a person accepted the text after it had changed."""


def lock_source(text: FoldedText, accepted: date | None = None) -> LockedSource:
    """Lock the text of a source."""
    return LockedSource(text_hash(text), NORMALISER, digests_of(text.original), accepted)


def fields_of(source: LockedSource) -> str:
    """Write its part of a source's line, in the form of `FIELDS`."""
    parts = f', parts = "{source.parts}"' if source.parts else ""
    accepted = f", accepted = {source.accepted.isoformat()}" if source.accepted else ""
    return f'sha256 = "{source.sha256}", normaliser = "{source.normaliser}"{parts}{accepted}'


def source_from(groups: tuple[str | None, ...]) -> LockedSource:
    """Return the source from the groups of `FIELDS`; a date that does not exist raises a ValueError."""
    sha256, normaliser, parts, accepted = groups
    day = date.fromisoformat(accepted) if accepted else None
    return LockedSource(sha256 or "", normaliser or "", parts or "", day)
