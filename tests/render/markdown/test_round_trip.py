"""What is written as Markdown is read back as the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.statements import Statement, statements
from briefgen.render.markdown.document_markdown import render_markdown
from briefgen.render.markdown.inlines import inlines_markdown
from tests.render.hostile_words import made_hostile
from tests.render.html.page_text import closed_up
from tests.render.markdown.reading_back import read_back
from tests.render.pdf.harbour_memo import MEMO, memo_of
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


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_document_is_read_back(document: d.Document) -> None:
    """Any document written as Markdown is read back to the word, and so it is with signs for letters."""
    assert_read_back(document)
    assert_read_back(made_hostile(document))


WORDS = (
    "#", "# a", "a #", "- a", "-", "---", "===", "+ a", "1. a", "12) a", "> a", "* a", "a * b", "**a**", "_a_",
    "`a`", "```", "~~a~~", "[a](b)", "![a](b)", "[^1]", "[^1]: a", "[a]: b", "<b>", "<!-- a -->", "&amp;", "&#60;",
    "a|b", "| a |", "| --- |", "\\", "a\\", "\\*", "https://example.org/_a_", "a@b.org", ":::{notes}", "$a$", "{=html}",
    "    a", "\ta", "a  ", "]]>", "]", "!", "(a)", ":a", "\u00a0- a", "*", "**", "a\u2028b", "a\nb",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_words_that_look_like_markup_are_words(words: str) -> None:
    """Words stay what they are, alone, after a mark, beside another look, in a cell, a heading and an item."""
    text = inlines.Text(words)
    looks = (
        inlines.NoteRef(1),
        text,
        inlines.Strong((text,)),
        inlines.Emphasis((text, inlines.LineBreak(), text)),
        inlines.NoteRef(1),
    )
    link = inlines.Link("https://example.org/a_(b)?c=1&lt;", (text, inlines.NoteRef(1), text))
    for line in ((text,), looks, (text, link, text)):
        assert_read_back(
            memo_of(
                d.Paragraph(line),
                d.Heading(2, line),
                d.ListBlock(((d.Paragraph(line),), (d.Paragraph(line),)), 7),
                d.ListBlock(((d.Paragraph(line),), (d.Quote((d.Paragraph(line),)),))),
                d.Table(words, (line, line), ((line, line),)),
                d.Notes((d.Note(1, (text,)), d.Note(2, (text, inlines.NoteRef(2))))),
            )
        )


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a", "[x](https://example.org/a)"),
        ("https://example.org/a(b) c", "[x](<https://example.org/a(b)%20c>)"),
        ("https://example.org/?a&lt;b", "[x](https://example.org/?a&amp;lt;b)"),
        ("javascript:alert(1)", "x"),
        ("data:text/html,x", "x"),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(url: str, written: str) -> None:
    """An address is written so that it is read back whole; one that is not of the web or of mail is left out."""
    assert inlines_markdown((inlines.Link(url, (inlines.Text("x"),)),), frozenset()) == written
