"""Text that would be markup, style, script or a command comes out as text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document import inlines
from briefgen.document import nodes as d
from briefgen.render.html.document_html import render_html
from briefgen.render.html.stylesheet import css_string
from briefgen.theme import Theme
from tests.render.html.page_text import one, parse, said, told, values
from tests.render.pdf.harbour_memo import MEMO, memo_of

HOSTILE = (
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


@pytest.mark.parametrize("text", HOSTILE)
def test_words_are_never_markup(text: str) -> None:
    """Words that look like markup are read as they are, wherever they stand."""
    words = (inlines.Text(text, "fr"), inlines.NoteRef(1), inlines.Strong((inlines.Text(text),)))
    column = d.Column(text, text)
    picture = replace(next(b for b in MEMO.body if isinstance(b, d.Picture)), alt=text, caption=text)
    chart = replace(next(b for b in MEMO.body if isinstance(b, d.Chart)), title=text, alt=text, unit=text)
    document = d.Document(
        text, text, text, text, text, text, text,
        (
            d.Head(text, text, text, (d.Field(text, words),), picture),
            d.Heading(2, words),
            d.Comparison(text, (column,), (d.ComparisonRow(text, ((d.Paragraph(words),),)),)),
            chart,
            picture,
            d.KeyFigures((d.Tile(text, text, text, text, text, (1,)),)),
            d.Table(text, (words,), ((words,),), row_headers=True),
            d.Notes((d.Note(1, words),)),
        ),
        draft=text,
        copy=text,
    )  # fmt: skip
    page = parse(render_html(document, Theme()))
    assert said(page) == told(document)
    assert one(page, "title").to_text() == text
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
def test_only_addresses_of_the_web_and_of_mail_are_links(url: str) -> None:
    """An address of any other kind leaves the words without a link."""
    page = parse(render_html(memo_of(d.Paragraph((inlines.Link(url, (inlines.Text("words"),)),))), Theme()))
    assert not page.query("main a")
    assert said(page).endswith("words")


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
def test_an_address_is_written_so_that_nothing_follows_it(url: str, written: str) -> None:
    """What has no place in an address is percent-encoded; all else stays."""
    page = parse(render_html(memo_of(d.Paragraph((inlines.Link(url, (inlines.Text("words"),)),))), Theme()))
    assert values(page, "href", "main a") == [written]


def test_controls_and_overrides_of_direction_are_dropped() -> None:
    """Controls, lone surrogates and marks that change the order of reading do not reach the page."""
    text = "5\u202e per\x00cent\x1b[2J \ud800\u2066 and \u0645\u200c\u0646"
    page = parse(render_html(memo_of(d.Paragraph((inlines.Text(text),))), Theme()))
    assert said(page).endswith("5 percent[2J \ufffd and \u0645\u200c\u0646")


def test_a_word_without_end_does_not_hold_the_page() -> None:
    """A word of 100,000 characters before a mark is set like any other."""
    words = d.Paragraph((inlines.Text("x" * 100_000), inlines.NoteRef(1)))
    page = parse(render_html(memo_of(words, d.Notes((d.Note(1, ()),))), Theme()))
    assert len(said(page)) > 100_000


@pytest.mark.parametrize("text", ['"', "\\", "</style>", "\n", "*/", "é", ""])
def test_a_string_of_the_style_sheet_cannot_be_left(text: str) -> None:
    """Words in the style sheet are letters, digits, spaces and escapes, whatever they were."""
    written = css_string(text)
    assert written[0] == written[-1] == '"'
    assert not set(written[1:-1]) - set("0123456789abcdef\\ styl")
