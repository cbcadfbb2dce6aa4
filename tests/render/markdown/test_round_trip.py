"""A CommonMark parser reads the text of the document back from its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.chart_nodes import Chart
from briefgen.document.note_nodes import Note, Notes
from briefgen.document.statements import Statement, statements
from briefgen.render.markdown.document_markdown import render_markdown
from briefgen.render.markdown.inline_markdown import inline_markdown
from tests.render.html.page_text import every_mark, normalise_spaces
from tests.render.markdown.markdown_reader import read_back
from tests.render.markup_in_words import with_markup
from tests.render.pdf.harbour_memo import MEMO, memo_of
from tests.render.pdf.random_documents import documents

ISOLATES = re.compile("[\u2066-\u2069]")
"""Around text of another direction; those in the text of a document are dropped."""


def without_ticks(blocks: Iterable[d.Block]) -> d.Blocks:
    """Remove the ticks of charts: Markdown does not write them."""
    return tuple(replace(block, ticks=()) if isinstance(block, Chart) else block for block in blocks)


def assert_round_trip(document: d.Document) -> None:
    """Assert that Markdown holds the whole text of a document, in order, between its markings."""
    back = read_back(ISOLATES.sub("", render_markdown(document)))
    plain = replace(document, body=without_ticks(document.body), annex=without_ticks(document.annex))
    footnotes: dict[int, str] = {}
    running: list[Statement] = []
    for statement in statements(plain):
        number = int(statement.words.split(".")[0]) if statement.kind == "note" else 0
        if number in back.notes:
            footnotes[number] = normalise_spaces(every_mark(statement.words.split(".", 1)[1]))
        else:
            running.append(statement)
    words = every_mark(" ".join(statement.words for statement in running))
    foot = f"{document.marking} {document.short_title} {document.edition}"
    assert normalise_spaces(back.text) == normalise_spaces(f"{document.marking} {words} {foot}")
    assert {number: normalise_spaces(text) for number, text in back.notes.items()} == footnotes


def test_round_trip_of_every_block_type() -> None:
    """The text of a memo with every type of block is read back, its notes as footnotes."""
    assert_round_trip(MEMO)
    assert "footnote_ref" in read_back(render_markdown(MEMO)).kinds


@settings(max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_round_trip_of_random_documents(document: d.Document) -> None:
    """The text of any document is read back, even if its letters are replaced by markup characters."""
    assert_round_trip(document)
    assert_round_trip(with_markup(document))


MARKUP = (
    "#", "# a", "a #", "- a", "-", "---", "===", "+ a", "1. a", "12) a", "> a", "* a", "a * b", "**a**", "_a_",
    "`a`", "```", "~~a~~", "[a](b)", "![a](b)", "[^1]", "[^1]: a", "[a]: b", "<b>", "<!-- a -->", "&amp;", "&#60;",
    "a|b", "| a |", "| --- |", "\\", "a\\", "\\*", "https://example.org/_a_", "a@b.org", ":::{notes}", "$a$", "{=html}",
    "    a", "\ta", "a  ", "]]>", "]", "!", "(a)", ":a", "\u00a0- a", "*", "**", "a\u2028b", "a\nb",
)  # fmt: skip


@pytest.mark.parametrize("words", MARKUP)
def test_text_that_looks_like_markup_is_escaped(words: str) -> None:
    """Markup characters are read back as text, in every style, cell, heading and item."""
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
        assert_round_trip(
            memo_of(
                d.Paragraph(line),
                d.Heading(2, line),
                d.ListBlock(((d.Paragraph(line),), (d.Paragraph(line),)), 7),
                d.ListBlock(((d.Paragraph(line),), (d.Quote((d.Paragraph(line),)),))),
                d.Table(words, (line, line), ((line, line),)),
                Notes((Note(1, (text,)), Note(2, (text, inlines.NoteRef(2))))),
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
def test_only_http_and_mailto_links(url: str, written: str) -> None:
    """A URL is read back unchanged; a URL of another scheme is left out."""
    assert inline_markdown((inlines.Link(url, (inlines.Text("x"),)),), frozenset()) == written


@pytest.mark.parametrize(
    ("document_lang", "words", "lang", "written"),
    [
        ("en", "«ميناء 12»", "ar", "\u2067«ميناء 12»\u2069"),
        ("ar", "“port 12”", "en", "\u2066“port 12”\u2069"),
        ("en", "« port 12 »", "fr", "« port 12 »"),
        ("ar", "«ميناء 12»", "fa", "«ميناء 12»"),
    ],
)
def test_a_quotation_of_another_direction_is_isolated(
    document_lang: str, words: str, lang: str, written: str
) -> None:
    """A quotation whose language has another direction than the memo does not reorder the words around it."""
    memo = replace(
        memo_of(d.Paragraph((inlines.Text("A "), inlines.Text(words, lang), inlines.Text(", B")))),
        lang=document_lang,
    )
    assert f"A {written}, B" in render_markdown(memo)
