"""Properties that hold for every document."""

from __future__ import annotations

import page
import pytest
from hypothesis import HealthCheck, given, settings
from page import ValidationProfile

from briefgen.document.attachment import Attachment
from briefgen.document.nodes import Document
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import TIMESTAMP
from tests.render.pdf.memo_text import squeeze, words_of
from tests.render.pdf.random_documents import documents

CARRIED = (
    Attachment("brief.yaml", b"title: x", "application/yaml", "Source", "The brief"),
    Attachment("evidence.json", b"{}", "application/json", "Data", "The evidence"),
)


def test_random_documents_are_valid_and_complete(pytestconfig: pytest.Config) -> None:
    """Any document, in seven scripts, meets three standards, has a valid structure, and its text is in order."""
    count = int(pytestconfig.getoption("documents"))
    some = settings(max_examples=count, derandomize=True, suppress_health_check=list(HealthCheck))
    some(given(documents())(check))()


def check(document: Document) -> None:
    """Render a document with and without attachments, and read both files."""
    carrying, _ = render_pdf(document, Theme(), TIMESTAMP, CARRIED)
    rendered, _ = render_pdf(document, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert structure.faults == []
    assert squeeze(structure.words()) == squeeze(clean(words_of(document)))
    for profile, pdf in (("ua1", rendered.pdf), ("2a", rendered.pdf), ("3a", carrying.pdf)):
        report = page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile))
        assert {(failure.rule_id, failure.message) for failure in report.failures} == set()
