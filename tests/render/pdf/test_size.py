"""A memo stays small enough to send."""

from __future__ import annotations

from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from tests.render.pdf.harbour_memo import MEMO, TIMESTAMP

_BYTES_A_PAGE = 15_000


def test_a_page_takes_fifteen_thousand_bytes_at_most() -> None:
    """A memo of five pages, with its fonts and its structure and nothing attached, keeps to its bytes."""
    rendered, _ = render_pdf(MEMO, Theme(), TIMESTAMP)
    assert len(rendered.pdf) < _BYTES_A_PAGE * (rendered.body_pages + rendered.annex_pages)
