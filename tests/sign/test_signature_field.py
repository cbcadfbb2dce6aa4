"""Tests of the place for a signature in a memo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from page import ValidationProfile

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.document.inlines import Text
from briefgen.document.nodes import Paragraph, Signature
from briefgen.evidence.container import attached_data
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.verify import verify
from tests.render.pdf.harbour_memo import TIMESTAMP, memo_of
from tests.verify.tampering import MEMO
from tests.workspace import Workspace


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_an_unsigned_memo_meets_both_standards(unsigned: bytes, profile: str) -> None:
    """An empty signature field breaks neither standard."""
    assert page.validate_pdf_bytes(unsigned, profile=ValidationProfile(profile)).failures == []


def test_an_unsigned_memo_has_no_finding(unsigned: bytes) -> None:
    """A memo with an empty signature field is verified as any other."""
    assert verify(unsigned, "memo.pdf", SourceTexts(()))[1] == ()


def test_the_field_is_tagged_and_empty(unsigned: bytes) -> None:
    """Each signature field is empty, has a description, and belongs to a Form element."""
    file = pikepdf.open(BytesIO(unsigned))
    fields = list(file.Root.AcroForm.Fields)
    assert [(str(f["/T"]), str(f.TU), "/V" in f) for f in fields] == [
        ("Issuer", "Signed for the harbour office", False),
        ("Archive", "Archive time stamp", False),
    ]
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    assert {str(owners[int(field.StructParent)].S) for field in fields} == {"/Form"}


def test_every_format_prints_the_label(signable: Workspace, tmp_path: Path) -> None:
    """The web page and the Markdown name whom the memo is signed for."""
    built, problems = signable.set(output=tmp_path, formats=("pdf", "html", "md")).build()
    assert built is not None, problems
    for suffix in ("html", "md"):
        assert "Signed for the harbour office" in (tmp_path / f"brief.{suffix}").read_text("utf-8")


def test_a_page_for_the_signature_alone_is_counted_and_takes_no_budget() -> None:
    """Where the signature needs a page of its own, that page is counted, and marked as taking no budget."""
    lines = tuple(Paragraph((Text(f"Line {number}"),)) for number in range(200))
    added = set()
    for count in range(20, 60):
        plain = render_pdf(memo_of(*lines[:count]), Theme(), TIMESTAMP)[0]
        signed = render_pdf(memo_of(*lines[:count], Signature("Signed for us")), Theme(), TIMESTAMP)[0]
        with pikepdf.open(BytesIO(signed.pdf)) as file:
            assert signed.body_pages + signed.annex_pages == len(file.pages), count
        added.add(signed.body_pages - plain.body_pages)
        assert signed.signature_alone == (signed.body_pages > plain.body_pages), count
    assert added == {0, 1}


def test_the_settings_name_whom_memos_are_signed_for(signable: Workspace, tmp_path: Path) -> None:
    """A brief without `signed_for` has that of the settings, on the page and in what it carries; its own goes first."""
    signed = signable.set(output=tmp_path, signed_for="the ministry")
    signed.write({"briefs/plain.yaml": MEMO["briefs/brief.yaml"]})
    for name, owner in (("plain", "the ministry"), ("brief", "the harbour office")):
        built, problems = signed.build(f"briefs/{name}.yaml")
        assert built is not None, problems
        verified, problems = verify(built.path.read_bytes(), "memo.pdf", SourceTexts(()))
        assert problems == ()
        assert verified is not None
        carried = b"".join(attached_data(built.path.read_bytes()))
        assert f"signed_for: {owner}\n".encode() in carried
        assert f"Signed for {owner}".encode() in carried


def test_a_brief_leaves_out_the_signature_of_the_settings(signable: Workspace, tmp_path: Path) -> None:
    """A brief with `signed_for: null` has no place for a signature, and carries that."""
    signed = signable.set(output=tmp_path, signed_for="the ministry")
    built, problems = signed.write(
        {"briefs/unsigned.yaml": MEMO["briefs/brief.yaml"] + "signed_for: null\n"}
    ).build("briefs/unsigned.yaml")
    assert built is not None, problems
    with pikepdf.open(built.path) as file:
        assert "/AcroForm" not in file.Root
    assert b"signed_for: null\n" in b"".join(attached_data(built.path.read_bytes()))
