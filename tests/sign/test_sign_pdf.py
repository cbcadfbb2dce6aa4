"""Tests of signing: what is signed keeps to the standards, and nobody can change it unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from page import ValidationProfile
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
from pyhanko.sign.signers import sign_pdf as pyhanko_sign_pdf
from pyhanko.sign.signers.pdf_signer import DSSContentSettings

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Diagnostic, Severity, has_errors
from briefgen.sign.credentials import KeyToken, load_signer, open_token, read_certificates
from briefgen.sign.sign_pdf import LongTerm, sign_pdf, time_stamp_service
from briefgen.verify.signed_memo import Trust
from briefgen.verify.verify import VerifiedFile, verify
from tests.sign.authority import Authority
from tests.workspace import Workspace

SHOWN = "memo.pdf"
NOW = datetime(2030, 1, 1, tzinfo=UTC)
WITHIN_LEVELS = ("B-B", "B-T", "B-LTA")


def _signer(authority: Authority) -> SimpleSigner:
    signer, problems = load_signer(authority.key, authority.certificate, [authority.root], None, NOW)
    assert signer is not None, problems
    return signer


@pytest.fixture(scope="module")
def signed(authority: Authority, unsigned: bytes) -> dict[str, bytes]:
    """Sign the memo at each level."""
    stamps = authority.timestamper()
    roots, _ = read_certificates([authority.root])
    levels = {"B-B": (None, None), "B-T": (stamps, None), "B-LTA": (stamps, LongTerm(roots))}
    out = {}
    for level, (service, long_term) in levels.items():
        pdf, problems = sign_pdf(unsigned, SHOWN, _signer(authority), service, long_term)
        assert pdf is not None, problems
        out[level] = pdf
    return out


def _verify(
    pdf: bytes, *roots: Path, now: datetime = NOW
) -> tuple[VerifiedFile | None, tuple[Diagnostic, ...]]:
    trust = Trust(tuple(root.read_bytes() for root in roots), now)
    return verify(pdf, SHOWN, SourceTexts(()), trust)


def _rules(problems: tuple[Diagnostic, ...]) -> list[tuple[str, Severity]]:
    return [(d.rule, d.severity) for d in problems]


@pytest.mark.parametrize("level", ["B-B", "B-T"])
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_signed_memo_meets_both_standards(signed: dict[str, bytes], level: str, profile: str) -> None:
    """Signing breaks neither PDF/UA-1 nor PDF/A-3a."""
    assert page.validate_pdf_bytes(signed[level], profile=ValidationProfile(profile)).failures == []


@pytest.mark.parametrize("level", WITHIN_LEVELS)
def test_the_memo_is_unchanged_in_front_of_the_signature(
    signed: dict[str, bytes], unsigned: bytes, level: str
) -> None:
    """The signed file begins with the bytes of the memo."""
    assert signed[level].startswith(unsigned)


@pytest.mark.parametrize(("level", "time"), [("B-B", "as the signer states"), ("B-T", "time-stamped")])
def test_a_trusted_signature_has_no_finding(
    signed: dict[str, bytes], authority: Authority, level: str, time: str
) -> None:
    """A memo signed by somebody whom the reader trusts is verified as if it was unsigned, and names the signer."""
    verified, problems = _verify(signed[level], authority.root)
    assert problems == ()
    assert verified is not None
    assert verified.redrawn == "equal byte for byte"
    (line,) = verified.signatures
    assert line.startswith("signature of `Harbour office`, ")
    assert time in line
    assert line.endswith("unbroken, trusted; it covers the whole file")


def test_an_archived_signature_is_explained(signed: dict[str, bytes], authority: Authority) -> None:
    """The one rule of the validator that an archive time stamp breaks is a warning that says why."""
    verified, problems = _verify(signed["B-LTA"], authority.root)
    assert _rules(problems) == [("signature-changes", Severity.WARNING)]
    assert "BYTERANGE" in problems[0].message
    assert "the time stamp covers it" in problems[0].hints[0]
    assert verified is not None
    assert [line.partition(" `")[0] for line in verified.signatures] == ["signature of", "time stamp by"]
    ua1 = page.validate_pdf_bytes(signed["B-LTA"], profile=ValidationProfile("ua1"))
    assert ua1.failures == []


def test_an_end_that_nothing_covers_is_a_warning(
    unsigned: bytes, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another program adds validation data after the archive time stamp, a warning says that it is not covered."""
    monkeypatch.setattr("briefgen.sign.sign_pdf._nothing_after_the_time_stamp", DSSContentSettings)
    roots, _ = read_certificates([authority.root])
    signer = _signer(authority)
    pdf, problems = sign_pdf(unsigned, SHOWN, signer, authority.timestamper(), LongTerm(roots))
    assert pdf is not None, problems
    messages = [d.message for d in _verify(pdf, authority.root)[1]]
    assert any("covers the end of the file" in message for message in messages)


