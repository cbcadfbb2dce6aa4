"""Separate a signed memo into the file before it was signed and what the signing added; check both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from briefgen.diagnostic import Diagnostic, Findings, Span, error, warning
from briefgen.verify.appearance import area_words, compare_pages
from briefgen.verify.object_graph import ObjectDifference, compare_objects
from briefgen.verify.standards import check_standards

_ASK = "do not rely on this file; ask the sender for the original"
_CATALOG = frozenset({"/Perms", "/DSS", "/Extensions", "/Version", "/AcroForm"})
"""Entries of the catalog that signing adds or changes."""
_FIELD = frozenset({"/V", "/AP"})
"""Entries of a signature field that signing fills; its appearance is checked by the look of the page."""
_ARCHIVED = "PDFA3A-SIGNATURE-BYTERANGE-001"
"""The validator's rule that a signature covers the whole file, which no archived signature can."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What signatures are checked with."""

    roots: tuple[bytes, ...] = ()
    """The root certificates that the reader trusts, in PEM or DER."""
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """The moment at which certificates have to be valid."""


def check_signed(
    pdf: bytes, base: bytes, base_file: pikepdf.Pdf, trust: Trust | None, shown_path: str
) -> tuple[tuple[str, ...], Findings]:
    """Check the signatures of a file, and that signing changed nothing else; return the signatures in words.

    Errors: signature-broken, signature-untrusted, signature-unchecked, signature-changes, memo-differs.
    """
    span = Span(shown_path)
    changes = (*_standards(pdf, base, shown_path), *_changes(pdf, base, base_file, shown_path))
    try:
        from briefgen.verify.signatures import check_signatures  # needs the extra `sign`
    except ModuleNotFoundError as missing:
        hint = "in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[sign]'`"
        message = f"the file is signed, and `{missing.name}`, which checks signatures, is not installed"
        return ("not checked",), (*changes, warning("signature-unchecked", span, message, hint))
    given = trust or Trust()
    checked = check_signatures(pdf, shown_path, given.roots, given.now)
    return checked.lines, (*changes, *checked.findings)


def _standards(pdf: bytes, base: bytes, shown_path: str) -> Iterator[Diagnostic]:
    """Report rules of the standards that only the signed file breaks.

    Errors: signature-changes, a warning.
    """
    if pdf == base:
        return
    before = {finding.message for finding in check_standards(base, shown_path)}
    for finding in check_standards(pdf, shown_path):
        if finding.message in before:
            continue
        hint = "sign with `briefgen sign`, which keeps to both standards"
        if _ARCHIVED in finding.message:
            hint = (
                "a signature with an archive time stamp (PAdES B-LTA) is followed by that time stamp, so it "
                "cannot cover the whole file; the time stamp covers it"
            )
        yield warning("signature-changes", finding.span, f"since it was signed, {finding.message}", hint)


def _changes(pdf: bytes, base: bytes, base_file: pikepdf.Pdf, shown_path: str) -> Iterator[Diagnostic]:
    """Report what was added after the memo was built and is no part of a signature.

    Errors: memo-differs for what a reader sees; signature-changes, a warning.
    """
    if pdf == base:
        return
    for page in compare_pages(pdf, base, with_pictures=False):
        place = area_words(page.area) if page.area else "its words"
        message = f"since it was built, the page was changed in {place}"
        span = Span(shown_path, page.page + 1, 1, page.page + 1, 2)
        yield error("memo-differs", span, message, _ASK)
    with pikepdf.open(BytesIO(pdf)) as file:
        others = [d for d in compare_objects(file, base_file) if not _is_of_signature(d)]
    hint = (
        "the signature covers it, so the signer has added it; or it was added later, which is reported beside"
    )
    for difference in others[:5]:
        page_number = difference.page + 1
        span = Span(shown_path, page_number, 1, page_number, 2)
        path = " ".join(map(str, difference.path))
        words = f"{difference.found or 'nothing'} in place of {difference.expected or 'nothing'}"
        yield warning(
            "signature-changes", span, f"since it was built, the file has {words} at `{path}`", hint
        )


def _is_of_signature(difference: ObjectDifference) -> bool:
    path = difference.path
    if path[0] in _CATALOG:
        return True
    return path[0] == "page" and path[2:3] == ("/Annots",) and len(path) > 4 and path[4] in _FIELD
