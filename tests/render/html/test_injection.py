"""Text that looks like markup, CSS, script or a command is shown as text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.document.chart_nodes import Chart
from briefgen.document.key_figure_nodes import KeyFigures, Tile
from briefgen.document.matrix_nodes import Column
from briefgen.document.note_nodes import Note, Notes
from briefgen.render.html.document_html import render_html
from briefgen.render.html.stylesheet import css_string
from briefgen.theme import Theme
from tests.render.html.page_text import document_text, memo_text, only, parse, values
from tests.render.pdf.harbour_memo import MEMO, memo_of

MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'--></style><script>",
    "]]><!--",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% raw %}",
    "</main></body></html>",
    "\\3c script",
    "<svg/onload=alert(1)>",
)


@pytest.mark.parametrize("text", MARKUP)
def test_text_is_never_markup(text: str) -> None:
    """Text that looks like markup is shown unchanged, in every kind of block."""
    words = (inlines.Text(text, "fr"), inlines.NoteRef(1), inlines.Strong((inlines.Text(text),)))
    column = Column(text, text)
    picture = replace(next(b for b in MEMO.body if isinstance(b, d.Picture)), alt=text, caption=text)
    chart = replace(next(b for b in MEMO.body if isinstance(b, Chart)), title=text, alt=text, unit=text)
    document = d.Document(
        text, text, text, text, text, text, text,
        (
            d.Head(text, text, text, (d.Field(text, words),), picture),
            d.Heading(2, words),
            d.Comparison(text, (column,), (d.ComparisonRow(text, ((d.Paragraph(words),),)),)),
            chart,
            picture,
            KeyFigures((Tile(text, text, text, text, text, (1,)),)),
            d.Table(text, (words,), ((words,),), row_headers=True),
            Notes((Note(1, words),)),
        ),
        draft=text,
        copy=text,
    )  # fmt: skip
    page = parse(render_html(document, Theme()))
    assert memo_text(page) == document_text(document)
    assert only(page, "title").to_text() == text
    assert not page.query("script, [onerror], [onload], iframe")
    assert [str(node.name) for node in page.query("img")] == ["img"] * 2
    assert len(page.query("style")) == len(page.query("body")) == len(page.query("main")) == 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "\x01https://example.org",
    ],
)
def test_only_http_and_mailto_links(url: str) -> None:
    """A URL of another scheme leaves the text without a link."""
    page = parse(render_html(memo_of(d.Paragraph((inlines.Link(url, (inlines.Text("words"),)),))), Theme()))
    assert not page.query("main a")
    assert memo_text(page).endswith("words")


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ('https://example.org/"onclick="x', "https://example.org/%22onclick=%22x"),
        ("https://example.org/a b\nc", "https://example.org/a%20b%0Ac"),
        ("https://example.org/é?q=<x>", "https://example.org/%C3%A9?q=%3Cx%3E"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/100%25?a=1&b=2", "https://example.org/100%25?a=1&b=2"),
    ],
)
def test_urls_are_percent_encoded(url: str, written: str) -> None:
    """Characters that a URL must not contain are percent-encoded; all others are unchanged."""
    page = parse(render_html(memo_of(d.Paragraph((inlines.Link(url, (inlines.Text("words"),)),))), Theme()))
    assert values(page, "href", "main a") == [written]


def test_control_characters_and_bidi_overrides_are_dropped() -> None:
    """Control characters, lone surrogates and bidi overrides are not written to the page."""
    text = "5\u202e per\x00cent\x1b[2J \ud800\u2066 and \u0645\u200c\u0646"
    page = parse(render_html(memo_of(d.Paragraph((inlines.Text(text),))), Theme()))
    assert memo_text(page).endswith("5 percent[2J \ufffd and \u0645\u200c\u0646")


def test_very_long_word() -> None:
    """A word of 100,000 characters before a note reference is rendered."""
    words = d.Paragraph((inlines.Text("x" * 100_000), inlines.NoteRef(1)))
    page = parse(render_html(memo_of(words, Notes((Note(1, ()),))), Theme()))
    assert len(memo_text(page)) > 100_000


@pytest.mark.parametrize("text", ['"', "\\", "</style>", "\n", "*/", "é", ""])
def test_css_strings_are_escaped(text: str) -> None:
    """Text in the style sheet is letters, digits, spaces and escapes, whatever the input."""
    written = css_string(text)
    assert written[0] == written[-1] == '"'
    assert not set(written[1:-1]) - set("0123456789abcdef\\ styl")
