"""Sign a memo: PAdES B-B, B-T with a time stamp, or B-LTA for long-term validation.

The signature certifies the memo and allows no change after it. It fills the empty field that `build` makes
for a brief with `signed_for`, so that the signed file keeps to PDF/UA-1 and PDF/A-3a.

Source: ETSI EN 319 142-1 (PAdES); ISO 32000-1, 12.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]  # it has no type hints
from msgspec import Struct
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, TimestampDSSContentSettings
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from briefgen.diagnostic import Findings, Span, error
from briefgen.document.signature_fields import ARCHIVE, ISSUER

_DIGEST = "sha256"


class LongTerm(Struct, frozen=True):
    """What a signature for long-term validation embeds beside a time stamp."""

    roots: Sequence[Certificate]
    """The certificates that the chains of signer and time stamp end with."""
    others: Sequence[Certificate] = ()


@contextmanager
def _unchanged_metadata() -> Iterator[None]:
    """Keep pyHanko from changing the metadata, which must stay as PDF/A requires it.

    The class is changed while signing, because pyHanko makes writers of its own for later revisions.
    """
    before = IncrementalPdfFileWriter._update_meta  # noqa: SLF001  # it offers no setting
    IncrementalPdfFileWriter._update_meta = lambda _self: None  # type: ignore[method-assign]  # noqa: SLF001
    try:
        yield
    finally:
        IncrementalPdfFileWriter._update_meta = before  # type: ignore[method-assign]  # noqa: SLF001


def sign_pdf(
    pdf: bytes,
    shown: str,
    signer: Signer,
    timestamper: TimeStamper | None = None,
    long_term: LongTerm | None = None,
) -> tuple[bytes | None, Findings]:
    """Sign a memo in its empty field.

    Errors: pdf-unsignable, timestamp-failed, certificate-unusable.
    """
    span = Span(shown)
    if fault := _fault(pdf):
        hint = "sign the file as `briefgen build` wrote it, from a brief with `signed_for`"
        return None, (error("pdf-unsignable", span, fault, hint),)
    metadata: dict[str, Any] = {
        "field_name": ISSUER,
        "md_algorithm": _DIGEST,
        "subfilter": SigSeedSubFilter.PADES,
        "certify": True,
        "docmdp_permissions": MDPPerm.NO_CHANGES,
    }
    if long_term:
        context = ValidationContext(
            trust_roots=list(long_term.roots), other_certs=list(long_term.others), allow_fetching=True
        )
        # the time stamp that is added over the signature fills a second field, which NO_CHANGES would forbid
        metadata |= {"docmdp_permissions": MDPPerm.FILL_FORMS, "timestamp_field_name": ARCHIVE}
        metadata |= {"validation_context": context, "embed_validation_info": True, "use_pades_lta": True}
        metadata |= {"dss_settings": _nothing_after_the_time_stamp()}
    pdf_signer = PdfSigner(
        PdfSignatureMetadata(**metadata), signer=signer, timestamper=timestamper, stamp_style=_blank()
    )
    out = BytesIO()
    try:
        with _unchanged_metadata():
            writer = IncrementalPdfFileWriter(BytesIO(pdf))
            pdf_signer.sign_pdf(writer, output=out, existing_fields_only=True)
    except PathError as fault_:
        hint = "give the issuing certificates with `--chain` and the roots with `--trust`"
        message = f"the certificates do not lead to a trusted root: {fault_}"
        return None, (error("certificate-unusable", span, message[:300], hint),)
    except (SigningError, OSError, TimeoutError, ValueError) as fault_:
        reason = f"{type(fault_).__name__}: {fault_}"[:200]
        if timestamper is None:
            return None, (error("pdf-unsignable", span, f"it cannot be signed ({reason})", "report the bug"),)
        hint = "check the address of the time-stamp service and the network, or sign without it"
        return None, (error("timestamp-failed", span, f"no time stamp was made ({reason})", hint),)
    return out.getvalue(), ()


def _nothing_after_the_time_stamp() -> DSSContentSettings:
    """Embed all validation data before the archive time stamp, so that it covers the whole file."""
    stamp = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
    return DSSContentSettings(include_vri=False, next_ts_settings=stamp)


def _fault(pdf: bytes) -> str:
    """Describe why a file cannot be signed; empty if it can."""
    try:
        reader = PdfFileReader(BytesIO(pdf))
        if reader.encrypted:
            return "the file is encrypted, which PDF/A forbids"
        fields = {name: value for name, value, _ in enumerate_sig_fields(reader)}
    except (PdfError, ValueError, KeyError, IndexError, TypeError, RecursionError, OSError):
        return "the file is not a PDF, or it is damaged or truncated"
    if any(value is not None for value in fields.values()):
        return "the file is signed already"
    if ISSUER not in fields:
        return "the file has no field for a signature"
    return ""


def _blank() -> StaticStampStyle:
    """Return an appearance that shows nothing: what the page shows is what the build made."""
    empty = RawContent(b"", box=BoxConstraints(200, 50))
    return StaticStampStyle(background=empty, border_width=0, background_opacity=1)


def time_stamp_service(url: str, timeout_seconds: int) -> TimeStamper:
    """Return a time-stamp service by its address. Source: RFC 3161."""
    return HTTPTimeStamper(url, timeout=timeout_seconds)
