"""The page says what the document says, in order."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from briefgen.document.nodes import Document
from briefgen.render.html.document_html import render_html
from briefgen.theme import Theme
from tests.render.html.page_text import parse, said, told, values
from tests.render.markup_in_words import with_markup
from tests.render.pdf.harbour_memo import MEMO
from tests.render.pdf.random_documents import documents


def test_every_kind_of_block_is_said() -> None:
    """A memo that holds every kind of block is said to the word."""
    assert said(parse(render_html(MEMO, Theme()))) == told(MEMO)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_document_is_sound_and_whole(document: Document) -> None:
    """Any document gives HTML without a fault that says every statement in order, each place named once."""
    hostile = with_markup(document)
    assert said(parse(render_html(hostile, Theme()))) == told(hostile)
    page = parse(render_html(document, Theme()))
    assert said(page) == told(document)
    names = values(page, "id")
    assert len(names) == len(set(names))
    assert {href[1:] for href in values(page, "href") if href.startswith("#")} <= set(names)
    assert set(values(page, "popovertarget")) <= set(names)
