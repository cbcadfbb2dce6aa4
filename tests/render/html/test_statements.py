"""The page contains the text of the document, in order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from briefgen.document.nodes import Document
from briefgen.render.html.document_html import render_html
from briefgen.theme import Theme
from tests.render.html.page_text import document_text, memo_text, parse, values
from tests.render.markup_in_words import with_markup
from tests.render.pdf.harbour_memo import MEMO
from tests.render.pdf.random_documents import documents


def test_text_of_every_block_type() -> None:
    """The text of a memo with every type of block is complete and in order."""
    assert memo_text(parse(render_html(MEMO, Theme()))) == document_text(MEMO)


@settings(max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_random_documents_are_valid_and_complete(document: Document) -> None:
    """Any document gives valid HTML with every statement in order and unique ids."""
    hostile = with_markup(document)
    assert memo_text(parse(render_html(hostile, Theme()))) == document_text(hostile)
    page = parse(render_html(document, Theme()))
    assert memo_text(page) == document_text(document)
    names = values(page, "id")
    assert len(names) == len(set(names))
    assert {href[1:] for href in values(page, "href") if href.startswith("#")} <= set(names)
    assert set(values(page, "popovertarget")) <= set(names)
