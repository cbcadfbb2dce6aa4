"""Check the signatures of a memo: who signed it, when, who vouches for them, what they cover.

It needs pyHanko, from the extra `sign`. Revocation is not looked up: verification uses no network.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple

from asn1crypto.x509 import Certificate  # type: ignore[import-untyped]  # it has no type hints
from msgspec import Struct
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from briefgen.diagnostic import Diagnostic, Span, error, has_errors, warning
from briefgen.verify.text_comparison import ASK

_COVERAGE: dict[object, str] = {
    SignatureCoverageLevel.ENTIRE_FILE: "it covers the whole file",
    SignatureCoverageLevel.ENTIRE_REVISION: "it covers the file as it was signed",
}


class CheckedSignatures(Struct, frozen=True):
    """The signatures of a file, each in a line of words, and the findings."""

    lines: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


class _CheckedSignature(NamedTuple):
    line: str
    findings: tuple[Diagnostic, ...]
    covers_file: bool


def check_signatures(pdf: bytes, shown_path: str, roots: Sequence[bytes], now: datetime) -> CheckedSignatures:
    """Check each signature and each time stamp of a file; the reader trusts `roots`, in PEM or DER.

    Errors: signature-broken, signature-untrusted (a warning where no root is given).
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it logs what is reported here
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    span = Span(shown_path)
    try:
        trust = [certificate for root in roots for certificate in load_certs_from_pemder_data(root)]
    except (ValueError, TypeError):
        trust = []
    if roots and not trust:
        hint = "give a file with certificates in PEM or DER"
        message = "what `--trust` names has no certificate"
        return CheckedSignatures((), (error("certificate-unusable", span, message, hint),))
    try:
        embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures
        checked = [_check(each, trust, now, span) for each in embedded]
    except Exception as fault:  # noqa: BLE001  # a damaged or malicious signature may raise anything
        message = f"a signature cannot be read ({type(fault).__name__})"
        return CheckedSignatures((), (error("signature-broken", span, message, ASK),))
    if not checked:
        message = "the file mentions a signature, and none can be read"
        return CheckedSignatures((), (error("signature-broken", span, message, ASK),))
    findings = [finding for each in checked for finding in each.findings]
    if not has_errors(findings) and not any(each.covers_file for each in checked):
        message = "no signature or time stamp covers the end of the file, with data for validation"
        hint = "a change there is not noticed; it cannot change what the memo shows"
        findings.append(warning("signature-changes", span, message, hint))
    return CheckedSignatures(tuple(each.line for each in checked), tuple(findings))


def _check(embedded: Any, trust: Sequence[Certificate], now: datetime, span: Span) -> _CheckedSignature:
    is_stamp = embedded.sig_object.get("/Type") == "/DocTimeStamp"
    validate = validate_pdf_timestamp if is_stamp else validate_pdf_signature
    context = ValidationContext(trust_roots=list(trust), moment=now, allow_fetching=False)
    status = validate(embedded, context)
    name = _name(status.signing_cert)
    what = f"time stamp by `{name}`" if is_stamp else f"signature of `{name}`"
    findings = (*_check_bytes(embedded, status, what, span), *_check_trust(status, what, trust, span))
    moment = _moment(status)
    trusted = "trusted" if status.trusted else "not trusted"
    coverage = _COVERAGE.get(status.coverage, "it does not cover the file")
    state = "unbroken" if not any(d.rule == "signature-broken" for d in findings) else "broken"
    line = f"{what}, {moment}: {state}, {trusted}; {coverage}"
    return _CheckedSignature(line, findings, status.coverage is SignatureCoverageLevel.ENTIRE_FILE)


def _name(certificate: Certificate) -> str:
    names = certificate.subject.native
    return str(names.get("common_name") or certificate.subject.human_friendly)[:80]


def _moment(status: Any) -> str:
    """Describe the time of a signature: by a time stamp, or as the signer states it."""
    stamp = getattr(status, "timestamp_validity", None)
    if stamp is not None:
        word = "time-stamped" if stamp.intact and stamp.valid else "with a broken time stamp of"
        return f"{word} {_time(stamp.timestamp)}"
    if (own := getattr(status, "timestamp", None)) is not None:
        return _time(own)
    stated = getattr(status, "signer_reported_dt", None)
    return f"{_time(stated)} as the signer states" if stated else "at an unknown time"


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _check_bytes(embedded: Any, status: Any, what: str, span: Span) -> Iterator[Diagnostic]:
    """Report signed bytes that changed, and bytes that were added after the signature.

    Errors: signature-broken.
    """
    if not (status.intact and status.valid):
        yield error("signature-broken", span, f"the {what} does not fit the bytes of the file", ASK)
    elif status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        yield error("signature-broken", span, f"the {what} does not cover the whole file", ASK)
    elif status.coverage is not SignatureCoverageLevel.ENTIRE_FILE and not _only_archived(status):
        message = f"the file was changed after the {what}, which allows no change"
        yield error("signature-broken", span, message, ASK)
    if not _padding_is_empty(embedded.pkcs7_content):
        yield error("signature-broken", span, f"the {what} is followed by bytes that it does not cover", ASK)


def _only_archived(status: Any) -> bool:
    """Check whether later revisions only archive the signature: with certificates and a time stamp."""
    return status.docmdp_ok is not False and status.modification_level in (
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
        ModificationLevel.FORM_FILLING,
    )


def _padding_is_empty(content: bytes) -> bool:
    """Check whether only zeros follow the signature in the space that is left out of the signed bytes."""
    if content[:1] != b"\x30" or len(content) < 2:
        return False
    length, start = content[1], 2
    if length & 0x80:
        start += length & 0x7F
        length = int.from_bytes(content[2:start], "big")
    return not any(content[start + length :])


def _check_trust(status: Any, what: str, trust: Sequence[Certificate], span: Span) -> Iterator[Diagnostic]:
    """Report a signer for whom none of the given roots vouches.

    Errors: signature-untrusted.
    """
    if status.trusted:
        return
    certificate = status.signing_cert
    if not trust:
        hint = "get the root certificate of the issuer by another way, and give it with `--trust`"
        yield warning("signature-untrusted", span, f"nobody vouches for the {what}", hint)
        return
    dates = f"{certificate.not_valid_before:%Y-%m-%d} to {certificate.not_valid_after:%Y-%m-%d}"
    message = f"the {what} does not lead to a trusted root; its certificate is valid from {dates}"
    yield error("signature-untrusted", span, message, "ask the sender which certificate they sign with")
