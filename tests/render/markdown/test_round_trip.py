"""What is written as Markdown is read back as the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from briefgen import document as d
from briefgen.render.markdown.document_markdown import render_markdown
from briefgen.statements import Statement, statements
from tests.render.html.page_text import closed_up
from tests.render.markdown.reading_back import read_back
from tests.render.pdf.harbour_memo import MEMO
from tests.render.pdf.random_documents import documents


def undrawn(blocks: Iterable[d.Block]) -> d.Blocks:
    """Take the words of the scale off charts: Markdown draws none."""
    return tuple(replace(block, ticks=()) if isinstance(block, d.Chart) else block for block in blocks)


def assert_read_back(document: d.Document) -> None:
    """Assert that Markdown holds all words of a document, in order, between its markings."""
    back = read_back(render_markdown(document))
    plain = replace(document, body=undrawn(document.body), annex=undrawn(document.annex))
    footnotes: dict[int, str] = {}
    running: list[Statement] = []
    for statement in statements(plain):
        number = int(statement.words.split(".")[0]) if statement.kind == "note" else 0
        if number in back.notes:
            footnotes[number] = closed_up(statement.words.split(".", 1)[1])
        else:
            running.append(statement)
    words = " ".join(statement.words for statement in running)
    foot = f"{document.marking} {document.short_title} {document.edition}"
    assert closed_up(back.text) == closed_up(f"{document.marking} {words} {foot}")
    assert {number: closed_up(text) for number, text in back.notes.items()} == footnotes


def test_every_kind_of_block_is_read_back() -> None:
    """A memo that holds every kind of block is read back to the word, its notes as footnotes."""
    assert_read_back(MEMO)
    assert "footnote_ref" in read_back(render_markdown(MEMO)).kinds


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_document_is_read_back(document: d.Document) -> None:
    """Any document written as Markdown is read back to the word."""
    assert_read_back(document)
