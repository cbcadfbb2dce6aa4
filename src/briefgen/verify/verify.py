"""Verify a finished memo offline: draw it again, and check its standards, evidence, text and quotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pikepdf
from msgspec import Struct, field

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Diagnostic, Span, arrange, error
from briefgen.evidence.container import ASK
from briefgen.evidence.drawing import NAME
from briefgen.evidence.issued_copy import IssuedCopy
from briefgen.evidence.revisions import base_revision, is_signed
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file
from briefgen.verify.artifacts import check_artifact_numbers, check_marking
from briefgen.verify.attached_evidence import AttachedEvidence, attached_files, read_evidence
from briefgen.verify.file_bytes import check_surroundings, check_syntax, trim
from briefgen.verify.known_entries import check_known_entries
from briefgen.verify.not_checked import list_not_checked
from briefgen.verify.pdfium_check import check_with_pdfium
from briefgen.verify.quotations import check_quotations
from briefgen.verify.redraw import FontsAtHand, Redrawn, no_fonts, redraw
from briefgen.verify.redraw_comparison import RedrawResult, compare_with_redrawn
from briefgen.verify.signed_memo import Trust, check_signed
from briefgen.verify.standards import check_standards
from briefgen.verify.structure_reader import Structure, read_structure
from briefgen.verify.text_comparison import TextComparison

T = TypeVar("T")
MAX_BYTES = 100_000_000


class VerifiedFile(Struct, frozen=True):
    """Counts of a verified file."""

    pages: int
    statements: int
    figures: int
    """How many figures of the evidence are printed."""
    redrawn: str
    """How the file compares with the memo drawn again, in words."""
    quotations: Counter[str] = field(default_factory=Counter)
    """How many quotations have each state, judged by the available texts."""
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    """A PNG of each page that looks different, by number, where they were asked for."""
    signatures: tuple[str, ...] = ()
    """Each signature in words: who, when, whether it is unbroken and trusted, what it covers."""
    copy: IssuedCopy | None = None
    """Which copy of which edition it is, and for whom; None for what is no copy."""


Result = tuple[VerifiedFile | None, tuple[Diagnostic, ...]]
"""None for a file that could not be read, and the findings."""


def verify_file(
    path: Path,
    shown_path: str,
    texts: SourceTexts,
    trust: Trust | None = None,
    *,
    fonts_at_hand: FontsAtHand = no_fonts,
    with_pictures: bool = False,
) -> Result:
    """Read and verify a file.

    Errors: file-unreadable, file-large, and those of `verify`.
    """
    data, problems = read_file(path, shown_path, ANYWHERE, MAX_BYTES, ASK)
    if data is None:
        return None, problems
    return verify(data, shown_path, texts, trust, fonts_at_hand=fonts_at_hand, with_pictures=with_pictures)


def verify(
    data: bytes,
    shown_path: str,
    texts: SourceTexts,
    trust: Trust | None = None,
    *,
    fonts_at_hand: FontsAtHand = no_fonts,
    with_pictures: bool = False,
) -> Result:
    """Verify a PDF: standards, structure, evidence, text, and quotations whose source texts are available.

    Draw it again from its attachments, and compare. A signed memo is checked as it was before it was signed;
    then its signatures are checked, and what the signing changed.

    Shape: the line of a finding is its page, from 1.
    Errors: pdf-unreadable, pdf-rewritten, and those of each check.
    """
    span = Span(shown_path)
    trimmed = trim(data)
    pdf = base_revision(trimmed.pdf)
    try:
        file = pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except pikepdf.PasswordError:
        return None, (_encrypted(span),)
    except pikepdf.PdfError:
        message = "the file is not a PDF, or it is damaged or truncated"
        return None, (error("pdf-unreadable", span, message, ASK),)
    checks = _Checks(span, [*check_surroundings(trimmed, span)])
    with file:
        if file.is_encrypted:
            return None, (_encrypted(span),)
        parts = _read_parts(checks, _OpenFile(trimmed.pdf, pdf, file), trust, fonts_at_hand, with_pictures)
    if parts.structure is None:
        return None, arrange(checks.problems)
    checks.add("the text", partial(check_with_pdfium, pdf, parts.structure, shown_path))
    checks.problems.extend(_structure_findings(parts.structure, shown_path))
    if parts.evidence is None or parts.comparison is None:
        return None, arrange(checks.problems)
    verified = _check_against_evidence(
        checks, parts, parts.structure, parts.evidence, parts.comparison, texts
    )
    return verified, arrange(checks.problems)


class _OpenFile(Struct, frozen=True):
    whole: bytes
    """The file, with its signatures if it has any."""
    pdf: bytes
    """The file as it was before it was signed."""
    file: pikepdf.Pdf
    """The same, opened."""


class _Checks(Struct, frozen=True):
    """The findings of a file so far, to which each check adds its own."""

    span: Span
    problems: list[Diagnostic]

    def attempt(self, what: str, step: Callable[[], T]) -> T | None:
        """Take a step that a damaged or malicious file may make fail; report it and return None if it does.

        Errors: pdf-structure.
        """
        try:
            return step()
        except MemoryError:
            raise
        except Exception as fault:  # noqa: BLE001  # such a file may raise anything
            message = f"{what} of the file cannot be read ({type(fault).__name__})"
            self.problems.append(error("pdf-structure", self.span, message, ASK))
            return None

    def add(self, what: str, check: Callable[[], Iterable[Diagnostic]]) -> None:
        """Add the findings of a check that a damaged or malicious file may make fail."""
        self.problems.extend(self.attempt(what, lambda: tuple(check())) or ())


class _FileParts(Struct, frozen=True):
    """What was read of a file; None for what it lacks, and for what cannot be read."""

    signatures: tuple[str, ...]
    evidence: AttachedEvidence | None
    redrawn: Redrawn | None
    comparison: RedrawResult | None
    structure: Structure | None


def _read_parts(
    checks: _Checks, opened: _OpenFile, trust: Trust | None, fonts_at_hand: FontsAtHand, with_pictures: bool
) -> _FileParts:
    """Read the attached evidence of an open file, draw the memo again, and compare the objects of the two."""
    span, whole, pdf, file = checks.span, opened.whole, opened.pdf, opened.file
    shown_path = span.path
    checks.problems.extend(check_standards(pdf, shown_path))
    signing = partial(check_signed, whole, pdf, file, trust, shown_path)
    signed = checks.attempt("the signature", signing) if is_signed(whole) else None
    signatures, findings = signed or ((), ())
    checks.problems.extend(findings)
    files = checks.attempt("the attached files", lambda: attached_files(file)) or {}
    evidence, findings = read_evidence(files, shown_path)
    redrawn, redraw_findings = redraw(files, evidence, shown_path, fonts_at_hand)
    if files and not (redrawn and redrawn.pdf == whole):
        checks.add("the syntax", partial(check_syntax, whole, pdf, span))
    compare = partial(compare_with_redrawn, pdf, file, redrawn, shown_path, with_pictures=with_pictures)
    comparison = checks.attempt("the objects", compare)
    checks.problems.extend((*findings, *redraw_findings, *(comparison.findings if comparison else ())))
    if redrawn is None and evidence is not None and NAME not in files:
        unknown = partial(check_known_entries, file, pdf, files, evidence.brief_file.name, span)
        checks.add("the objects", unknown)
    structure = checks.attempt("the structure", lambda: read_structure(file))
    return _FileParts(signatures, evidence, redrawn, comparison, structure)


def _check_against_evidence(
    checks: _Checks,
    parts: _FileParts,
    structure: Structure,
    evidence: AttachedEvidence,
    comparison: RedrawResult,
    texts: SourceTexts,
) -> VerifiedFile:
    """Compare what is printed with the attached evidence, and the quotations with the texts of sources."""
    shown_path = checks.span.path
    texts_compared = TextComparison(structure, evidence, shown_path)
    copy = parts.redrawn.copy if parts.redrawn else None
    checks.problems.extend(texts_compared.findings())
    checks.problems.extend(check_artifact_numbers(structure, evidence, copy, shown_path))
    checks.problems.extend(check_marking(structure, evidence, copy, shown_path))
    checks.problems.extend(list_not_checked(evidence, texts_compared.page_of, shown_path))
    states, findings = check_quotations(evidence, texts, texts_compared.page_of, shown_path)
    checks.problems.extend(findings)
    return VerifiedFile(
        structure.pages,
        len(evidence.statements),
        sum(figure.printed for _, figure in evidence.figures()),
        comparison.outcome,
        states,
        comparison.pictures,
        parts.signatures,
        copy,
    )


def _encrypted(span: Span) -> Diagnostic:
    message = "the file is encrypted, which PDF/A forbids"
    return error("pdf-unreadable", span, message, "ask the sender for a file without encryption")


def _structure_findings(structure: Structure, shown_path: str) -> Iterator[Diagnostic]:
    for fault in structure.faults:
        page = fault.page + 1
        yield error("pdf-structure", Span(shown_path, page, 1, page, 2), fault.message, ASK)
