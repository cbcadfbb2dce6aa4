"""Tests of forms that a stranger changed before signing: what shows anything outside its place is an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from pyhanko.pdf_utils import generic as pyhanko_generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.signers import sign_pdf as pyhanko_sign_pdf

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Severity
from briefgen.sign.credentials import load_signer
from briefgen.verify.signed_memo import Trust
from briefgen.verify.verify import verify
from tests.sign.authority import Authority

NOW = datetime(2030, 1, 1, tzinfo=UTC)
Forge = Callable[[Any], None]
"""A change by a writer of pyHanko, which has few type hints."""
generic: Any = pyhanko_generic


def _named(entries: Mapping[str, object]) -> Any:
    return generic.DictionaryObject({generic.pdf_name(key): value for key, value in entries.items()})


def _look(writer: Any) -> Any:
    """Make a red area."""
    box = generic.ArrayObject([generic.NumberObject(side) for side in (0, 0, 500, 500)])
    entries = {"/Type": generic.pdf_name("/XObject"), "/Subtype": generic.pdf_name("/Form"), "/BBox": box}
    stream = generic.StreamObject(_named(entries), stream_data=b"1 0 0 rg 0 0 500 500 re f")
    return writer.add_object(stream)


def _in_form(key: str, value: object) -> Forge:
    def change(writer: Any) -> None:
        form = writer.root["/AcroForm"]
        form[generic.pdf_name(key)] = value
        writer.update_container(form)
        writer.update_root()

    return change


def _appearance(key: str) -> Forge:
    """Give the memo's own signature field an appearance."""

    def change(writer: Any) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0].get_object()
        look = generic.DictionaryObject(field.get("/AP", {}))
        look[generic.pdf_name(key)] = _look(writer)
        field[generic.pdf_name("/AP")] = look
        writer.update_container(field)

    return change


def _over_words(writer: Any) -> None:
    """Add a signature field with a red area over the words of a page."""
    owner = writer.find_page_for_modification(0)[0].get_object()
    rect = generic.ArrayObject([generic.NumberObject(side) for side in (50, 300, 500, 700)])
    entries = {
        "/Type": generic.pdf_name("/Annot"),
        "/Subtype": generic.pdf_name("/Widget"),
        "/FT": generic.pdf_name("/Sig"),
        "/T": generic.pdf_string("Z"),
        "/F": generic.NumberObject(4),
        "/Rect": rect,
        "/AP": _named({"/N": _look(writer)}),
    }
    added = writer.add_object(_named(entries))
    for fields in (owner["/Annots"], writer.root["/AcroForm"]["/Fields"]):
        fields.append(added)
        writer.update_container(fields)


def _script(writer: Any) -> None:
    """Add a text field with a script."""
    action = _named({"/S": generic.pdf_name("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")})
    field = {"/FT": generic.pdf_name("/Tx"), "/T": generic.pdf_string("x"), "/AA": _named({"/C": action})}
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.append(writer.add_object(_named(field)))
    writer.update_container(fields)


FORGED: dict[str, tuple[Forge, str]] = {
    "pages of another form": (_in_form("/XFA", generic.ArrayObject()), "`/XFA` in place of nothing at `/AcroForm`"),
    "a script of the form": (_script, "a dictionary (x) in place of nothing at `/AcroForm`"),
    "a look under the mouse": (_appearance("/R"), "/AP /R`"),
    "a field over words": (_over_words, "a dictionary /Annot /Widget (Z) in place of nothing"),
}  # fmt: skip


def _findings(pdf: bytes, forge: Forge, authority: Authority) -> list[tuple[Severity, str]]:
    """Change a memo, sign it in a field of one's own, and verify it."""
    writer, out = IncrementalPdfFileWriter(BytesIO(pdf)), BytesIO()
    forge(writer)
    signer, problems = load_signer(authority.key, authority.certificate, [authority.root], None, NOW)
    assert signer is not None, problems
    pyhanko_sign_pdf(writer, PdfSignatureMetadata(field_name="Sig1"), signer=signer, output=out)
    trust = Trust((authority.root.read_bytes(),), NOW)
    problems = verify(out.getvalue(), "memo.pdf", SourceTexts(()), trust)[1]
    return [(d.severity, d.message) for d in problems if d.rule in ("memo-differs", "signature-changes")]


@pytest.mark.parametrize(("forge", "words"), FORGED.values(), ids=FORGED)
def test_a_changed_form_is_an_error(unsigned: bytes, authority: Authority, forge: Forge, words: str) -> None:
    """Pages, scripts, looks and fields that no signature needs are errors, though a signature covers them."""
    found = _findings(unsigned, forge, authority)
    assert any(severity is Severity.ERROR and words in message for severity, message in found), found


def test_a_look_of_the_memos_own_field_is_a_warning(unsigned: bytes, authority: Authority) -> None:
    """What a program writes into the place for the signature is a warning: it covers nothing else."""
    found = _findings(unsigned, _appearance("/N"), authority)
    assert any("/AP /N" in message for _, message in found), found
    assert {severity for severity, _ in found} == {Severity.WARNING}
