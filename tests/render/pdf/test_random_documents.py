"""Properties that hold for every document."""

from __future__ import annotations

import page
from hypothesis import HealthCheck, given, settings
from page import ValidationProfile

from briefgen.document import Document
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.structure import read_structure
from tests.render.pdf.harbour_memo import TIMESTAMP
from tests.render.pdf.memo_words import squeeze, words_of
from tests.render.pdf.random_documents import documents


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_document_is_sound_and_whole(document: Document) -> None:
    """Any document meets both standards, has a consistent tree, and keeps every word in order."""
    rendered, _ = render_pdf(document, Theme(), TIMESTAMP)
    structure = read_structure(rendered.pdf)
    assert structure.faults == []
    assert squeeze(structure.words()) == words_of(document)
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(rendered.pdf, profile=ValidationProfile(profile))
        assert {(failure.rule_id, failure.message) for failure in report.failures} == set()