def test_a_signer_whom_nobody_vouches_for_is_a_warning(signed: dict[str, bytes]) -> None:
    """Without a trusted root the signer is named, and that nobody vouches for them is a warning."""
    assert _rules(_verify(signed["B-B"])[1]) == [("signature-untrusted", Severity.WARNING)]


def test_another_root_is_an_error(signed: dict[str, bytes], tmp_path: Path) -> None:
    """A signature that does not lead to the given root is an error."""
    other = Authority(tmp_path)
    assert _rules(_verify(signed["B-B"], other.root)[1]) == [("signature-untrusted", Severity.ERROR)]


def test_a_certificate_that_expired_is_an_error(signed: dict[str, bytes], authority: Authority) -> None:
    """Without a time stamp, a signature is trusted as long as its certificate is valid."""
    late = datetime(2130, 1, 1, tzinfo=UTC)
    (problem,) = _verify(signed["B-B"], authority.root, now=late)[1]
    assert (problem.rule, problem.severity) == ("signature-untrusted", Severity.ERROR)
    assert "valid from 2020-01-01 to 2120-01-01" in problem.message


@pytest.mark.parametrize("level", ["B-B", "B-LTA"])
def test_each_changed_byte_is_found(signed: dict[str, bytes], authority: Authority, level: str) -> None:
    """Wherever a byte of a signed file is changed, there is an error; in a later time stamp, a new finding.

    A signature does not cover all of its own container, such as its list of digests: a changed byte there, which
    no reader sees, is an error or leaves the signature as it was.
    """
    pdf = signed[level]
    container = re.search(rb"/Contents ?<([0-9A-Fa-f]+)>", pdf)
    assert container is not None
    usual = {d.message for d in _verify(pdf, authority.root)[1]}
    stamped = len(signed["B-B"]) if level == "B-LTA" else len(pdf)
    end = range(len(pdf) - 30, len(pdf), 3)
    for at in (*range(7, len(pdf), len(pdf) // 23), *end):
        changed = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
        found = _verify(changed, authority.root)[1]
        messages = {d.message for d in found}
        later = at > stamped and messages - usual
        within = container.start(1) <= at < container.end(1) and messages == usual
        assert later or within or has_errors(found), at


def _with_note(pdf: bytes) -> bytes:
    """Add a note to the first page, as an incremental update."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    append_signature_field(writer, SigFieldSpec("Second", box=(60, 60, 150, 80), on_page=0))
    out = BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _saved(pdf: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(out)
    return out.getvalue()


LATER: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an update": (_with_note, "signature-broken"),
    "saved again": (_saved, "signature-broken"),
    "bytes behind the end": (lambda pdf: pdf + b"x" * 2_000, "pdf-rewritten"),
    "cut off": (lambda pdf: pdf[:-30_0], "pdf-rewritten"),
}


@pytest.mark.parametrize(("change", "rule"), LATER.values(), ids=LATER)
def test_what_is_done_after_signing_is_found(
    signed: dict[str, bytes], authority: Authority, change: Callable[[bytes], bytes], rule: str
) -> None:
    """A change after the signature is an error that says so."""
    problems = _verify(change(signed["B-T"]), authority.root)[1]
    assert rule in {d.rule for d in problems if d.severity is Severity.ERROR}


def test_another_program_signs(memo_without_field: bytes, authority: Authority) -> None:
    """A memo that another program signed with its defaults has no error: what it changed is listed, with the signer."""
    out = BytesIO()
    pyhanko_sign_pdf(
        IncrementalPdfFileWriter(BytesIO(memo_without_field)),
        PdfSignatureMetadata(field_name="Sig1"),
        signer=_signer(authority),
        output=out,
    )
    verified, problems = _verify(out.getvalue(), authority.root)
    assert {(d.rule, d.severity) for d in problems} == {("signature-changes", Severity.WARNING)}
    assert verified is not None
    assert verified.redrawn == "equal byte for byte"
    assert "unbroken, trusted" in verified.signatures[0]


def _outline(writer: IncrementalPdfFileWriter) -> None:
    item = writer.root["/Outlines"]["/First"]
    item["/Title"] = generic.pdf_string("Another part")
    writer.update_container(item)


def _open_action(writer: IncrementalPdfFileWriter) -> None:
    script = {"/S": generic.pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    writer.root["/OpenAction"] = generic.DictionaryObject(script)  # type: ignore[no-untyped-call]
    writer.update_root()  # type: ignore[no-untyped-call]


def _link(writer: IncrementalPdfFileWriter) -> None:
    action = {"/S": generic.pdf_name("/URI"), "/URI": generic.pdf_string("https://evil.example/")}
    link = {
        "/Type": generic.pdf_name("/Annot"),
        "/Subtype": generic.pdf_name("/Link"),
        "/Rect": generic.ArrayObject(map(generic.NumberObject, (0, 0, 500, 800))),
        "/A": generic.DictionaryObject(action),  # type: ignore[no-untyped-call]
    }
    sheet = writer.find_page_for_modification(0)[0].get_object()  # type: ignore[no-untyped-call]
    sheet["/Annots"].append(writer.add_object(generic.DictionaryObject(link)))  # type: ignore[no-untyped-call]
    writer.update_container(sheet["/Annots"])


FORGED: dict[str, Callable[[IncrementalPdfFileWriter], None]] = {
    "the outline": _outline, "an action": _open_action, "a link": _link,
}  # fmt: skip


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_change_that_a_stranger_signed_is_an_error(
    memo_without_field: bytes, authority: Authority, forge: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    """What was added before another program signed is an error, though no page looks different."""
    writer, out = IncrementalPdfFileWriter(BytesIO(memo_without_field)), BytesIO()
    forge(writer)
    details = PdfSignatureMetadata(field_name="Sig1")
    pyhanko_sign_pdf(writer, details, signer=_signer(authority), output=out)
    problems = _verify(out.getvalue(), authority.root)[1]
    assert "memo-differs" in {d.rule for d in problems if d.severity is Severity.ERROR}


# ---------------------------------------------------------------- what cannot be signed


UNSIGNABLE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no PDF": (lambda _: b"title: a brief\n", "the file is not a PDF, or it is damaged or truncated"),
    "nothing": (lambda _: b"", "the file is not a PDF, or it is damaged or truncated"),
    "half": (lambda pdf: pdf[: len(pdf) // 2], "the file is not a PDF, or it is damaged or truncated"),
}


@pytest.mark.parametrize(("change", "message"), UNSIGNABLE.values(), ids=UNSIGNABLE)
def test_what_is_no_memo_is_not_signed(
    unsigned: bytes, authority: Authority, change: Callable[[bytes], bytes], message: str
) -> None:
    """A file that cannot be signed is one finding."""
    pdf, (problem,) = sign_pdf(change(unsigned), SHOWN, _signer(authority))
    assert pdf is None
    assert (problem.rule, problem.message) == ("pdf-unsignable", message)


def test_an_encrypted_file_is_not_signed(unsigned: bytes, authority: Authority) -> None:
    """An encrypted file is refused."""
    out = BytesIO()
    with pikepdf.open(BytesIO(unsigned)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    pdf, (problem,) = sign_pdf(out.getvalue(), SHOWN, _signer(authority))
    assert pdf is None
    assert problem.message == "the file is encrypted, which PDF/A forbids"


def test_a_signed_file_is_not_signed_again(signed: dict[str, bytes], authority: Authority) -> None:
    """A file is signed once."""
    _, (problem,) = sign_pdf(signed["B-B"], SHOWN, _signer(authority))
    assert problem.message == "the file is signed already"


def test_a_memo_without_a_field_is_not_signed(memo_without_field: bytes, authority: Authority) -> None:
    """A memo whose brief asks for no signature has no field for one."""
    _, (problem,) = sign_pdf(memo_without_field, SHOWN, _signer(authority))
    assert problem.message == "the file has no field for a signature"
    assert "signed_for" in problem.hints[0]


@pytest.fixture
def memo_without_field(signable: Workspace, tmp_path: Path) -> bytes:
    """Build the same memo without `signed_for`."""
    text = (signable.root / "briefs/brief.yaml").read_text("utf-8")
    signable.write_as_is({"briefs/plain.yaml": text.replace("signed_for: the harbour office\n", "")})
    built, problems = signable.set(output=tmp_path).build("briefs/plain.yaml")
    assert built is not None, problems
    return built.path.read_bytes()


def test_a_time_stamp_service_that_does_not_answer(unsigned: bytes, authority: Authority) -> None:
    """An unreachable time-stamp service is one finding, and nothing is signed."""
    service = time_stamp_service("http://127.0.0.1:9/", 2)
    pdf, (problem,) = sign_pdf(unsigned, SHOWN, _signer(authority), service)
    assert pdf is None
    assert problem.rule == "timestamp-failed"


def test_an_untrusted_chain_is_refused(unsigned: bytes, authority: Authority, tmp_path: Path) -> None:
    """For long-term validation, the certificates have to lead to the given root."""
    roots, _ = read_certificates([Authority(tmp_path).root])
    pdf, (problem,) = sign_pdf(unsigned, SHOWN, _signer(authority), authority.timestamper(), LongTerm(roots))
    assert pdf is None
    assert problem.rule in ("certificate-unusable", "timestamp-failed")


# ---------------------------------------------------------------- keys and certificates


def test_a_key_with_a_password(authority: Authority) -> None:
    """A locked key is opened with its password, and only with it."""
    given = authority.locked_key, authority.certificate, ()
    assert load_signer(*given, "secret", NOW)[0] is not None
    wrong, missing = (load_signer(*given, password, NOW)[1][0] for password in ("wrong", None))
    assert (wrong.rule, wrong.message) == ("key-unusable", "the password is wrong, or it has no private key")
    assert (missing.rule, missing.message) == ("key-unusable", "it needs a password")


def test_unusable_credentials(authority: Authority, tmp_path: Path) -> None:
    """An expired certificate, another's key, a file without a key and a missing file are each one finding."""
    other = Authority(tmp_path)
    nothing = tmp_path / "none.pem"
    cases = {
        "it is valid from 2020-01-01 to 2020-01-31, not on 2030-01-01": (authority.key, authority.expired),
        f"it is not the key of `{authority.certificate}`": (other.key, authority.certificate),
        "it has no certificate": (authority.key, authority.key),
        "cannot be read: no such file or directory": (nothing, authority.certificate),
    }
    for message, (key, certificate) in cases.items():
        signer, problems = load_signer(key, certificate, (), None, NOW)
        assert signer is None
        assert [d.message for d in problems] == [message]


def test_a_token_without_a_library(tmp_path: Path) -> None:
    """A PKCS#11 library that is not there is one finding."""
    signer, (problem,) = open_token(KeyToken(tmp_path / "none.so", "card", "key", "cert"), "1234", NOW)
    assert signer is None
    assert problem.rule == "key-unusable"
