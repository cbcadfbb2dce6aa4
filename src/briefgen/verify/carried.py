"""The evidence that a PDF carries, read and found whole."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pikepdf
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.container import ASK, NAME, open_evidence


class _Read(BaseModel):
    """What is read of the form; the rest of it is for people and other programs."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Quotation(_Read):
    """A quotation with its place and state when the memo was built."""

    source: str
    exact: str
    prefix: str | None = None
    suffix: str | None = None
    start: int | None
    end: int | None
    printed: bool


class FigureSaid(_Read):
    """A figure in words."""

    words: str
    printed: bool


class Cited(_Read):
    """A fact or a view."""

    id: str
    figure: FigureSaid | None = None
    evidence: list[Quotation]


class CarriedSource(_Read):
    """A source and the file name of its text."""

    id: str
    text: str | None = None


class TextHash(_Read):
    """The hash of a source's text, and the version of folding it was made under."""

    sha256: str
    normaliser: str


class CarriedBrief(_Read):
    """What of the brief stands on the pages outside the text."""

    title: str
    short_title: str | None = None
    marking: str
    as_of: str
    edition: int | None = None
    draft: bool = False
    copy_number: str | None = Field(None, alias="copy")


class BriefFile(_Read):
    """The brief's file."""

    name: str
    sha256: str


class Said(_Read):
    """A statement as it is printed."""

    kind: str
    words: str


class Carried(_Read):
    """The frozen data of a memo."""

    brief: CarriedBrief
    brief_file: BriefFile
    facts: list[Cited]
    views: list[Cited]
    sources: list[CarriedSource]
    texts: dict[str, TextHash]
    statements: list[Said]

    def quotations(self) -> Iterator[tuple[str, Quotation]]:
        """List the quotations, each with `fact:ID` or `view:ID` before it."""
        for kind, owners in (("fact", self.facts), ("view", self.views)):
            for owner in owners:
                yield from ((f"{kind}:{owner.id}", item) for item in owner.evidence)

    def figures(self) -> Iterator[tuple[str, FigureSaid]]:
        """List the figures, each with its fact's id before it."""
        yield from ((fact.id, fact.figure) for fact in self.facts if fact.figure)


def attached_files(file: pikepdf.Pdf) -> dict[str, bytes]:
    """Take out what a PDF carries, by name."""
    return {name: spec.get_file().read_bytes() for name, spec in file.attachments.items()}


def read_evidence(files: dict[str, bytes], shown: str) -> tuple[Carried | None, tuple[Diagnostic, ...]]:
    """Read the evidence among the attached files, and compare it and the brief with their hashes.

    Errors: evidence-absent, evidence-altered, evidence-version.
    """
    span = Span(shown)
    if NAME not in files:
        listed = ", ".join(f"`{name}`" for name in sorted(files)) or "nothing"
        message = f"the file does not carry `{NAME}`; it carries {listed}"
        return None, (error("evidence-absent", span, message, ASK),)
    memo, problems = open_evidence(files[NAME], shown)
    if memo is None:
        return None, problems
    try:
        carried = Carried.model_validate(memo)
    except ValidationError as fault:
        place = ".".join(str(step) for step in fault.errors()[0]["loc"]) or "memo"
        message = f"`{NAME}` does not have its form at `{place}`"
        return None, (*problems, error("evidence-altered", span, message, ASK))
    return carried, (*problems, *_on_brief(carried.brief_file, files, span))


def _on_brief(brief: BriefFile, files: dict[str, bytes], span: Span) -> Iterator[Diagnostic]:
    if brief.name not in files:
        yield error("evidence-absent", span, f"the file does not carry its brief `{brief.name}`", ASK)
    elif sha256(files[brief.name]).hexdigest() != brief.sha256:
        message = f"`{brief.name}` is not the brief the memo was built from"
        yield error("evidence-altered", span, message, ASK)
