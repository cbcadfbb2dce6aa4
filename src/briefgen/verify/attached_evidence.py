"""Read the evidence that is attached to a PDF, and check it against its hash."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pikepdf
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefgen.catalogues.words import words_in
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence.container import ASK, NAME, open_evidence


class _EvidenceModel(BaseModel):
    """A part of evidence.json; fields that verification does not need are ignored."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class EvidenceQuotation(_EvidenceModel):
    """A quotation with its position in the source text at the time of the build."""

    source: str
    exact: str
    prefix: str | None = None
    suffix: str | None = None
    fragments: list[str] = []
    start: int | None
    end: int | None
    page: int | None = None
    paragraph: int | None = None
    printed: bool


class FigureText(_EvidenceModel):
    """A figure in words, whether the memo prints it, and its numbers."""

    words: str
    printed: bool
    qualifier: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str = ""


class EvidenceItem(_EvidenceModel):
    """A fact or a view with its quotations."""

    id: str
    figure: FigureText | None = None
    evidence: list[EvidenceQuotation]


class EvidenceSource(_EvidenceModel):
    """A source and the file name of its text."""

    id: str
    text: str | None = None


class TextHash(_EvidenceModel):
    """The hash of a source text, and the version of the normalisation that was applied before hashing."""

    sha256: str
    normaliser: str


class BriefHeader(_EvidenceModel):
    """The fields of the brief that page headers and footers print."""

    title: str
    short_title: str | None = None
    marking: str
    as_of: str
    edition: int | None = None
    draft: bool = False
    language: str = "en-GB"
    copy_number: str | None = Field(None, alias="copy")


class BriefFile(_EvidenceModel):
    """The file name and the hash of the brief."""

    name: str
    sha256: str
    overrides: dict[str, str] = {}


class PrintedStatement(_EvidenceModel):
    """A statement that the memo prints."""

    kind: str
    words: str


class UncheckedItem(_EvidenceModel):
    """Something that the desk allowed without a check, and of which fact, view or field."""

    about: str
    what: str


class AttachedEvidence(_EvidenceModel):
    """The memo's data in evidence.json."""

    brief: BriefHeader
    brief_file: BriefFile
    facts: list[EvidenceItem]
    views: list[EvidenceItem]
    sources: list[EvidenceSource]
    texts: dict[str, TextHash]
    statements: list[PrintedStatement]
    not_checked: list[UncheckedItem] = []
    """Absent where nothing was allowed, and from memos of earlier versions."""

    def quotations(self) -> Iterator[tuple[str, EvidenceQuotation]]:
        """Yield the quotations, each after its owner as `fact:ID` or `view:ID`."""
        for kind, owners in (("fact", self.facts), ("view", self.views)):
            for owner in owners:
                yield from ((f"{kind}:{owner.id}", item) for item in owner.evidence)

    def quoted(self, exact: str) -> tuple[str, ...]:
        """Return how the memo may print a quotation: in the marks of its language, once in English ones."""
        ours = words_in(self.brief.language).formats.quoted(exact)
        return tuple(dict.fromkeys((ours, f"“{exact}”")))

    def figures(self) -> Iterator[tuple[str, FigureText]]:
        """Yield the figures, each after the id of its fact."""
        yield from ((fact.id, fact.figure) for fact in self.facts if fact.figure)


def attached_files(file: pikepdf.Pdf) -> dict[str, bytes]:
    """Return the content of a PDF's attachments by name."""
    return {name: spec.get_file().read_bytes() for name, spec in file.attachments.items()}


def read_evidence(
    files: dict[str, bytes], shown_path: str
) -> tuple[AttachedEvidence | None, tuple[Diagnostic, ...]]:
    """Read the evidence from the attached files; check its hash and the hash of the brief.

    Errors: evidence-absent, evidence-altered, evidence-version.
    """
    span = Span(shown_path)
    if NAME not in files:
        listed = ", ".join(f"`{name}`" for name in sorted(files)) or "none"
        message = f"`{NAME}` is not attached to the file; its attachments: {listed}"
        return None, (error("evidence-absent", span, message, ASK),)
    memo, problems = open_evidence(files[NAME], shown_path)
    if memo is None:
        return None, problems
    try:
        evidence = AttachedEvidence.model_validate(memo)
    except ValidationError as fault:
        place = ".".join(str(step) for step in fault.errors()[0]["loc"]) or "memo"
        message = f"`{NAME}` is invalid at `{place}`"
        return None, (*problems, error("evidence-altered", span, message, ASK))
    return evidence, (*problems, *_check_brief_file(evidence.brief_file, files, span))


def _check_brief_file(brief: BriefFile, files: dict[str, bytes], span: Span) -> Iterator[Diagnostic]:
    if brief.name not in files:
        yield error("evidence-absent", span, f"the brief `{brief.name}` is not attached to the file", ASK)
    elif sha256(files[brief.name]).hexdigest() != brief.sha256:
        message = f"`{brief.name}` is not the brief the memo was built from"
        yield error("evidence-altered", span, message, ASK)
