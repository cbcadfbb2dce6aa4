"""The result of an audit: a verdict on each statement and quotation of a draft."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefgen.diagnostic import Span
from briefgen.language.claims import Difference

Verdict = Literal["supported", "altered", "contradicted", "unsupported", "not checked"]
Kind = Literal["statement", "quotation"]


class Where(Struct, frozen=True):
    """A fact or a passage of a text that an audit points to.

    Units: `start` and `end` are code points of the text, `paragraph` and `page` count from 1; all are 0 for a
    fact whose text is not at hand, and `page` for a text without pages.
    """

    fact: str
    """Id of the fact; empty for a passage that no fact quotes."""
    source: str
    """Id of the source, or the file's name where the corpus has no such source."""
    words: str
    """The passage, or the fact's statement."""
    start: int = 0
    end: int = 0
    paragraph: int = 0
    page: int = 0


class AuditVerdict(Struct, frozen=True):
    """The verdict on some words."""

    verdict: Verdict
    reason: str = ""
    """Why it is not supported, for people; empty for a statement whose differences say it."""
    where: tuple[Where, ...] = ()
    """What supports it, or the nearest passage."""
    differences: tuple[Difference, ...] = ()
    """In what it differs from the nearest passage, if it is altered or contradicted."""
    marked: str = ""
    """The words with the differences from the passage marked: `over [12,000→11,000] containers`."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that say the same, if it is supported."""
    attributed_to: str = ""
    """Who says this, if the draft states it plainly."""
    compared: tuple[str, ...] = ()
    """The numbers, dates and names that one passage has, where the other words were not compared."""
    not_compared: tuple[str, ...] = ()
    """The words that this passage does not have."""
    others: tuple[Where, ...] = ()
    """The claims on the same measure, if it is contradicted."""


class Finding(Struct, frozen=True):
    """A statement or quotation of a draft, with its verdict."""

    kind: Kind
    span: Span
    words: str
    judgement: AuditVerdict
    heading: str
    """The heading of the draft that it is below, or that it is; empty where there is none."""


class Audit(Struct, frozen=True):
    """The findings on one draft, in its order."""

    path: str
    findings: tuple[Finding, ...]
    sentences: int
    """How many sentences it has."""
    plain: int
    """How many of them have no number, date, name or quotation and are found nowhere."""
    texts: int
    """How many texts were searched."""
    facts: int
    missing: int
    """How many sources of the corpus have no text at hand."""
