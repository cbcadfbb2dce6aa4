"""Tests of the file that a memo carries its frozen data in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from briefgen.evidence.container import evidence_of_pdf
from tests.workspace import Workspace

FORMS: dict[str, dict[str, Any]] = {
    "as it is": {},
    "objects in streams": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "one by one": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "compressed anew": {"recompress_flate": True},
    "for the web": {"linearize": True},
}


@pytest.fixture
def pdf(harbour: Workspace) -> bytes:
    """Build a memo."""
    built, problems = harbour.build()
    assert built is not None, problems
    return built.path.read_bytes()


def carried(pdf: bytes) -> bytes:
    """Take the evidence out with a library."""
    file = pikepdf.open(BytesIO(pdf))  # it has to live as long as what is taken out of it
    return file.attachments["evidence.json"].get_file().read_bytes()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_evidence_is_found(pdf: bytes, form: dict[str, Any]) -> None:
    """What a memo carries is found in it without a PDF library, also where something saved it again."""
    saved = BytesIO()
    file = pikepdf.open(BytesIO(pdf))
    file.save(saved, **form)
    assert evidence_of_pdf(pdf) == carried(pdf)
    assert evidence_of_pdf(saved.getvalue()) == carried(pdf)


@pytest.mark.parametrize(
    "pdf_bytes", [b"", b"%PDF-1.7\n", b"<<" * 100_000, b"<</Type/EmbeddedFile>>stream\n{" + b"x" * 9]
)
def test_where_there_is_none(pdf_bytes: bytes) -> None:
    """A file without evidence gives none, however it is made."""
    assert evidence_of_pdf(pdf_bytes) is None


def test_what_is_cut_short_is_not_taken(pdf: bytes) -> None:
    """A file that ends in the middle of its evidence gives what does not agree with its hash, or nothing."""
    at = pdf.index(b"/EmbeddedFile")
    found = evidence_of_pdf(pdf[: at + 400])
    assert found is None or found != carried(pdf)
