"""Separate a signed memo into the file before it was signed and what the signing added; check both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Findings, Span, error, warning
from briefgen.verify.appearance import area_words, compare_pages
from briefgen.verify.object_graph import ObjectDifference, compare_objects
from briefgen.verify.signature_fields import (
    form_faults,
    is_empty_appearance,
    is_invisible_field,
    is_plain_appearance,
    is_signature_field,
)
from briefgen.verify.standards import check_standards
from briefgen.verify.text_comparison import ASK

_CATALOG = frozenset({"/Perms", "/DSS", "/Extensions", "/Version", "/AcroForm"})
"""Entries of the catalog that signing adds or changes."""
_ANNOTATION = 4
"""The length of the path of a whole annotation: `page`, its number, `/Annots`, and the number of it."""
_OF_SAVING = ("ModifyDate", "MetadataDate", "Producer", "CreatorTool")
"""Ends of the names of properties that a program sets when it saves a file."""
_ARCHIVED = "PDFA3A-SIGNATURE-BYTERANGE-001"
"""The validator's rule that a signature covers the whole file, which no archived signature can."""


class Trust(Struct, frozen=True):
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

    Errors: memo-differs; signature-changes, a warning, for what programs change when they sign.
    """
    if pdf == base:
        return
    for page in compare_pages(pdf, base, with_pictures=False):
        place = area_words(page.area) if page.area else "its words"
        message = f"since it was built, the page was changed in {place}"
        span = Span(shown_path, page.page + 1, 1, page.page + 1, 2)
        yield error("memo-differs", span, message, ASK)
    with pikepdf.open(BytesIO(pdf)) as file:
        others = [d for d in compare_objects(file, base_file) if not _is_of_signature(d, file)]
        harmless = [_is_of_signing_program(d.path, file, base_file) for d in others]
        others += [ObjectDifference(("/AcroForm",), "", fault) for fault in form_faults(file)]
        harmless += [False] * (len(others) - len(harmless))
    for difference, is_harmless in sorted(zip(others, harmless, strict=True), key=lambda each: each[1])[:5]:
        page_number = difference.page + 1
        span = Span(shown_path, page_number, 1, page_number, 2)
        path = " ".join(map(str, difference.path))
        words = f"{difference.found or 'nothing'} in place of {difference.expected or 'nothing'}"
        message = f"since it was built, the file has {words} at `{path}`"
        if is_harmless:
            hint = "the program that signed it has added this; sign with `briefgen sign`, which does not"
            yield warning("signature-changes", span, message, hint)
        else:
            yield error("memo-differs", span, message, ASK)


def _is_of_signing_program(path: tuple[str | int, ...], file: pikepdf.Pdf, base: pikepdf.Pdf) -> bool:
    """Check whether programs make such a change when they sign: dates, their name, a signature field."""
    if path[0] == "information":
        return path[1:] in {("/ModDate",), ("/Producer",)}
    if path == ("/Metadata",):
        return _described(file) == _described(base)
    if path[0] == "page" and path[2:3] == ("/Annots",) and len(path) == _ANNOTATION:
        return is_invisible_field(file.pages[int(path[1])].obj.Annots[path[3]])
    if (field := _field_at(path, file)) is not None:
        return path[4] == "/AP" and is_plain_appearance(field)
    return False


def _described(file: pikepdf.Pdf) -> dict[str, object]:
    """Return what the metadata say of a memo, without the dates and programs of its last saving."""
    with file.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as metadata:
        return {key: value for key, value in metadata.items() if not key.endswith(_OF_SAVING)}


def _is_of_signature(difference: ObjectDifference, file: pikepdf.Pdf) -> bool:
    path = difference.path
    if path[0] in _CATALOG:
        return True
    field = _field_at(path, file)
    if field is None:
        return False
    return path[4] == "/V" or (path[4] == "/AP" and is_plain_appearance(field) and is_empty_appearance(field))


def _field_at(path: tuple[str | int, ...], file: pikepdf.Pdf) -> pikepdf.Object | None:
    """Return the signature field that a place in a file belongs to; None for other places."""
    if path[0] != "page" or path[2:3] != ("/Annots",) or len(path) <= _ANNOTATION:
        return None
    annotation: pikepdf.Object = file.pages[int(path[1])].obj.Annots[int(path[3])]
    return annotation if is_signature_field(annotation) else None
