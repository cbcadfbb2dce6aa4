"""Verifying a finished memo, offline: what it claims, what it prints, what it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf

from briefgen.corpus.prove import SourceTexts
from briefgen.diagnostic import Diagnostic, Span, arrange, error, warning
from briefgen.reading.files import read_file
from briefgen.verify.agreement import Agreement
from briefgen.verify.beside import check_marking, check_numbers_beside
from briefgen.verify.carried import attached_files, read_evidence
from briefgen.verify.quotations import check_quotations
from briefgen.verify.second_reader import check_second_reader
from briefgen.verify.standards import ASK, check_standards
from briefgen.verify.structure import Structure, read_structure

MOST_BYTES = 100_000_000
_TAIL = re.compile(rb"startxref\s+([0-9]{1,12})\s+%%EOF\s*\Z")


@dataclass(frozen=True, slots=True)
class Verified:
    """What a file was found to hold."""

    pages: int
    statements: int
    figures: int
    """Printed in the words the evidence gives."""
    quotations: Counter[str] = field(default_factory=Counter)
    """By their state in the texts at hand."""


def verify_file(path: Path, shown: str, texts: SourceTexts) -> tuple[Verified | None, tuple[Diagnostic, ...]]:
    """Verify a file.

    Errors: file-unreadable, file-large, and those of `verify`.
    """
    data, problems = read_file(path, shown, MOST_BYTES, ASK)
    if data is None:
        return None, problems
    return verify(data, shown, texts)


def verify(pdf: bytes, shown: str, texts: SourceTexts) -> tuple[Verified | None, tuple[Diagnostic, ...]]:
    """Verify a PDF: standards, structure, evidence, words, and quotations as far as their texts are at hand.

    Shape: a finding's line is its page, counted from 1.
    Errors: pdf-unreadable, pdf-rewritten, and those of the parts.
    """
    span = Span(shown)
    try:
        file = pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except pikepdf.PasswordError:
        return None, (_encrypted(span),)
    except pikepdf.PdfError:
        message = "not a PDF, or one that is damaged or cut short"
        return None, (error("pdf-unreadable", span, message, ASK),)
    with file:
        if file.is_encrypted:
            return None, (_encrypted(span),)
        problems = [*check_standards(pdf, shown), *_rewritten(file, pdf, span)]
        try:
            structure = read_structure(file)
            files = attached_files(file)
            problems += check_second_reader(pdf, structure, shown)
        except Exception as fault:  # noqa: BLE001  # a file from outside may break any assumption: that is a finding
            message = f"the file's structure cannot be followed ({type(fault).__name__})"
            return None, arrange((*problems, error("pdf-structure", span, message, ASK)))
    problems += _structural(structure, shown)
    carried, faults = read_evidence(files, shown)
    problems += faults
    if carried is None:
        return None, arrange(problems)
    agreement = Agreement(structure, carried, shown)
    problems += agreement.findings()
    problems += (*check_numbers_beside(structure, carried, shown), *check_marking(structure, carried, shown))
    states, faults = check_quotations(carried, texts, agreement.page_of, shown)
    figures = sum(figure.printed for _, figure in carried.figures())
    verified = Verified(structure.pages, len(carried.statements), figures, states)
    return verified, arrange((*problems, *faults))


def _encrypted(span: Span) -> Diagnostic:
    message = "the file is encrypted, which PDF/A forbids"
    return error("pdf-unreadable", span, message, "ask for it without a password")


def _rewritten(file: pikepdf.Pdf, pdf: bytes, span: Span) -> Iterator[Diagnostic]:
    """Tell whether a file is byte for byte as it was built: its ID is a hash of all before the last table."""
    tail = _TAIL.search(pdf[-64:])
    known = file.trailer.get("/ID")
    first = known[0] if isinstance(known, pikepdf.Array) and len(known) else None
    identity = bytes(first).hex() if isinstance(first, pikepdf.String) else ""
    if tail is None or sha256(pdf[: int(tail[1])]).hexdigest()[:32] != identity:
        message = "the file is not byte for byte as briefgen wrote it"
        hint = "something saved it again; what matters is checked below all the same"
        yield warning("pdf-rewritten", span, message, hint)


def _structural(structure: Structure, shown: str) -> Iterator[Diagnostic]:
    for fault in structure.faults:
        page = fault.page + 1
        yield error("pdf-structure", Span(shown, page, 1, page, 2), fault.words, ASK)
